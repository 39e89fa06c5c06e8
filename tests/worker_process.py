"""Real Celery workers for tests, each ended by its own number."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from kombu import pools

from egov_meeting.celery import app

BROKER = os.environ.get("CELERY_BROKER_URL", "redis://127.0.0.1:56379/0")
ROOT = Path(__file__).resolve().parent.parent


@dataclass
class WorkerProcess:
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_ready(self, seconds: float = 30) -> None:
        wait_for(lambda: b" ready." in self.log.read_bytes(), seconds, self.log)

    def kill(self) -> None:
        """As `kill -9` on the whole worker: nobody gets to say good-bye."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def start_worker(*, media: Any, folder: Path, queue: str, concurrency: int = 1) -> WorkerProcess:
    """Start a worker on the test database and the queue of this test, and wait until it is ready."""
    number = len(list(folder.glob("worker-*.log")))
    log = folder / f"worker-{number}.log"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
        "DATABASE_URL": _database_address(),
        "KIKAO_TEST_MEDIA": str(media),
        "KIKAO_TEST_BROKER": BROKER,
        "KIKAO_TEST_QUEUE": queue,
    }
    command = [sys.executable, "-m", "celery", "-A", "tests.worker_app", "worker"]
    options = [
        "-Q",
        "documents,messages,default",
        "-c",
        str(concurrency),
        "-l",
        "INFO",
        "--without-mingle",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options, "-n", f"test{number}-{os.getpid()}@localhost"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    worker = WorkerProcess(process, log)
    worker.wait_until_ready()
    return worker


@contextmanager
def sending_to(queue: str, broker: str = BROKER) -> Iterator[None]:
    """While this lasts, what the portal enqueues goes to `broker`, under the name `queue`."""
    before = {name: app.conf[name] for name in ("broker_url", "broker_transport_options")}
    _reconnect(
        broker_url=broker,
        broker_transport_options={
            "global_keyprefix": queue,
            **settings.REDIS_BROKER_OPTIONS,
        },
    )
    try:
        yield
    finally:
        _reconnect(**before)


def wait_for(is_so: Any, seconds: float = 20, log: Path | None = None) -> float:
    """Seconds until `is_so()` holds. Fails the test, with the worker's log, when it never does."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            said = log.read_text(errors="replace")[-3000:] if log else ""
            raise AssertionError(f"nothing happened within {seconds} s\n{said}")
        time.sleep(0.05)
    return time.monotonic() - began


def _reconnect(**conf: Any) -> None:
    app.conf.update(conf)
    pools.reset()
    app._pool = None
    app.amqp._producer_pool = None


def _database_address() -> str:
    named = connection.settings_dict
    password = f":{named['PASSWORD']}" if named["PASSWORD"] else ""
    host = f"{named['HOST'] or '127.0.0.1'}:{named['PORT'] or 5432}"
    return f"postgres://{named['USER']}{password}@{host}/{named['NAME']}"
