"""Building in a process of its own, which can be killed whatever it is doing.

The worker forks a child, listens to its reports, shows signs of life and looks whether the job is
still wanted. A crash of the child (out of memory, a fault in a C library) is a failed job and not a
dead worker; the memory of a big document goes back to the system with it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Any, NoReturn, Protocol, TypeVar, cast

from django.db import connections

from egov_meeting.documents.building.keeper import LeaseKeeper
from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.progress import Milestone, Progress

Made = TypeVar("Made")
# How long the worker listens before it looks after its lease, in seconds.
LISTEN = 0.2
SELDOM = 100_000, 20, 1000
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl()


class Watch(Protocol):
    """What looks after a piece of work while a child does it; both calls may raise Cancelled."""

    def take(self, milestone: Milestone) -> None: ...

    def beat(self) -> None: ...


def build_in_child(*, request: BuildRequest, keeper: LeaseKeeper) -> BuiltDocument:
    """Build in a child process. Raises Cancelled within a second of the wish, BuildRefused otherwise."""
    kind = kind_called(request.kind)
    keeper.begin("starting", percent=2)
    return run_in_child(lambda progress: kind.build(request, progress), keeper)


def run_in_child(work: Callable[[Progress], Made], watch: Watch) -> Made:
    """Do `work` in a child process and give what it gave. Raises what build_in_child raises."""
    warm_up()
    # A connection shared with a child would be closed by whichever ends first.
    connections.close_all()
    listening, speaking = Pipe(duplex=False)
    worker = os.getpid()
    # os.fork(), because Celery's processes are daemons, to which multiprocessing allows no children.
    child = os.fork()
    if child == 0:
        _child(work, speaking, worker)
    speaking.close()
    try:
        return cast(Made, _follow(listening, watch))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        listening.close()


def _follow(listening: Connection, watch: Watch) -> Any:
    while True:
        if listening.poll(LISTEN):
            try:
                said: Any = listening.recv()
            except (EOFError, OSError):
                raise BuildRefused("worker_died", "the building process ended early") from None
            if isinstance(said, BuildRefused):
                raise said
            if not isinstance(said, Milestone):
                return said
            watch.take(said)
        watch.beat()


def _child(work: Callable[[Progress], Any], speaking: Connection, worker: int) -> NoReturn:
    """The whole life of the child. It ends without exit handlers, which belong to the worker."""
    try:
        _end_with(worker)
        # What the worker holds is never garbage, and collecting often costs a quarter of the time;
        # seldom costs nothing, and without it a report takes ten megabytes more.
        gc.freeze()
        gc.set_threshold(*SELDOM)
        speaking.send(_outcome(work, Progress(speaking.send)))
        speaking.close()
    finally:
        os._exit(0)


def _outcome(work: Callable[[Progress], Any], progress: Progress) -> Any:
    try:
        return work(progress)
    except BuildRefused as refusal:
        return BuildRefused(refusal.key, refusal.detail)
    except BaseException:
        return BuildRefused("unexpected", traceback.format_exc())


def _end_with(worker: int) -> None:
    """Have the kernel kill this child when the worker is killed, and forget the worker's handlers."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != worker:
        os._exit(1)
