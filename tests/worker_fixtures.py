"""Fixtures for tests with a real Celery worker: import them in the conftest.py that wants them."""

import uuid

import pytest
import redis
from django.db import connection

from tests.worker_process import BROKER, sending_to, start_worker


@pytest.fixture
def own_queue(transactional_db):
    """What the test enqueues goes to the real broker, under a name of its own."""
    if connection.vendor != "postgresql":
        pytest.skip("a worker in another process needs PostgreSQL (DATABASE_URL)")
    name = f"test-{uuid.uuid4().hex}-"
    with sending_to(name):
        yield name
    with redis.Redis.from_url(BROKER) as broker:
        for key in broker.scan_iter(f"{name}*"):
            broker.delete(key)


@pytest.fixture
def celery_worker_process(own_queue, settings, tmp_path):
    """Call it to start a real worker on this test's database, media and queue; it is killed at the end."""
    started = []

    def start(**options):
        worker = start_worker(
            media=settings.MEDIA_ROOT, folder=tmp_path, queue=own_queue, **options
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
