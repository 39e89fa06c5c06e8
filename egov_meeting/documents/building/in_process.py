"""Building in the worker itself: for tests and for systems without fork()."""

from collections.abc import Callable
from typing import TypeVar

from egov_meeting.documents.building.in_child import Watch
from egov_meeting.documents.building.keeper import LeaseKeeper
from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.progress import Progress

Made = TypeVar("Made")


def build_in_process(*, request: BuildRequest, keeper: LeaseKeeper) -> BuiltDocument:
    """Build here; a cancelled job stops at the next report of progress. Raises Cancelled, BuildRefused."""
    kind = kind_called(request.kind)
    return kind.build(request, Progress(keeper.take))


def run_in_process(work: Callable[[Progress], Made], watch: Watch) -> Made:
    """Do a piece of work here."""
    return work(Progress(watch.take))
