"""Looking that goes on record: whoever reads what is personal, and whoever takes a list out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from egov_meeting.audit.services import record
from registrations.models import Registration
from registrations.selectors.staff_registration import VIEWED, was_viewed_since

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.meetings.models import Edition

VIEWED_EVERY = timedelta(hours=1)


def record_viewing(*, registration: Registration, by: User, at: datetime) -> bool:
    """Note who read address, phone and needs of a person; False when the same person did within the hour."""
    since = at - VIEWED_EVERY
    if was_viewed_since(registration=registration, by_id=by.pk, since=since):
        return False
    record(action=VIEWED, obj=registration, by=by, at=at, shown_publicly=False)
    return True


def record_export(
    *, edition: Edition, what: Mapping[str, Any], rows: int, by: User, at: datetime
) -> None:
    """Note who took which list of people out of the portal: filter, columns, format and how many."""
    record(
        action="registrations.exported",
        obj=edition,
        by=by,
        at=at,
        after={**what, "rows": rows},
        shown_publicly=False,
    )
