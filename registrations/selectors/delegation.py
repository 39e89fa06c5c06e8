"""What a focal person sees: the people of the own institution and the bills it pays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.public import public_editions
from egov_meeting.meetings.selectors.registration import registration_of_groups
from egov_meeting.payments.models import Bill, BillItem
from registrations.choices import STANDING_STATES, RegistrationState, Source
from registrations.models import Registration
from registrations.names import name_key
from registrations.payables import KIND
from registrations.phones import masked_phone
from registrations.selectors.fees import fees_on


@dataclass(frozen=True)
class DelegateQuery:
    """Which people are shown; what is empty does not narrow."""

    text: str = ""
    group_number: int | None = None
    state: str = ""


@dataclass(frozen=True)
class ListedDelegate:
    """A line of the list. Of somebody who registered alone it tells no more than where the person stands."""

    registration: Registration
    is_ours: bool
    phone: str
    bill: Bill | None


@dataclass(frozen=True)
class DelegationFigures:
    """People and whole shillings of an institution in an edition."""

    registered: int
    sure: int
    exempt: int
    owing: int
    owed: int
    paid: int
    waiting: int


@dataclass(frozen=True)
class OpenPlace:
    """A group that takes registrations now, with a fee that holds today (none where it costs nothing)."""

    group: ParticipantGroup
    fee: FeeCategory | None

    @property
    def key(self) -> str:
        return f"{self.group.pk}-{self.fee.pk if self.fee else 0}"

    @property
    def amount(self) -> int:
        return self.fee.amount if self.fee else 0


def delegation_editions() -> list[Edition]:
    """The meetings that a delegation can be looked at in, the latest first."""
    return list(public_editions().filter(is_recorded=False))


def focal_person_of(*, institution: Institution) -> User | None:
    """Who looks after its delegation; of several the one who has the role for longest. One query."""
    people = User.objects.filter(
        institution=institution,
        is_active=True,
        role_assignments__role__in=(Role.FOCAL_PERSON, Role.MINISTRY_FOCAL_PERSON),
    )
    return people.order_by("role_assignments__pk").first()


def edition_for_delegations(
    *, editions: Collection[Edition], year: str, on: dt.date
) -> Edition | None:
    """That of the year, else the next one that is open for registration, else the latest."""
    by_year = {str(edition.year): edition for edition in editions}
    if year in by_year:
        return by_year[year]
    ahead = [edition for edition in editions if edition.ends_on >= on]
    open_now = [edition for edition in ahead if edition.state == EditionState.REGISTRATION]
    nearest = sorted(open_now or ahead, key=lambda edition: edition.starts_on)
    return next(iter([*nearest, *editions]), None)


def delegation_of(
    *, institution: Institution, edition: Edition, query: DelegateQuery | None = None
) -> QuerySet[Registration]:
    """The institution's registrations in the edition, by group and name."""
    query = query or DelegateQuery()
    rows = Registration.objects.filter(institution=institution, edition=edition)
    if query.group_number is not None:
        rows = rows.filter(group__number=query.group_number)
    if query.state:
        rows = rows.filter(state=query.state)
    key = name_key(query.text)
    for word in key.split():
        rows = rows.filter(name_key__contains=word)
    if query.text and not key:
        rows = rows.none()
    return rows.select_related("group").order_by("group__number", "sort_name", "pk")


def listed_delegates(rows: Collection[Registration]) -> list[ListedDelegate]:
    """Lines of the list for one page of rows. One query."""
    bills = open_bills_of(rows)
    return [
        ListedDelegate(
            row,
            is_ours=row.source == Source.DELEGATION,
            phone=masked_phone(row.phone) if row.source == Source.DELEGATION else "",
            bill=bills.get(row.pk),
        )
        for row in rows
    ]


def open_bills_of(rows: Collection[Registration]) -> dict[int, Bill]:
    """The bills by which these can be paid now, by the number of the registration. One query."""
    items = BillItem.objects.filter(
        payable_kind=KIND, payable_id__in=[str(row.pk) for row in rows], is_open=True
    )
    return {int(item.payable_id): item.bill for item in items.select_related("bill")}


def delegation_figures(*, institution: Institution, edition: Edition) -> DelegationFigures:
    """How the delegation stands. One query."""
    pending = Q(state=RegistrationState.PENDING)
    counted = Registration.objects.filter(institution=institution, edition=edition).aggregate(
        registered=Count("pk", filter=Q(state__in=STANDING_STATES)),
        sure=Count("pk", filter=Q(state=RegistrationState.CONFIRMED)),
        exempt=Count("pk", filter=Q(state=RegistrationState.EXEMPT)),
        owing=Count("pk", filter=pending),
        owed=Sum(F("amount_due") - F("amount_paid"), filter=pending),
        paid=Sum("amount_paid"),
        waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
    )
    return DelegationFigures(**{name: number or 0 for name, number in counted.items()})


def delegation_bills(*, institution: Institution, edition: Edition) -> QuerySet[Bill]:
    """The bills that the institution pays, newest first; not those of people who pay alone."""
    ours = (
        Registration.objects.filter(institution=institution, paid_by_institution=True)
        .annotate(number=Cast("pk", CharField()))
        .values("number")
    )
    items = BillItem.objects.filter(
        bill=OuterRef("pk"), payable_kind=KIND, payable_id__in=ours.order_by()
    )
    return Bill.objects.filter(Exists(items), institution=institution, edition=edition)


def people_to_bill(*, institution: Institution, edition: Edition) -> QuerySet[Registration]:
    """Those of the institution who owe something that stands on no open bill."""
    billed = BillItem.objects.filter(
        payable_kind=KIND, payable_id=Cast(OuterRef("pk"), CharField()), is_open=True
    )
    return delegation_of(institution=institution, edition=edition).filter(
        ~Exists(billed), state=RegistrationState.PENDING, amount_due__gt=F("amount_paid")
    )


def open_places(*, edition: Edition, at: dt.datetime) -> list[OpenPlace]:
    """Every group that takes registrations now, once for each fee that holds today. Three queries."""
    groups = list(edition.groups.all())
    standing = registration_of_groups(edition=edition, at=at, groups=groups)
    fees = list(fees_on(day=timezone.localdate(at)).filter(group__in=groups))
    places = []
    for group in groups:
        if standing[group.pk].is_open:
            of_group: list[FeeCategory | None] = [fee for fee in fees if fee.group_id == group.pk]
            places += [OpenPlace(group, fee) for fee in of_group or [None]]
    return places
