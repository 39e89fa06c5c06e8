"""Who took part and what was owed: from rows, or as recorded for editions before the portal.

Both kinds of edition answer the same questions, so no page need ask which kind it has.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.meetings.selectors.recorded import recorded_by_group, recorded_value
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.choices import TAKING_PART, RegistrationState
from registrations.models import Registration

_OWING = (RegistrationState.PENDING, RegistrationState.CONFIRMED)


def registrations_taking_part(*, edition: Edition) -> QuerySet[Registration]:
    """Registrations that count as participants: paid for or exempt, not cancelled."""
    return Registration.objects.filter(edition=edition, state__in=TAKING_PART)


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


Named = tuple[str, str]
ROWS_AT_ONCE = 2000


class ListedParticipant(NamedTuple):
    """A line of a printed list. Institution and group come with the language of their name, "" for
    the language asked for."""

    name: str
    institution: Named
    group: Named


def listed_participants(*, edition: Edition, language: str) -> Iterator[ListedParticipant]:
    """Those taking part, by group and name, institutions as they were called on the edition's days.

    Four queries however many there are; rows are read as they are needed, and of each only the name,
    the institution and the group.
    """
    present = registrations_taking_part(edition=edition)
    institutions = {None: ("", "")} | {
        institution.pk: _institution(institution, edition, language)
        for institution in Institution.objects.filter(
            pk__in=present.order_by().values("institution")
        ).prefetch_related("former_names")
    }
    groups = {group.pk: _named(group, "name", language) for group in edition.groups.all()}
    rows = present.order_by("group__number", "sort_name", "pk").values_list(
        "full_name", "institution_id", "group_id"
    )
    for name, institution, group in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield ListedParticipant(name, institutions[institution], groups[group])


def _institution(institution: Institution, edition: Edition, language: str) -> Named:
    """Its name on the edition's first day; where the language has none, the other one's."""
    name = institution.name_on(edition.starts_on, language)
    swahili = institution.name_on(edition.starts_on, "sw")
    return name, "sw" if language != "sw" and name == swahili else ""


def _named(obj: Any, field: str, language: str) -> Named:
    own = text_in(obj, field, language)
    other = other_language(language)
    return (own, "") if own else (text_in(obj, field, other), other)
