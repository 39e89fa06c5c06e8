"""Deadlines move only on record."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import save_changes
from egov_meeting.meetings.models import Phase


def extend_phase(
    *,
    phase: Phase,
    ends_on: datetime.date,
    reason: str,
    by: Actor,
    at: datetime.datetime,
) -> bool:
    """Move the end of a phase to a later day, and put before, after and reason on record.

    False when that day is its end already. Raises ValidationError for an earlier day, for a phase
    that has no end, and without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the phase is extended.")})
    if phase.ends_on is None:
        raise ValidationError(
            {"ends_on": _("This phase has no last day, so it need not be extended.")}
        )
    if ends_on < phase.ends_on:
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
