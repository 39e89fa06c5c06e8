"""The additive adjustment: t of each entry, and b, the severity of each judge (below 0: strict)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from innovations.ranking.connectivity import parts
from innovations.ranking.rules import Rules
from innovations.ranking.table import NOUGHT, ScoreTable, mean, plain_means

MOST_ROUNDS = 20_000


@dataclass(frozen=True)
class Adjustment:
    """`why_plain` says why nothing was adjusted (then all b are 0): "parts", "few_sheets", "unsettled"."""

    t: dict[int, Decimal]
    b: dict[int, Decimal]
    why_plain: tuple[str, ...] = ()
    rounds: int = 0

    @property
    def is_adjusted(self) -> bool:
        return not self.why_plain


def adjusted(table: ScoreTable, rules: Rules) -> Adjustment:
    """The adjusted totals, or the plain means where judges cannot be compared."""
    why = []
    if parts(table) > 1:
        why.append("parts")
    if any(len(row) < rules.fewest_sheets for row in table.of_judge.values()):
        why.append("few_sheets")
    if why or not table.of_judge:
        return _plain(table, tuple(why))
    return settled(table, rules)


def settled(table: ScoreTable, rules: Rules) -> Adjustment:
    """Repeat t, then b cut and centred, until nothing moves by more than the tolerance."""
    b = dict.fromkeys(table.of_judge, NOUGHT)
    t = plain_means(table)
    for number in range(1, MOST_ROUNDS + 1):
        new_b = _centred(_severities(table, t, rules))
        new_t = _totals(table, new_b)
        moved = max(
            max(abs(new_b[judge] - b[judge]) for judge in b),
            max(abs(new_t[entry] - t[entry]) for entry in t),
        )
        b, t = new_b, new_t
        if moved <= rules.tolerance:
            return Adjustment(t, b, rounds=number)
    return _plain(table, ("unsettled",))


def _severities(table: ScoreTable, t: dict[int, Decimal], rules: Rules) -> dict[int, Decimal]:
    return {
        judge: max(
            -rules.cap,
            min(rules.cap, sum((y - t[entry] for entry, y in row), NOUGHT) / (len(row) + rules.k)),
        )
        for judge, row in table.of_judge.items()
    }


def _centred(b: dict[int, Decimal]) -> dict[int, Decimal]:
    middle = mean(list(b.values()))
    return {judge: value - middle for judge, value in b.items()}


def _totals(table: ScoreTable, b: dict[int, Decimal]) -> dict[int, Decimal]:
    return {
        entry: mean([y - b[judge] for judge, y in row]) for entry, row in table.of_entry.items()
    }


def _plain(table: ScoreTable, why: tuple[str, ...]) -> Adjustment:
    return Adjustment(plain_means(table), dict.fromkeys(table.of_judge, NOUGHT), why_plain=why)
