"""What staff should look at. Nothing is taken out for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from innovations.ranking.adjustment import Adjustment
from innovations.ranking.alternatives import deviation, median
from innovations.ranking.canonical import quantised
from innovations.ranking.material import RankingInput, SheetRow
from innovations.ranking.table import NOUGHT, ScoreTable

# Fewer sheets say nothing about how a judge scores.
FEWEST = 3


@dataclass(frozen=True)
class Flag:
    """`value` is what was measured and `limit` what it should have kept to, in points or seconds."""

    kind: str
    judge: int
    entry: int | None
    value: Decimal
    limit: Decimal


def flags(found: RankingInput, table: ScoreTable, adjustment: Adjustment) -> list[Flag]:
    """All of them, by kind, judge and entry."""
    others = others_means(table, adjustment)
    raised = [
        *_outlying(found, table, adjustment, others),
        *_severe(found, adjustment),
        *_flat(found, table),
        *_undivided(found),
        *_contrary(table, others),
        *_hasty(found),
    ]
    return sorted(raised, key=lambda flag: (flag.kind, flag.judge, flag.entry or 0))


def others_means(table: ScoreTable, adjustment: Adjustment) -> dict[tuple[int, int], Decimal]:
    """By (entry, judge): the adjusted mean of the entry's other judges, where there are any."""
    means = {}
    for entry, row in table.of_entry.items():
        shifted = {judge: y - adjustment.b[judge] for judge, y in row}
        whole = sum(shifted.values(), NOUGHT)
        if len(row) > 1:
            for judge in shifted:
                means[entry, judge] = (whole - shifted[judge]) / (len(row) - 1)
    return means


def _outlying(
    found: RankingInput,
    table: ScoreTable,
    adjustment: Adjustment,
    others: dict[tuple[int, int], Decimal],
) -> list[Flag]:
    distances = {
        (entry, judge): quantised(y - adjustment.b[judge] - others[entry, judge])
        for entry, row in table.of_entry.items()
        for judge, y in row
        if (entry, judge) in others
    }
    if not distances:
        return []
    middle = median(list(distances.values()))
    mad = median([abs(distance - middle) for distance in distances.values()])
    limit = found.rules.outlying_factor * found.rules.mad_scale * mad
    return [
        Flag("outlying", judge, entry, distance, limit)
        for (entry, judge), distance in distances.items()
        if abs(distance) > limit
    ]


def _severe(found: RankingInput, adjustment: Adjustment) -> list[Flag]:
    limit = found.rules.severe_above
    return [
        Flag("severe", judge, None, quantised(b), limit)
        for judge, b in adjustment.b.items()
        if abs(quantised(b)) > limit
    ]


def _flat(found: RankingInput, table: ScoreTable) -> list[Flag]:
    spreads = {
        judge: deviation([y for _entry, y in row])
        for judge, row in table.of_judge.items()
        if len(row) >= FEWEST
    }
    limit = found.rules.flat_below
    return [
        Flag("flat", judge, None, spread, limit)
        for judge, spread in spreads.items()
        if spread < limit
    ]


def _undivided(found: RankingInput) -> list[Flag]:
    """Judges whose every sheet gives all criteria the same score."""
    if len(found.weights) < 2:
        return []
    sheets: dict[int, list[SheetRow]] = {}
    for sheet in found.sheets_in_order:
        sheets.setdefault(sheet.judge, []).append(sheet)
    return [
        Flag("undivided", judge, None, Decimal(len(rows)), NOUGHT)
        for judge, rows in sheets.items()
        if len(rows) >= FEWEST and all(len(set(row.scores.values())) == 1 for row in rows)
    ]


def _contrary(table: ScoreTable, others: dict[tuple[int, int], Decimal]) -> list[Flag]:
    correlations = ((judge, agreement(table, others, judge)) for judge in table.of_judge)
    return [
        Flag("contrary", judge, None, found, NOUGHT)
        for judge, found in correlations
        if found is not None and found < 0
    ]


def _hasty(found: RankingInput) -> list[Flag]:
    limit = found.rules.hasty_below_seconds_a_criterion * len(found.weights)
    return [
        Flag("hasty", sheet.judge, sheet.entry, Decimal(sheet.seconds), limit)
        for sheet in found.sheets_in_order
        if sheet.seconds is not None and sheet.seconds < limit
    ]


def agreement(
    table: ScoreTable, others: dict[tuple[int, int], Decimal], judge: int
) -> Decimal | None:
    """Rank correlation (Spearman) of a judge's scores with the others' on the same entries.

    None where there are too few entries, or no order to compare.
    """
    pairs = [
        (y, quantised(others[entry, judge]))
        for entry, y in table.of_judge[judge]
        if (entry, judge) in others
    ]
    if len(pairs) < FEWEST:
        return None
    own = _doubled_ranks([y for y, _other in pairs])
    rest = _doubled_ranks([other for _y, other in pairs])
    middle = len(pairs) + 1
    together = sum((a - middle) * (b - middle) for a, b in zip(own, rest, strict=True))
    alone = sum((a - middle) ** 2 for a in own) * sum((b - middle) ** 2 for b in rest)
    return Decimal(together) / Decimal(alone).sqrt() if alone else None


def _doubled_ranks(numbers: list[Decimal]) -> list[int]:
    """Twice the middle rank of each number, so that ranks that are shared stay whole."""
    return [
        2 * sum(1 for other in numbers if other < number)
        + sum(1 for other in numbers if other == number)
        + 1
        for number in numbers
    ]
