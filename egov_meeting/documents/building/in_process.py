"""Building in the worker itself: for tests and for systems without fork()."""

from egov_meeting.documents.building.keeper import LeaseKeeper
from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.progress import Progress


def build_in_process(*, request: BuildRequest, keeper: LeaseKeeper) -> BuiltDocument:
    """Build here; a cancelled job stops at the next report of progress. Raises Cancelled, BuildRefused."""
    kind = kind_called(request.kind)
    return kind.build(request, Progress(keeper.take))
