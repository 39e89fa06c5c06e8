"""The rankings that were made, as they are stored."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import QuerySet

from innovations.models import Call, RankingRun, Stage


def final_run(*, call: Call, number: int) -> RankingRun | None:
    """The ranking frozen at the close of a stage, without its input; None before."""
    rows = RankingRun.objects.filter(stage__call=call, stage__number=number, is_final=True)
    return rows.select_related("stage").defer("input").first()


def early_runs(*, stage: Stage) -> QuerySet[RankingRun]:
    """Openings before the close, the newest first, without what they showed."""
    return stage.runs.filter(is_final=False).defer("input", "result")


def result_of(run: RankingRun) -> dict[str, Any]:
    """What the method gave."""
    content: dict[str, Any] = json.loads(run.result)
    return content


def input_of(run: RankingRun) -> dict[str, Any]:
    """What it was made from."""
    content: dict[str, Any] = json.loads(run.input)
    return content
