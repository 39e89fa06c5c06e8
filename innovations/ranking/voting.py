"""The vote of the panel between entries that nothing else told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from innovations.ranking.ordering import VOTE, Group


def settled_by_votes(group: Group, votes: Iterable[int]) -> list[Group]:
    """The group in the order of the votes given to its entries; entries of as many votes stay together."""
    given = Counter(entry for entry in votes if entry in group.entries)
    if not given or len(group.entries) == 1:
        return [group]
    return [
        Group(alike, group.tie, VOTE if len(alike) < len(group.entries) else group.broken_by)
        for alike in _by_votes(group.entries, given)
    ]


def _by_votes(entries: Sequence[int], given: Counter[int]) -> list[tuple[int, ...]]:
    numbers = sorted({given[entry] for entry in entries}, reverse=True)
    return [
        tuple(sorted(entry for entry in entries if given[entry] == number)) for number in numbers
    ]
