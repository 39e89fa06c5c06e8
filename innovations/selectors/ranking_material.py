"""What a ranking is made from, gathered from the tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from innovations.choices import EntryState, SheetState
from innovations.models import Assignment, Conflict, RankingRun, SheetVersion, Stage
from innovations.ranking import FirstStage, RankingInput, SheetRow
from innovations.ranking.material import METHODS
from innovations.selectors.ranking_runs import final_run, result_of

# By judge's number on the panel and entry.
Pair = tuple[int, int]


def material_of(*, stage: Stage, relations: Mapping[Pair, Collection[str]]) -> RankingInput:
    """The input of a ranking of `stage` as it stands: entries still taken to judging, sheets handed in.

    Sheets count although a judge has left since, but not those where a conflict is on record or
    among `relations`, the kinds found in the data now; both stand among the recusals. Raises
    BadMaterial.
    """
    criteria = list(stage.call.criteria.all())
    rows = stage.stage_entries.values_list("entry_id", "entry__number", "entry__state")
    numbers = {pk: number for pk, number, state in rows if state == EntryState.SCREENED}
    recusals, conflicting = _recusals(stage, relations)
    sheets = _sheets(stage)
    return RankingInput(
        stage=stage.number,
        weights={str(criterion.pk): criterion.weight for criterion in criteria},
        entries=tuple(numbers),
        sheets=tuple(
            sheet
            for sheet in sheets
            if sheet.entry in numbers and (sheet.judge, sheet.entry) not in conflicting
        ),
        assignments=tuple(_assignments(stage)),
        recusals=tuple(recusals),
        first=_first_stage(stage),
        about={
            "edition": stage.call.edition.year,
            "criteria": {str(one.pk): [one.name_sw, one.name_en] for one in criteria},
            "numbers": {str(pk): number for pk, number in numbers.items()},
            "left_out": sorted(pk for pk, _number, state in rows if pk not in numbers),
            "set_aside": sorted(
                [sheet.judge, sheet.entry, sheet.version]
                for sheet in sheets
                if (sheet.judge, sheet.entry) in conflicting
            ),
        },
    )


def _sheets(stage: Stage) -> list[SheetRow]:
    rows = SheetVersion.objects.filter(
        sheet__assignment__stage=stage,
        sheet__state=SheetState.SUBMITTED,
        number=F("sheet__version"),
    ).values_list(
        "sheet__assignment__judge__pseudonym",
        "sheet__assignment__entry",
        "scores",
        "number",
        "sheet__seconds_spent",
        "sheet__started_at",
        "submitted_at",
    )
    return [
        SheetRow(judge, entry, scores, number, _seconds(number, spent, begun, handed_in))
        for judge, entry, scores, number, spent, begun, handed_in in rows
    ]


def _seconds(version: int, spent: int, begun: datetime, handed_in: datetime) -> int | None:
    """What the page told; else from the beginning to handing in, which a correction no longer shows."""
    if spent:
        return spent
    return int((handed_in - begun).total_seconds()) if version == 1 else None


def _assignments(stage: Stage) -> list[dict[str, Any]]:
    rows = Assignment.objects.filter(stage=stage).values_list(
        "judge__pseudonym", "entry", "state", "by_hand"
    )
    return [
        {"judge": judge, "entry": entry, "state": state, "by_hand": by_hand}
        for judge, entry, state, by_hand in rows
    ]


def _recusals(
    stage: Stage, relations: Mapping[Pair, Collection[str]]
) -> tuple[list[dict[str, Any]], set[Pair]]:
    entries = set(stage.stage_entries.values_list("entry_id", flat=True))
    rows = Conflict.objects.filter(judge__call=stage.call_id, entry__in=entries)
    recorded = set(rows.values_list("judge__pseudonym", "entry", "kind"))
    found = {
        (judge, entry, str(kind))
        for (judge, entry), kinds in relations.items()
        for kind in kinds
        if entry in entries
    }
    recusals = [
        {
            "judge": judge,
            "entry": entry,
            "kind": kind,
            "recorded": (judge, entry, kind) in recorded,
        }
        for judge, entry, kind in recorded | found
    ]
    return recusals, {(judge, entry) for judge, entry, _kind in recorded | found}


def _first_stage(stage: Stage) -> FirstStage | None:
    if stage.number == 1:
        return None
    run: RankingRun | None = final_run(call=stage.call, number=1)
    if run is None:
        return None
    rows = result_of(run)["entries"]
    return FirstStage(
        input_hash=run.input_hash,
        result_hash=run.result_hash,
        totals={row["entry"]: {name: row[name] for name in (*METHODS, "error")} for row in rows},
    )
