"""How registration stands in an edition: people and money by group and kind of institution, and over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import (
    SEATED_STATES,
    STANDING_STATES,
    ClaimState,
    DecisionState,
    RegistrationState,
)
from registrations.models import Exemption, RefundClaim, Registration
from registrations.selectors.staff_list import MONEY, OWED, OWING, Money, start_of

NEARLY_FULL = 0.9
POINTS = 8
_LAPSED = "registrations.registration.lapsed"


@dataclass
class Figures:
    """People by how they stand, and shillings, of a group, a kind of institution or all."""

    seated: int = 0
    paid: int = 0
    exempt: int = 0
    waiting: int = 0
    amount_owed: int = 0
    amount_paid: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        number = row["number"]
        self.seated += number if row["state"] in SEATED_STATES else 0
        self.exempt += number if row["state"] == RegistrationState.EXEMPT else 0
        self.waiting += number if row["state"] == RegistrationState.WAITING else 0
        self.paid += row["paid_people"]
        self.amount_owed += int(row["owed"])
        self.amount_paid += int(row["paid"])


@dataclass
class Standing:
    """`kinds` are in the order of their figures; the kind is "" for institutions that are not listed."""

    total: Figures = field(default_factory=Figures)
    groups: dict[int, Figures] = field(default_factory=dict)
    kinds: dict[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True)
class Waiting:
    """Numbers of what waits for staff in the edition."""

    exemptions: int
    claims: int
    lapsed_today: int


def standing_of(*, edition: Edition) -> Standing:
    """All figures of the edition. One query."""
    rows = (
        Registration.objects.filter(edition=edition)
        .order_by()
        .values("group_id", "institution__kind", "state")
        .annotate(
            number=Count("pk"),
            paid_people=Count("pk", filter=MONEY[Money.PAID]),
            owed=Sum(OWED, filter=OWING, default=0),
            paid=Sum("amount_paid", default=0),
        )
    )
    found = Standing()
    for row in rows:
        found.total.add(row)
        found.groups.setdefault(row["group_id"], Figures()).add(row)
        found.kinds.setdefault(row["institution__kind"] or "", Figures()).add(row)
    found.kinds = dict(sorted(found.kinds.items(), key=lambda pair: (-pair[1].seated, pair[0])))
    return found


def registered_until(*, edition: Edition, today: dt.date) -> list[tuple[dt.date, int]]:
    """How many had registered, of those who still stand, at some days up to today. One query."""
    rows = (
        Registration.objects.filter(edition=edition, state__in=STANDING_STATES)
        .order_by()
        .values_list(TruncDate("created_at"))
        .annotate(number=Count("pk"))
    )
    by_day = dict(rows)
    if not by_day:
        return []
    first, last = min(by_day), max(max(by_day), min(today, edition.ends_on))
    return [
        (day, sum(number for one, number in by_day.items() if one <= day))
        for day in _spread(first, last)
    ]


def waiting_for_staff(*, edition: Edition, at: dt.datetime) -> Waiting:
    """What waits for a decision or a transfer, and what ran out today. Three queries."""
    exemptions = Exemption.objects.filter(registration__edition=edition)
    claims = RefundClaim.objects.filter(registration__edition=edition)
    lapsed = Event.objects.filter(edition_id=edition.pk, action=_LAPSED)
    return Waiting(
        exemptions=exemptions.filter(state=DecisionState.WAITING).count(),
        claims=claims.filter(state=ClaimState.OPEN).count(),
        lapsed_today=lapsed.filter(at__gte=start_of(timezone.localdate(at))).count(),
    )


def nearly_full(groups: Iterable[ParticipantGroup], standing: Standing) -> list[ParticipantGroup]:
    """The groups of which nine in ten places are taken. No query."""
    return [
        group
        for group in groups
        if group.capacity
        and group.pk in standing.groups
        and standing.groups[group.pk].seated >= NEARLY_FULL * group.capacity
    ]


def _spread(first: dt.date, last: dt.date) -> list[dt.date]:
    """At most POINTS days from the first to the last, evenly apart."""
    days = (last - first).days
    steps = min(POINTS - 1, days) or 1
    return sorted(
        {first + dt.timedelta(days=round(days * step / steps)) for step in range(steps + 1)}
    )
