"""Deadlines move only on record."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes
from egov_meeting.meetings.models import Phase


def extend_phase(
    *,
    phase: Phase,
    ends_on: datetime.date,
    reason: str,
    by: Actor,
    at: datetime.datetime,
) -> bool:
    """Give a phase a later last day (or its first one), on record with the reason.

    False when that day is its end already. Raises ValidationError without a reason, and for a day
    before the present end or the start, as they stand now.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the phase is extended.")})
    with transaction.atomic():
        stored: Phase = locked(phase)
        earliest = stored.ends_on or stored.starts_on
        if earliest is not None and ends_on < earliest:
            raise ValidationError(
                {"ends_on": _("An extended phase ends later than before. Choose a later day.")}
            )
        return save_changes(
            phase,
            by=by,
            at=at,
            action="meetings.deadline_extended",
            fields={"ends_on": ends_on},
            reason=reason.strip(),
        )
