"""Whether somebody's hands are still on the scores."""

from __future__ import annotations

from typing import Any

from innovations.choices import AssignmentState, SheetState
from innovations.judge_links import judge_of
from innovations.models import Assignment, Stage


def still_scores(*, user: Any, stage: Stage) -> bool:
    """Whether this account is a judge with sheets of the stage to hand in: others' scores are hidden till then."""
    if not getattr(user, "is_authenticated", False):
        return False
    judge = judge_of(user=user, call=stage.call)
    if judge is None:
        return False
    mine = Assignment.objects.filter(stage=stage, judge=judge, state=AssignmentState.ACTIVE)
    return mine.exclude(sheet__state=SheetState.SUBMITTED).exists()
