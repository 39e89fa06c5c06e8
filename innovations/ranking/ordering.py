"""The order of the entries: by total at two decimals, then by what breaks a tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from innovations.ranking.material import RankingInput
from innovations.ranking.table import NOUGHT, ScoreTable

TWO_DECIMALS = Decimal("0.01")
CRITERION, JUDGES, VOTE = "criterion", "judges", "vote"


@dataclass(frozen=True)
class Group:
    """Entries on one rank: several only where nothing has told them apart.

    `tie` are all the entries of the same total, and `broken_by` what told these from the others.
    """

    entries: tuple[int, ...]
    tie: tuple[int, ...] = ()
    broken_by: str = ""


def at_two_decimals(total: Decimal) -> Decimal:
    """As totals are published; a half goes up."""
    return total.quantize(TWO_DECIMALS, rounding=ROUND_HALF_UP)


def ranks_of(totals: dict[int, Decimal]) -> dict[int, int]:
    """Ranks by totals at two decimals alone; equal totals share the best rank of theirs."""
    shown = {entry: at_two_decimals(total) for entry, total in totals.items()}
    order = sorted(shown.values(), reverse=True)
    first = {total: at for at, total in reversed(list(enumerate(order, start=1)))}
    return {entry: first[total] for entry, total in shown.items()}


def in_order(totals: dict[int, Decimal], *, found: RankingInput, table: ScoreTable) -> list[Group]:
    """The groups from the first to the last. The time of an entry plays no part."""
    shown = {entry: at_two_decimals(total) for entry, total in totals.items()}
    groups, heaviest = [], heaviest_means(found)
    for _total, entries in _grouped(list(shown), lambda entry: shown[entry]):
        if len(entries) == 1:
            groups.append(Group(entries))
        else:
            groups += _told_apart(entries, heaviest=heaviest, table=table)
    return groups


def heaviest_means(found: RankingInput) -> dict[int, Decimal]:
    """The mean score of each entry on the heaviest criterion; on several of one weight, of them all."""
    most = max(found.weights.values())
    names = [name for name, weight in found.weights.items() if weight == most]
    scores: dict[int, list[int]] = {}
    for sheet in found.sheets_in_order:
        scores.setdefault(sheet.entry, []).extend(sheet.scores[name] for name in names)
    # One division each, so that equal means are the same to the last digit.
    return {entry: Decimal(sum(row)) / len(row) for entry, row in scores.items()}


def _told_apart(
    entries: tuple[int, ...], *, heaviest: dict[int, Decimal], table: ScoreTable
) -> Iterator[Group]:
    for _score, alike in _grouped(entries, lambda entry: heaviest.get(entry, NOUGHT)):
        by = CRITERION if len(alike) < len(entries) else ""
        yield from _by_common_judges(alike, tie=entries, by=by, table=table)


def _by_common_judges(
    entries: tuple[int, ...], *, tie: tuple[int, ...], by: str, table: ScoreTable
) -> Iterator[Group]:
    """By how many of the others an entry wins against, less how many it loses to; again among those left."""
    if len(entries) == 1:
        yield Group(entries, tie, by)
        return
    wins = {
        entry: sum(_preferred(entry, other, table) for other in entries if other != entry)
        for entry in entries
    }
    groups = list(_grouped(entries, lambda entry: Decimal(wins[entry])))
    if len(groups) == 1:
        yield Group(entries, tie, by)
        return
    for _wins, alike in groups:
        yield from _by_common_judges(alike, tie=tie, by=JUDGES, table=table)


def _preferred(one: int, other: int, table: ScoreTable) -> int:
    """1, 0 or -1: whether more of the judges they have in common gave `one` more."""
    of_other = dict(table.of_entry.get(other, ()))
    balance = 0
    for judge, y in table.of_entry.get(one, ()):
        if judge in of_other:
            balance += (y > of_other[judge]) - (y < of_other[judge])
    return (balance > 0) - (balance < 0)


def _grouped(
    entries: Sequence[int], worth: Callable[[int], Decimal]
) -> Iterator[tuple[Decimal, tuple[int, ...]]]:
    """The entries of one worth together, the most first; within a group by number."""
    ordered = sorted(entries, key=lambda entry: (-worth(entry), entry))
    for key, group in groupby(ordered, worth):
        yield key, tuple(group)
