"""What the pages about a ranking show besides its rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from innovations.choices import AssignmentState, SheetState
from innovations.models import Assignment, Entry, RankingRun, Stage
from innovations.ranking_words import judge_in_words
from innovations.selectors.ranking import Row, ShownRanking
from innovations.selectors.ranking_runs import input_of


@dataclass(frozen=True)
class Progress:
    """How many sheets are asked for and how many are in."""

    asked: int
    handed_in: int


@dataclass(frozen=True)
class JudgeScores:
    """How one judge scored; `stored` is the line of the result. Points of the scale from 0 to 10."""

    number: int
    sheets: int
    mean: Decimal
    spread: Decimal
    severity: Decimal
    distance: Decimal
    agreement: Decimal | None
    stored: dict[str, Any]


@dataclass(frozen=True)
class SheetShown:
    """One sheet on the way to a total: as scored, what was added, and what counted."""

    judge: int
    scores: list[int | None]
    total: Decimal
    added: Decimal
    counted: Decimal
    words: str
    flags: list[dict[str, Any]]


@dataclass(frozen=True)
class Compared:
    """How many of the first places another method gives to the same entries, and who would come first."""

    method: str
    same: int
    same_first: bool


def sealed_progress(*, stage: Stage) -> Progress:
    """Of a stage that is not closed."""
    rows = Assignment.objects.filter(stage=stage, state=AssignmentState.ACTIVE)
    return Progress(rows.count(), rows.filter(sheet__state=SheetState.SUBMITTED).count())


def unscored_entries(*, ranking: ShownRanking) -> QuerySet[Entry]:
    """Entries of the stage for which no sheet was handed in."""
    return Entry.objects.filter(pk__in=ranking.content["unscored"]).order_by("number")


def scores_of_judges(*, ranking: ShownRanking) -> list[JudgeScores]:
    """By number on the panel."""
    return [
        JudgeScores(
            number=row["judge"],
            sheets=row["sheets"],
            agreement=None if row["agreement"] is None else Decimal(row["agreement"]),
            stored=row,
            **{name: Decimal(row[name]) for name in ("mean", "spread", "severity", "distance")},
        )
        for row in ranking.content["judges"]
    ]


def sheets_of_entry(*, ranking: ShownRanking, entry: int) -> list[SheetShown]:
    """The sheets of one entry as the run has kept them, by judge; scores in the order of the criteria."""
    run = RankingRun.objects.only("input").get(pk=ranking.run.pk)
    found = input_of(run)
    weights = {name: Decimal(weight) for name, weight in found["criteria"].items()}
    judges = {row["judge"]: row for row in ranking.content["judges"]}
    names = _criteria_in_order(ranking, weights)
    shown = []
    for sheet in found["sheets"]:
        if sheet["entry"] != entry:
            continue
        judge = judges[sheet["judge"]]
        total = sum((weights[name] * score for name, score in sheet["scores"].items()), Decimal(0))
        added = -Decimal(judge["severity"])
        shown.append(
            SheetShown(
                judge=sheet["judge"],
                scores=[sheet["scores"].get(name) for name in names],
                total=total,
                added=added,
                counted=total + added,
                words=judge_in_words(judge) if not ranking.content["why_plain"] else "",
                flags=[
                    flag
                    for flag in ranking.content["flags"]
                    if (flag["judge"], flag["entry"]) == (sheet["judge"], entry)
                ],
            )
        )
    return shown


def methods_compared(*, ranking: ShownRanking, places: int) -> list[Compared]:
    """The other methods beside the adjusted totals, for the first `places`."""
    chosen = {row.entry_id for row in ranking.rows if row.rank <= places}
    first = {row.entry_id for row in ranking.rows if row.rank == 1}
    return [
        Compared(
            method,
            len(chosen & _first_of(ranking.rows, method, places)),
            bool(first & _first_of(ranking.rows, method, 1)),
        )
        for method in ("plain", "median", "z")
    ]


def _first_of(rows: tuple[Row, ...], method: str, places: int) -> set[int]:
    return {row.entry_id for row in rows if getattr(row, f"{method}_rank") <= places}


def _criteria_in_order(ranking: ShownRanking, weights: dict[str, Decimal]) -> list[str]:
    criteria = ranking.run.stage.call.criteria.order_by("order").values_list("pk", flat=True)
    return [str(pk) for pk in criteria if str(pk) in weights]
