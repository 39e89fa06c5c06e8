"""A kind of document for tests that is made in parts: lines of numbers, so many to a part."""

import os
import signal
import time
from collections.abc import Iterator, Mapping
from typing import Any

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import (
    DocumentKind,
    PartedBuild,
    UnknownKind,
    kind_called,
    register,
)
from egov_meeting.documents.progress import Progress

KEY = "parted"


def plan(request: BuildRequest, progress: Progress) -> list[dict[str, Any]]:
    total, size = request.params["total"], request.params["size"]
    return [
        {"from": start, "to": min(start + size, total)} for start in range(0, max(total, 1), size)
    ]


def make(request: BuildRequest, params: Mapping[str, Any], progress: Progress) -> bytes:
    lines = []
    for number in range(params["from"], params["to"]):
        progress.report("writing", percent=50, count=number)
        time.sleep(request.params.get("seconds", 0))
        if number == request.params.get("refused_at"):
            raise BuildRefused("no_line", f"line {number}")
        if number == request.params.get("killed_at"):
            os.kill(os.getpid(), signal.SIGKILL)
        lines.append(f"{number}\n")
    return "".join(lines).encode()


def join(request: BuildRequest, contents: Iterator[bytes], progress: Progress) -> BuiltDocument:
    return BuiltDocument(b"".join(contents), "mistari.txt", "text/plain")


def register_parted() -> None:
    """Once per process; also what a worker of the tests imports."""
    try:
        kind_called(KEY)
    except UnknownKind:
        parts = PartedBuild(plan, make, join)
        register(DocumentKind(key=KEY, title="Mistari", build=parts.alone, parts=parts))
