"""The weighted totals Y of all sheets, by entry and by judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from innovations.ranking.material import RankingInput

NOUGHT = Decimal(0)


@dataclass(frozen=True)
class ScoreTable:
    """`of_entry[i]` and `of_judge[j]` hold (the other's number, Y), both ascending."""

    of_entry: dict[int, list[tuple[int, Decimal]]]
    of_judge: dict[int, list[tuple[int, Decimal]]]

    @property
    def sheets(self) -> int:
        return sum(len(row) for row in self.of_entry.values())


def score_table(found: RankingInput) -> ScoreTable:
    """Y = Σ weight · score. Entries without a sheet are not in it."""
    return table_of(
        {
            (sheet.entry, sheet.judge): sum(
                (found.weights[name] * score for name, score in sorted(sheet.scores.items())),
                NOUGHT,
            )
            for sheet in found.sheets
        }
    )


def table_of(totals: Mapping[tuple[int, int], Decimal]) -> ScoreTable:
    """The table of Y by (entry, judge)."""
    of_entry: dict[int, list[tuple[int, Decimal]]] = {}
    of_judge: dict[int, list[tuple[int, Decimal]]] = {}
    for entry, judge in sorted(totals):
        of_entry.setdefault(entry, []).append((judge, totals[entry, judge]))
    for entry, judge in sorted(totals, key=lambda pair: (pair[1], pair[0])):
        of_judge.setdefault(judge, []).append((entry, totals[entry, judge]))
    return ScoreTable(of_entry, of_judge)


def mean(numbers: list[Decimal]) -> Decimal:
    """Of at least one number."""
    return sum(numbers, NOUGHT) / len(numbers)


def plain_means(table: ScoreTable) -> dict[int, Decimal]:
    """The mean of Y of each entry."""
    return {entry: mean([y for _judge, y in row]) for entry, row in table.of_entry.items()}
