"""A call that was judged: entries, judges and sheets as lines of scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from egov_meeting.audit.actors import SYSTEM
from innovations.choices import JudgeState, SheetState, StageState
from innovations.models import (
    Assignment,
    Call,
    Entry,
    Judge,
    RankingRun,
    Sheet,
    SheetVersion,
    Stage,
)
from innovations.services.ranking import freeze_ranking
from tests.innovations.factories import call_with_criteria, standing_entry

AT = dt.datetime(2027, 2, 20, 9, 0, tzinfo=dt.UTC)
Scores = Mapping[int, Mapping[int, tuple[int, int]]]

# Judge 2 is strict: each entry gets two less of everything than from the others.
THREE_BY_THREE: Scores = {
    1: {1: (8, 8), 2: (6, 6), 3: (8, 8)},
    2: {1: (6, 6), 2: (4, 4), 3: (6, 6)},
    3: {1: (5, 5), 2: (3, 3), 3: (5, 5)},
}


def judge_of_panel(call: Call, number: int, **fields: object) -> Judge:
    """A judge who accepted and attested."""
    values = {
        "full_name": f"Jaji wa {number}",
        "email": f"jaji{number}@jopo{number}.example",
        "state": JudgeState.ACCEPTED,
        "invited_at": AT,
        "answered_at": AT,
        "attested_at": AT,
    } | fields
    return Judge.objects.create(call=call, pseudonym=number, **values)


def scored_stage(scores: Scores, *, call: Call | None = None, number: int = 1) -> Stage:
    """An open stage with a sheet for each pair of scores, by number of entry and of judge."""
    call = call or call_with_criteria()
    stage = Stage.objects.create(call=call, number=number, state=StageState.OPEN, opened_at=AT)
    entries = {one.number: one for one in call.edition.entries.all()}
    judges = {one.pseudonym: one for one in call.judges.all()}
    for entry, row in scores.items():
        if entry not in entries:
            entries[entry] = standing_entry(call=call, number=entry)
        stage.stage_entries.create(entry=entries[entry])
        for judge, pair in row.items():
            if judge not in judges:
                judges[judge] = judge_of_panel(call, judge)
            hand_in(stage, judges[judge], entries[entry], pair)
    return stage


def hand_in(stage: Stage, judge: Judge, entry: Entry, pair: tuple[int, int]) -> Sheet:
    """A sheet of the scores on the two criteria, handed in after ten minutes."""
    assignment = Assignment.objects.create(stage=stage, judge=judge, entry=entry, at=AT)
    sheet = Sheet.objects.create(
        assignment=assignment,
        state=SheetState.SUBMITTED,
        version=1,
        started_at=AT,
        submitted_at=AT,
        seconds_spent=600,
    )
    criteria = [criterion.pk for criterion in stage.call.criteria.all()]
    scores = {str(pk): score for pk, score in zip(criteria, pair, strict=True)}
    SheetVersion.objects.create(sheet=sheet, number=1, scores=scores, submitted_at=AT)
    for pk, score in zip(criteria, pair, strict=True):
        sheet.scores.create(criterion_id=pk, score=score)
    return sheet


def closed(stage: Stage) -> RankingRun:
    """Close the stage and freeze its ranking."""
    stage.state, stage.closed_at = StageState.CLOSED, AT
    stage.save()
    return freeze_ranking(stage=stage, by=SYSTEM, at=AT)


def with_sheet_changed(sheet: Sheet, pair: tuple[int, int]) -> None:
    """A second version of a sheet, with a reason."""
    criteria = [criterion.pk for criterion in sheet.assignment.stage.call.criteria.all()]
    scores = {str(pk): score for pk, score in zip(criteria, pair, strict=True)}
    sheet.version += 1
    sheet.save()
    SheetVersion.objects.create(
        sheet=sheet, number=sheet.version, scores=scores, reason="Nilikosea", submitted_at=AT
    )
