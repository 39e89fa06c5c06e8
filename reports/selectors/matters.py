"""Matters arising (yatokanayo): what became of the resolutions of earlier meetings, as an edition finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from egov_meeting.meetings.models import Edition
from reports.choices import Delivery
from reports.models import Assessment, Resolution
from reports.rolling_up import weighted_mean
from reports.selectors.owed import TONES
from reports.selectors.owing import (
    CLOSED,
    adopted_resolutions,
    before_the_public,
    carried_on,
)
from reports.selectors.register import percentage_text


@dataclass(frozen=True)
class Matter:
    """An earlier resolution as it stood at the edition; `assessment` is None while it is not confirmed."""

    resolution: Resolution
    delivery: str
    number: Decimal | None
    reported: int
    answering: int
    assessment: Assessment | None

    @property
    def delivery_label(self) -> str:
        return str(Delivery(self.delivery).label)

    @property
    def tone(self) -> str:
        return TONES.get(self.delivery, "")

    @property
    def percentage(self) -> str:
        return percentage_text(self.number)


@dataclass(frozen=True)
class Matters:
    """All matters arising of an edition, with the count of each state and the whole."""

    edition: Edition
    rows: list[Matter]
    by_state: dict[str, int]
    percentage: Decimal | None
    assessed: int

    @property
    def whole(self) -> str:
        return percentage_text(self.percentage)

    @property
    def is_confirmed(self) -> bool:
        """Whether every one of them has its assessment."""
        return bool(self.rows) and all(row.assessment for row in self.rows)


def matters_arising(edition: Edition, *, only_public: bool = False) -> Matters:
    """Resolutions of earlier editions assessed at this one, and those still open. Four queries."""
    found = adopted_resolutions().filter(edition__year__lt=edition.year)
    is_open = ~Q(delivery__in=CLOSED) & ~carried_on()
    rows = (
        found.filter(Q(pk__in=edition.assessments.values("resolution")) | is_open)
        .prefetch_related("owners__institution__former_names", "corrigenda")
        .order_by("edition__year", "number")
    )
    if only_public:
        rows = rows.filter(before_the_public())
    assessments = {row.resolution_id: row for row in edition.assessments.all()}
    return _of(edition, [_matter(row, assessments.get(row.pk)) for row in rows])


def confirmed_matters(edition: Edition) -> Matters:
    """Only what was assessed at the edition: it stays as it is, so a report can print it."""
    assessments = edition.assessments.select_related("resolution__edition").prefetch_related(
        "resolution__owners__institution__former_names", "resolution__corrigenda"
    )
    ordered = assessments.order_by("resolution__edition__year", "resolution__number")
    return _of(edition, [_matter(row.resolution, row) for row in ordered])


def to_assess(edition: Edition) -> list[Resolution]:
    """Open resolutions of earlier editions that have no assessment at this one yet. One query and owners."""
    found = adopted_resolutions().filter(edition__year__lt=edition.year)
    done = edition.assessments.values("resolution")
    rows = found.filter(~Q(delivery__in=(Delivery.OVERTAKEN, Delivery.DROPPED)) & ~carried_on())
    earlier_done = Assessment.objects.filter(
        delivery=Delivery.VERIFIED_DONE, edition__year__lt=edition.year
    ).values("resolution")
    rows = rows.exclude(pk__in=done).exclude(delivery__in=CLOSED, pk__in=earlier_done)
    return list(rows.order_by("edition__year", "number"))


def _matter(row: Resolution, assessment: Assessment | None) -> Matter:
    source: Resolution | Assessment = assessment or row
    return Matter(
        resolution=row,
        delivery=source.delivery,
        number=source.percentage,
        reported=source.reported,
        answering=source.answering,
        assessment=assessment,
    )


def _of(edition: Edition, rows: Sequence[Matter]) -> Matters:
    by_state = {
        state: number
        for state in Delivery.values
        if (number := sum(1 for row in rows if row.delivery == state))
    }
    assessed = [(row.resolution.weight, row.number) for row in rows if row.number is not None]
    return Matters(edition, list(rows), by_state, weighted_mean(assessed), len(assessed))
