"""What a judge has to score and how far it is, in a number of queries that does not grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from innovations.choices import AssignmentState, SheetState
from innovations.judge_links import judge_of
from innovations.judging_access import SHOWN_STAGES, is_before_judges, is_over
from innovations.models import Assignment, Call, Judge, Sheet, Stage
from innovations.selectors.conflicts import conflicting_entry_ids


@dataclass(frozen=True)
class Line:
    """An entry to score. Of one that is not before judges now only the number is told."""

    assignment: Assignment
    sheet: Sheet | None
    scored: int
    criteria: int
    is_shown: bool

    @property
    def is_handed_in(self) -> bool:
        return self.sheet is not None and self.sheet.state == SheetState.SUBMITTED


@dataclass(frozen=True)
class Round:
    """The lines of one stage in order of the entries' numbers, what is left to do first."""

    stage: Stage
    lines: list[Line]
    is_over: bool

    @property
    def done(self) -> int:
        return sum(line.is_handed_in for line in self.lines)

    @property
    def left(self) -> int:
        return len(self.lines) - self.done

    @property
    def percent(self) -> int:
        return self.done * 100 // len(self.lines) if self.lines else 0


@dataclass(frozen=True)
class OwnList:
    """All rounds of a judge, the newest first; `apart` entries have been taken out for a relation."""

    rounds: list[Round]
    apart: int


def own_list(*, judge: Judge, at: datetime) -> OwnList:
    """The entries of a judge in stages that have opened."""
    rows = (
        Assignment.objects.filter(
            judge=judge, state=AssignmentState.ACTIVE, stage__state__in=SHOWN_STAGES
        )
        .select_related("stage__call", "entry__track", "sheet")
        .annotate(scored=Count("sheet__scores"))
        .order_by("-stage__number", "entry__number")
    )
    apart = conflicting_entry_ids(judge=judge)
    criteria = judge.call.criteria.count()
    by_stage: dict[int, list[Line]] = {}
    stages: dict[int, Stage] = {}
    hidden = 0
    for row in rows:
        if row.entry_id in apart:
            hidden += 1
            continue
        stages[row.stage_id] = row.stage
        by_stage.setdefault(row.stage_id, []).append(_line(row, criteria))
    rounds = [
        Round(stage, sorted(by_stage[pk], key=_what_is_left), is_over(stage=stage, at=at))
        for pk, stage in stages.items()
    ]
    return OwnList(rounds, hidden)


def next_line(*, own: OwnList, after: Assignment) -> Line | None:
    """The next entry of the same stage that waits for its sheet."""
    lines = [
        line
        for one in own.rounds
        if one.stage.pk == after.stage_id and not one.is_over
        for line in one.lines
        if not line.is_handed_in and line.is_shown and line.assignment.pk != after.pk
    ]
    later = [line for line in lines if line.assignment.entry.number > after.entry.number]
    return next(iter([*later, *lines]), None)


def _line(row: Assignment, criteria: int) -> Line:
    return Line(
        row,
        getattr(row, "sheet", None),
        row.scored,  # type: ignore[attr-defined]  # annotated
        criteria,
        is_before_judges(entry=row.entry, call=row.stage.call),
    )


def _what_is_left(line: Line) -> tuple[bool, bool, int]:
    return line.is_handed_in, not line.is_shown, line.assignment.entry.number


def own_judgeships(*, user: Any) -> list[Judge]:
    """The panels that an account is on, the newest edition first: bound to it, or of its confirmed address."""
    calls = Call.objects.select_related("edition").order_by("-edition__year")
    addresses = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    asked = Q(judges__user=user)
    for address in addresses:
        asked |= Q(judges__user=None, judges__email__iexact=address)
    found = (judge_of(user=user, call=call) for call in calls.filter(asked).distinct())
    return [judge for judge in found if judge is not None]
