import pytest

from tests.documents.sample_kind import register_sample
from tests.worker_fixtures import celery_worker_process, own_queue

__all__ = ["celery_worker_process", "own_queue"]


@pytest.fixture(autouse=True)
def _sample_kind(settings, tmp_path):
    register_sample()
    settings.MEDIA_ROOT = tmp_path / "media"
