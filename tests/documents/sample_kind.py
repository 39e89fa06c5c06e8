"""A kind of document for tests: as quick, as slow or as faulty as its parameters say."""

import os
import signal
import time

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind, UnknownKind, kind_called, register
from egov_meeting.documents.progress import Progress

KEY = "sample"


def build(request: BuildRequest, progress: Progress) -> BuiltDocument:
    progress.report("reading", percent=10, until=90)
    match request.params.get("how", "quick"):
        case "slow":
            for at in range(100):
                time.sleep(0.1)
                progress.report("writing", percent=10 + at * 0.8, count=at)
        case "stuck":
            time.sleep(60)
        case "refused":
            raise BuildRefused("no_programme", "edition has 0 sessions")
        case "broken":
            raise ZeroDivisionError("a mistake of ours")
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "empty":
            return BuiltDocument(b"", "tupu.txt", "text/plain")
    text = (
        f"{request.edition.year} {request.language} toleo {request.version} {request.requested_at}"
    )
    return BuiltDocument(text.encode(), f"sampuli-{request.language}.txt", "text/plain", "f" * 64)


def is_signed_in(user: object, obj: object) -> bool:
    return bool(getattr(user, "is_authenticated", False))


def register_sample() -> None:
    """Once per process; also what a worker of the tests imports."""
    try:
        kind_called(KEY)
    except UnknownKind:
        register(
            DocumentKind(
                key=KEY,
                title="Sampuli",
                build=build,
                can_request=is_signed_in,
                can_view=is_signed_in,
                can_publish=is_signed_in,
                is_public=True,
                errors={"no_programme": "Toleo hili halina ratiba bado."},
            )
        )
