"""Spreadsheets of delegations: their rows, who of them is registered already, and who will have to wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.applicants import Applicant
from registrations.choices import STANDING_STATES, RegistrationState, RowOutcome
from registrations.models import DelegationImport, ImportRow, Registration
from registrations.names import are_alike, name_key
from registrations.selectors.seats import seats_by_group

_LOOKED_UP_AT_ONCE = 400


@dataclass(frozen=True)
class Counts:
    """Rows of a sheet by what becomes of them."""

    new: int = 0
    already: int = 0
    faulty: int = 0
    committed: int = 0

    @property
    def all(self) -> int:
        return self.new + self.already + self.faulty + self.committed


class PeopleKnown:
    """The standing registrations that could be those of some people, for asking about one at a time.

    Answers as `known_person` does, from what was looked up for all of them at once.
    """

    def __init__(self, rows: Iterable[Registration], *, institution: Institution) -> None:
        self._institution = institution
        self._by_email: dict[tuple[int, str], Registration] = {}
        self._by_phone: dict[tuple[int, str], list[Registration]] = defaultdict(list)
        self._by_name: dict[tuple[int, str], Registration] = {}
        for row in rows:
            if row.email:
                self._by_email.setdefault((row.group_id, row.email), row)
            if row.phone:
                self._by_phone[row.group_id, row.phone].append(row)
            if row.institution_id == institution.pk:
                self._by_name.setdefault((row.group_id, row.name_key), row)

    def standing(self, *, group_id: int, person: Applicant) -> Registration | None:
        """The registration for the group that is the same person's."""
        by_email = self._by_email.get((group_id, person.email)) if person.email else None
        if by_email:
            return by_email
        for row in self._by_phone.get((group_id, person.phone), []) if person.phone else []:
            if are_alike(row.full_name, person.full_name):
                return row
        return self._by_name.get((group_id, name_key(person.full_name)))


def people_known(
    *, edition: Edition, institution: Institution, people: Sequence[Applicant]
) -> PeopleKnown:
    """Everybody in the edition who could be one of these people. A query for every 400 of them."""
    found: dict[int, Registration] = {}
    for start in range(0, len(people), _LOOKED_UP_AT_ONCE):
        batch = people[start : start + _LOOKED_UP_AT_ONCE]
        wanted = Q(institution=institution, name_key__in={name_key(one.full_name) for one in batch})
        wanted |= Q(email__in={one.email for one in batch if one.email})
        wanted |= Q(phone__in={one.phone for one in batch if one.phone})
        rows = Registration.objects.filter(wanted, edition=edition, state__in=STANDING_STATES)
        found |= {row.pk: row for row in rows}
    return PeopleKnown(found.values(), institution=institution)


def imports_of(*, institution: Institution, edition: Edition) -> QuerySet[DelegationImport]:
    """The institution's sheets, newest first, without their bytes."""
    rows = DelegationImport.objects.filter(institution=institution, edition=edition)
    return rows.defer("content").select_related("uploaded_by")


def imports_in(*, edition: Edition) -> QuerySet[DelegationImport]:
    """The sheets of all institutions, newest first, without their bytes."""
    rows = DelegationImport.objects.filter(edition=edition)
    return rows.defer("content").select_related("uploaded_by", "institution")


def counts_of(sheet: DelegationImport) -> Counts:
    """How many rows there are of each kind. One query."""
    found = sheet.rows.order_by().values_list("outcome").annotate(Count("pk"))
    return Counts(**dict(found))


def rows_of(*, sheet: DelegationImport, outcome: str = "") -> QuerySet[ImportRow]:
    """The rows in their order, those with one outcome where it is given."""
    rows = sheet.rows.select_related("registration").order_by("number")
    return rows.filter(outcome=outcome) if outcome in RowOutcome.values else rows


def faulty_rows(*, sheet: DelegationImport) -> Iterator[ImportRow]:
    return rows_of(sheet=sheet, outcome=RowOutcome.FAULTY).iterator(chunk_size=500)


def new_who_will_wait(*, sheet: DelegationImport) -> dict[int, int]:
    """How many of the new rows find no free place now, by the number of the group. Two queries."""
    new = dict(
        sheet.rows.filter(outcome=RowOutcome.NEW, group_number__isnull=False)
        .order_by()
        .values_list("group_number")
        .annotate(Count("pk"))
    )
    seats = seats_by_group(edition=sheet.edition)
    numbers = dict(sheet.edition.groups.values_list("number", "pk"))
    waiting = {}
    for number, count in new.items():
        place = seats[numbers[number]] if number in numbers else None
        if place is None or place.left is None:
            continue
        free = max(place.left - place.waiting, 0)
        if count > free:
            waiting[number] = count - free
    return waiting


def committed_who_wait(*, sheet: DelegationImport) -> int:
    """How many of those registered from the sheet stand on a waiting list."""
    return sheet.rows.filter(
        outcome=RowOutcome.COMMITTED, registration__state=RegistrationState.WAITING
    ).count()
