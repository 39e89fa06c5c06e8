"""What somebody who registers on a day would pay."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.kept import kept_fees


def fees_on(*, day: datetime.date) -> QuerySet[FeeCategory]:
    """The fee categories that are valid on that day, of all groups, in their order."""
    return FeeCategory.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
    ).order_by("group_id", "order")


def fees_of(*, group: ParticipantGroup, day: datetime.date) -> QuerySet[FeeCategory]:
    """Those of one group."""
    return fees_on(day=day).filter(group=group)


def fees_that_hold(*, group: ParticipantGroup, at: datetime.datetime) -> list[FeeCategory]:
    """The same for the day of a moment, from what is kept of the group: for reading only."""
    day = timezone.localdate(at)
    return [
        fee
        for fee in kept_fees(group_id=group.pk)
        if (fee.valid_from is None or fee.valid_from <= day)
        and (fee.valid_until is None or day <= fee.valid_until)
    ]


def chosen_fee(
    *, group: ParticipantGroup, fee: FeeCategory | None, at: datetime.datetime
) -> FeeCategory | None:
    """`fee` as it stands today, or the only one there is; None where the group never had one.

    Raises ValidationError when several hold and none is chosen, when the chosen one is not of them,
    and when fees of the group hold on other days only.
    """
    valid = fees_that_hold(group=group, at=at)
    if not valid and not kept_fees(group_id=group.pk):
        return None
    if fee is None and len(valid) == 1:
        return valid[0]
    chosen = next((one for one in valid if fee is not None and one.pk == fee.pk), None)
    if chosen is None:
        raise ValidationError({"fee_category": [_("Choose one of the fees that hold today.")]})
    return chosen
