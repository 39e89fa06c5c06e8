"""Who took part and what was owed: from rows, or as recorded for editions before the portal.

Both kinds of edition answer the same questions, so no page need ask which kind it has.
"""

from django.db.models import Count, QuerySet, Sum

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.meetings.selectors.recorded import recorded_by_group, recorded_value
from registrations.choices import RegistrationState
from registrations.models import Registration

_TAKING_PART = (RegistrationState.CONFIRMED, RegistrationState.EXEMPT)
_OWING = (RegistrationState.PENDING, RegistrationState.CONFIRMED)


def registrations_taking_part(*, edition: Edition) -> QuerySet[Registration]:
    """Registrations that count as participants: paid for or exempt, not cancelled."""
    return Registration.objects.filter(edition=edition, state__in=_TAKING_PART)


def participants_total(*, edition: Edition) -> int | None:
    """How many took part in the edition; None where an old edition's documents do not say."""
    if edition.is_recorded:
        return recorded_value(edition=edition, measure=Measure.PARTICIPANTS)
    return registrations_taking_part(edition=edition).count()


def participants_by_group(*, edition: Edition) -> dict[ParticipantGroup, int | None]:
    """How many took part in each group, in the order of the groups; None where it is not recorded."""
    groups = list(edition.groups.all())
    if edition.is_recorded:
        recorded = recorded_by_group(edition=edition, measure=Measure.PARTICIPANTS)
        return {group: recorded.get(group.pk) for group in groups}
    rows = registrations_taking_part(edition=edition).values_list("group").annotate(Count("pk"))
    counts = dict(rows.order_by())
    return {group: counts.get(group.pk, 0) for group in groups}


def fees_owed(*, edition: Edition) -> int | None:
    """The fees of all who registered and did not cancel, paid or not, in whole shillings.

    None where an old edition's documents do not say.
    """
    if edition.is_recorded:
        return recorded_value(edition=edition, measure=Measure.FEES_OWED)
    owed = Registration.objects.filter(edition=edition, state__in=_OWING)
    return owed.aggregate(total=Sum("amount_due"))["total"] or 0
