"""One sheet with its criteria, and what colleagues gave once the own sheet is in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from innovations.choices import AssignmentState, SheetState
from innovations.models import Assignment, Call, Criterion, Sheet, SheetVersion
from innovations.sheet_values import total_of


@dataclass(frozen=True)
class ColleagueTotal:
    """The total of another judge, under the number on the panel."""

    pseudonym: int
    total: Decimal


def criteria_of(*, call: Call) -> list[Criterion]:
    """The criteria in order, with their steps."""
    return list(call.criteria.prefetch_related("steps"))


def sheet_of(*, assignment: Assignment) -> Sheet | None:
    """The sheet with its scores; None before the first word of it."""
    rows = Sheet.objects.filter(assignment=assignment).prefetch_related("scores")
    return rows.select_related("assignment__judge__call").first()


def versions_of(*, sheet: Sheet | None) -> list[SheetVersion]:
    """What was handed in, the newest first."""
    return list(sheet.versions.all()) if sheet else []


def totals_of_colleagues(
    *, assignment: Assignment, own: Sheet | None, criteria: list[Criterion]
) -> list[ColleagueTotal]:
    """The totals that others gave the same entry in the same stage; none before the own sheet is in.

    Whether the entry is the judge's own, without a relation, is asked before.
    """
    if own is None or own.state != SheetState.SUBMITTED:
        return []
    rows = (
        Sheet.objects.filter(
            state=SheetState.SUBMITTED,
            assignment__stage=assignment.stage_id,
            assignment__entry=assignment.entry_id,
            # What was taken back for a relation does not count.
            assignment__state=AssignmentState.ACTIVE,
        )
        .exclude(assignment__judge=assignment.judge_id)
        .select_related("assignment__judge")
        .prefetch_related("scores")
        .order_by("assignment__judge__pseudonym")
    )
    return [
        ColleagueTotal(
            row.assignment.judge.pseudonym,
            total_of({one.criterion_id: one.score for one in row.scores.all()}, criteria),
        )
        for row in rows
    ]
