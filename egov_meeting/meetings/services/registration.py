"""The last day of a group's registration moves only on record."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.meetings.selectors.registration import registration_window


def extend_group_registration(
    *,
    group: ParticipantGroup,
    until: datetime.date,
    reason: str,
    by: Actor,
    at: datetime.datetime,
) -> bool:
    """Give one group a later last day of registration, on record with the reason.

    From then on the group follows its own day and no longer the edition's phase. False when
    registration ends on that day already. Raises ValidationError without a reason, for a day before
    the present end as it stands now, and for one after the meeting.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why registration is extended.")})
    with transaction.atomic():
        stored: ParticipantGroup = locked(group)
        closes_on = registration_window(group=stored).closes_on
        if until == closes_on:
            return False
        if until < closes_on:
            raise ValidationError({"until": _("Choose a day after the present last day.")})
        if until > stored.edition.ends_on:
            raise ValidationError({"until": _("Registration cannot go on after the meeting.")})
        return save_changes(
            group,
            by=by,
            at=at,
            action="meetings.registration_extended",
            fields={"registration_until": until},
            reason=reason.strip(),
        )
