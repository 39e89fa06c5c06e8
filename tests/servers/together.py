"""PostgreSQL and Redis together, with what the settings need to find them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from egov_meeting.home.running.children import Children
from tests.servers.postgresql import start_postgresql
from tests.servers.redis_server import start_redis


@contextmanager
def own_servers() -> Iterator[dict[str, str]]:
    """Environment variables naming the servers, which run as long as the block does."""
    with tempfile.TemporaryDirectory(prefix="kikao-", dir="/tmp") as scratch:
        folder = Path(scratch)
        folder.chmod(0o711)  # another user must reach the data that is its own
        with Children(logs=folder / "logs") as children:
            database = start_postgresql(children=children, folder=folder)
            queue = start_redis(children=children, folder=folder)
            yield {
                "DATABASE_URL": database,
                "CELERY_BROKER_URL": f"{queue}/0",
                "REDIS_CACHE_URL": f"{queue}/1",
            }
