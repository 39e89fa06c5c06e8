"""Who answers for one resolution and how, institution by institution."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from reports.choices import Delivery, ProgressState
from reports.models import Obligation, ProgressReport, Resolution
from reports.selectors.owed import TONES
from reports.selectors.owing import Institutions


@dataclass(frozen=True)
class Answer:
    """A row of those who have answered or were named; `counts` is False for who no longer owes it."""

    obligation: Obligation
    last: ProgressReport | None
    counts: bool
    days_late: int

    @property
    def tone(self) -> str:
        return TONES.get(self.obligation.delivery, "")

    @property
    def is_waiting(self) -> bool:
        return self.last is not None and self.last.state == ProgressState.SUBMITTED


def answers_to(
    resolution: Resolution, *, institutions: Institutions, today: dt.date
) -> list[Answer]:
    """All rows in the order of names. Three queries."""
    answering = institutions.answering(resolution)
    rows = resolution.obligations.select_related("institution", "focal_person")
    # Hundreds of them: what each wrote stands on the page of the report.
    reports = ProgressReport.objects.defer("note", "next_step", "fall_reason", "remarks")
    rows = rows.prefetch_related(Prefetch("reports", reports)).order_by(
        "institution__name_sw", "pk"
    )
    return [
        Answer(
            obligation=row,
            last=next(iter(row.reports.all()), None),
            counts=institutions.today(row.institution_id) in answering,
            days_late=_days_late(row, resolution, today),
        )
        for row in rows
    ]


def _days_late(row: Obligation, resolution: Resolution, today: dt.date) -> int:
    due_on = row.due_on or resolution.due_on
    if due_on is None or row.delivery in (Delivery.REPORTED_DONE, Delivery.VERIFIED_DONE):
        return 0
    return max((today - due_on).days, 0)
