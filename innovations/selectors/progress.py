"""How far judging is: per judge and per entry, in numbers of sheets. No score, and no order by one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from egov_meeting.meetings.models import Edition
from innovations.choices import AssignmentState, SheetState, StageState
from innovations.models import Judge, Stage, StageEntry


def judges_in(*, stage: Stage) -> QuerySet[Judge]:
    """Judges with work in the stage by number on the panel: `assigned`, `begun`, `handed_in`, `last_at`."""
    mine = Q(assignments__stage=stage, assignments__state=AssignmentState.ACTIVE)
    done = mine & Q(assignments__sheet__state=SheetState.SUBMITTED)
    return (
        Judge.objects.filter(call=stage.call_id)
        .annotate(
            assigned=Count("assignments", filter=mine, distinct=True),
            begun=Count("assignments__sheet", filter=mine, distinct=True),
            handed_in=Count("assignments__sheet", filter=done, distinct=True),
            last_at=Max("assignments__sheet__submitted_at", filter=done),
        )
        .filter(assigned__gt=0)
        .select_related("institution")
        .prefetch_related("institution__former_names")
        .order_by("pseudonym")
    )


def unfinished_judges(*, stage: Stage) -> list[Judge]:
    """Judges whose sheets are not all in."""
    return [judge for judge in judges_in(stage=stage) if judge.handed_in < judge.assigned]  # type: ignore[attr-defined]  # annotated


def entries_in(*, stage: Stage) -> QuerySet[StageEntry]:
    """Entries of the stage by number: `assigned`, `begun`, `handed_in`."""
    mine = Q(entry__assignments__stage=stage, entry__assignments__state=AssignmentState.ACTIVE)
    done = mine & Q(entry__assignments__sheet__state=SheetState.SUBMITTED)
    return (
        stage.stage_entries.annotate(
            assigned=Count("entry__assignments", filter=mine, distinct=True),
            begun=Count("entry__assignments__sheet", filter=mine, distinct=True),
            handed_in=Count("entry__assignments__sheet", filter=done, distinct=True),
        )
        .select_related("entry")
        .order_by("entry__number")
    )


@dataclass(frozen=True)
class JudgingWaiting:
    """What of an open stage waits, for the list of things to do."""

    stage: Stage
    missing: int


def judging_waiting(*, edition: Edition) -> JudgingWaiting | None:
    """The open stage of an edition with the sheets that are missing; None when none is open. One query."""
    active = Q(assignments__state=AssignmentState.ACTIVE)
    done = active & Q(assignments__sheet__state=SheetState.SUBMITTED)
    stage = (
        Stage.objects.filter(call__edition=edition, state=StageState.OPEN)
        .annotate(
            expected=Count("assignments", filter=active),
            came=Count("assignments", filter=done),
        )
        .first()
    )
    return None if stage is None else JudgingWaiting(stage, stage.expected - stage.came)
