from collections.abc import Iterator
from typing import Any

import pytest

from egov_meeting.shared import kept_facts, public_cache
from tests.worker_fixtures import celery_worker_process, own_queue

__all__ = ["celery_worker_process", "own_queue"]


@pytest.fixture
def keeping_facts(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process keeps groups, fees and rules, as it does outside of tests."""
    settings.FACTS_KEPT_SECONDS = 60
    monkeypatch.setattr(kept_facts, "_kept", {})
    public_cache._seen = (0.0, "")
    yield
    public_cache._seen = (0.0, "")
