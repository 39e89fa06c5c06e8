"""Starting an edition."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from egov_meeting.audit.services import save_new
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def start_edition(*, edition: Edition, by: Actor, at: datetime.datetime) -> None:
    """Insert a new edition; it begins as a draft that only the staff see. Raises ValidationError."""
    save_new(edition, by=by, at=at, action="meetings.edition_started")
