"""Starting an edition and extending its deadlines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.meetings.models import Edition, Phase

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def start_edition(*, edition: Edition, by: Actor, at: datetime.datetime) -> None:
    """Insert a new edition; it begins as a draft that only the staff see. Raises ValidationError."""
    save_new(edition, by=by, at=at, action="meetings.edition_started")


def extend_phase(
    *, phase: Phase, ends_on: datetime.date, reason: str, by: Actor, at: datetime.datetime
) -> bool:
    """Give a phase a later last day, on record with the reason. False when it already ends then."""
    return save_changes(
        phase,
        by=by,
        at=at,
        action="meetings.deadline_extended",
        fields={"ends_on": ends_on},
        reason=reason,
    )
