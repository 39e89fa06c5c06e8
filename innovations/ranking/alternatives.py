"""What the totals would be under other methods, for the panel's confidence."""

from __future__ import annotations

from decimal import Decimal

from innovations.ranking.table import NOUGHT, ScoreTable, mean


def medians(table: ScoreTable) -> dict[int, Decimal]:
    """The median of Y of each entry."""
    return {entry: median([y for _judge, y in row]) for entry, row in table.of_entry.items()}


def z_scores(table: ScoreTable) -> dict[int, Decimal]:
    """The mean of Y in standard deviations from the judge's own mean; 0 from a judge without spread."""
    middle = {judge: mean([y for _entry, y in row]) for judge, row in table.of_judge.items()}
    spread = {judge: deviation([y for _e, y in row]) for judge, row in table.of_judge.items()}
    return {
        entry: mean(
            [(y - middle[judge]) / spread[judge] if spread[judge] else NOUGHT for judge, y in row]
        )
        for entry, row in table.of_entry.items()
    }


def median(numbers: list[Decimal]) -> Decimal:
    """Of at least one number."""
    ordered, half = sorted(numbers), len(numbers) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def deviation(numbers: list[Decimal]) -> Decimal:
    """The standard deviation of a sample; 0 for one number."""
    if len(numbers) < 2:
        return NOUGHT
    middle = mean(numbers)
    squares = sum(((number - middle) ** 2 for number in numbers), NOUGHT)
    return (squares / (len(numbers) - 1)).sqrt()
