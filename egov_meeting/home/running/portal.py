"""The command lines of the portal's processes, as the demonstration and the measurements start them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from django.conf import settings

from egov_meeting.home.running.ports import LOOPBACK

QUEUES = "default,messages,documents"


def web_command(*, port: int, workers: int | None = None) -> list[str]:
    """Granian on the loopback address; one process for each core, four at most."""
    return [
        *(sys.executable, "-m", "granian", "egov_meeting.wsgi:application"),
        *("--interface", "wsgi", "--host", LOOPBACK, "--port", str(port)),
        *("--workers", str(workers or min(cores(), 4)), "--blocking-threads", "2"),
        *("--no-ws", "--workers-kill-timeout", "5", "--respawn-failed-workers"),
        *("--http1-buffer-size", "32768"),  # headers larger than this are refused
    ]


def worker_command(*, concurrency: int = 2, with_timer: bool = True) -> list[str]:
    """One Celery worker for all queues; `with_timer` keeps the periodic work in the same process.

    Where pages and work share the cores, pages go first. A real installation runs the timer (beat) and the queue `documents` apart: docker-compose.yml.
    """
    timer = ["--beat", "--schedule", str(Path(settings.VAR_DIR) / "beat-schedule")]
    return [
        *_behind_the_pages(),
        *(sys.executable, "-m", "celery", "--app", "egov_meeting", "--quiet", "worker"),
        *("--queues", QUEUES, "--concurrency", str(concurrency), "--loglevel", "WARNING"),
        *("--without-gossip", "--without-mingle"),
        *(timer if with_timer else []),
    ]


def _behind_the_pages() -> list[str]:
    nice = shutil.which("nice")
    return [nice, "-n", "10"] if nice else []


def cores() -> int:
    return len(os.sched_getaffinity(0))
