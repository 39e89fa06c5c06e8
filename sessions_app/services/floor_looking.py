"""On record: who took what was said out of the portal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from egov_meeting.audit.services import record
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def record_floor_export(
    *, edition: Edition, format: str, rows: int, by: Actor, at: datetime
) -> None:
    """Keep that somebody took the list of contributions, with names, as a file."""
    record(
        action="sessions_app.floor_exported",
        obj=edition,
        by=by,
        at=at,
        after={"format": format, "rows": rows},
        shown_publicly=False,
    )
