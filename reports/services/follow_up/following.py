"""What follows from an adoption: the institutions named owe the resolution from now on, and are told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reports import follow_up_notifications as notifications
from reports.follow_up_notifications import Owed
from reports.models import Resolution
from reports.services.follow_up.obliging import ensure_obligations

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def follow_adopted(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Make the rows of those named and ask them to report; a class is asked when staff say so."""
    made = ensure_obligations(resolution=resolution, by=by, at=at)
    people = notifications.focal_people([row.institution_id for row in made])
    for row in made:
        owed = Owed(resolution, row.institution)
        asked = people.get(row.institution_id, [])
        notifications.tell_asked(owed, people=asked, key="adopted", at=at)
