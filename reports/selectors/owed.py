"""What one institution owes, open and closed, with how each stands and what was reported last."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, QuerySet

from egov_meeting.institutions.models import Institution
from reports.choices import Delivery, ProgressState
from reports.models import Obligation, ProgressReport, Resolution
from reports.selectors.owing import (
    CLOSED,
    Institutions,
    adopted_resolutions,
    before_the_public,
    carried_on,
    owed_by_one,
)

TONES: dict[str, str] = {
    Delivery.ON_TRACK: "info",
    Delivery.DELAYED: "warn",
    Delivery.BLOCKED: "bad",
    Delivery.REPORTED_DONE: "info",
    Delivery.VERIFIED_DONE: "good",
    Delivery.OVERTAKEN: "",
    Delivery.DROPPED: "",
}
# Nothing is asked of an institution that has said it is done.
_SAID_DONE = (Delivery.REPORTED_DONE, Delivery.VERIFIED_DONE)


@dataclass(frozen=True)
class OwedLine:
    """A resolution as the institution owes it; `last` is its newest report, if there is one."""

    resolution: Resolution
    obligation: Obligation | None
    last: ProgressReport | None
    due_on: dt.date | None
    is_open: bool
    today: dt.date
    owed_as: Institution | None = None

    @property
    def delivery(self) -> str:
        return self.obligation.delivery if self.obligation else Delivery.NOT_STARTED

    @property
    def delivery_label(self) -> str:
        return str(Delivery(self.delivery).label)

    @property
    def tone(self) -> str:
        return TONES.get(self.delivery, "")

    @property
    def has_answered(self) -> bool:
        return self.last is not None

    @property
    def stands(self) -> bool:
        """Whether there is anything to say of how it is going: accepted, or reported done."""
        row = self.obligation
        return row is not None and bool(row.assessed_at or row.delivery == Delivery.REPORTED_DONE)

    @property
    def is_waiting(self) -> bool:
        return self.last is not None and self.last.state == ProgressState.SUBMITTED

    @property
    def is_returned(self) -> bool:
        return self.last is not None and self.last.state == ProgressState.RETURNED

    @property
    def days_late(self) -> int:
        """How many days it is overdue; 0 when it is not, or was reported done."""
        if self.due_on is None or not self.is_open or self.delivery in _SAID_DONE:
            return 0
        return max((self.today - self.due_on).days, 0)


def owed_by(
    institution: Institution,
    *,
    today: dt.date,
    institutions: Institutions | None = None,
    only_public: bool = False,
) -> list[OwedLine]:
    """All the institution owes or owed, open ones first. The number of queries does not grow."""
    institutions = institutions or Institutions()
    found = adopted_resolutions().filter(owed_by_one(institution.pk, institutions))
    found = found.annotate(is_carried_on=_CARRIED_ON).prefetch_related("owners", "corrigenda")
    if only_public:
        found = found.filter(before_the_public())
    rows = [row for row in found if institutions.owes(institution.pk, row)]
    reports = ProgressReport.objects.defer("note", "next_step", "fall_reason", "remarks")
    obligations = _obligations(institution.pk, institutions, rows, reports)
    lines = [_line(row, obligations[row.pk], institution, today) for row in rows]
    return sorted(lines, key=lambda line: not line.is_open)


def owed_line(
    resolution: Resolution, institution: Institution, *, today: dt.date, institutions: Institutions
) -> OwedLine:
    """One of them; select `edition` of the resolution."""
    carried = adopted_resolutions().filter(carried_on(), pk=resolution.pk).exists()
    resolution.is_carried_on = carried  # type: ignore[attr-defined]
    reports = ProgressReport.objects.all()
    obligations = _obligations(institution.pk, institutions, [resolution], reports)
    return _line(resolution, obligations[resolution.pk], institution, today)


def reports_of(
    resolution: Resolution, institution: Institution, institutions: Institutions
) -> QuerySet[ProgressReport]:
    """All it has reported about the resolution, newest first, with the evidence."""
    behind = [row.pk for row in institutions.behind(institution.pk)]
    return (
        ProgressReport.objects.filter(
            obligation__resolution=resolution, obligation__institution__in=behind
        )
        .select_related("obligation__institution")
        .prefetch_related("evidence__upload")
        .order_by("-at", "-pk")
    )


def _obligations(
    pk: int,
    institutions: Institutions,
    rows: Sequence[Resolution],
    reports: QuerySet[ProgressReport],
) -> dict[int, list[Obligation]]:
    behind = [row.pk for row in institutions.behind(pk)]
    newest_first = Prefetch("reports", reports.order_by("-number"))
    found: dict[int, list[Obligation]] = defaultdict(list)
    obligations = Obligation.objects.filter(
        institution__in=behind, resolution__in=[row.pk for row in rows]
    )
    for obligation in obligations.select_related("institution").prefetch_related(newest_first):
        found[obligation.resolution_id].append(obligation)
    return found


def _line(
    row: Resolution, obligations: list[Obligation], institution: Institution, today: dt.date
) -> OwedLine:
    """Of several rows that came together in one institution, the last one assessed speaks."""
    obligation = max(obligations, key=_order, default=None)
    reports = [report for one in obligations for report in one.reports.all()]
    last = max(reports, key=lambda report: (report.at, report.pk), default=None)
    is_open = row.delivery not in CLOSED and not getattr(row, "is_carried_on", False)
    owed_as = None
    if obligation is not None and obligation.institution_id != institution.pk:
        owed_as = obligation.institution
    due_on = obligation.due_on if obligation and obligation.due_on else row.due_on
    return OwedLine(row, obligation, last, due_on, is_open, today, owed_as)


def _order(row: Obligation) -> tuple[bool, float, int]:
    at = row.assessed_at.timestamp() if row.assessed_at else 0.0
    return (row.delivery == Delivery.REPORTED_DONE, at, row.pk)


_CARRIED_ON = ExpressionWrapper(carried_on(), output_field=BooleanField())
