from tests.worker_fixtures import celery_worker_process, own_queue

__all__ = ["celery_worker_process", "own_queue"]
