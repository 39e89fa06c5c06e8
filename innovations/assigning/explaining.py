"""What an assignment is worth, in figures that people can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from innovations.assigning.joining import bridges_of, parts_of
from innovations.assigning.problem import Pair, Problem


@dataclass(frozen=True)
class Explanation:
    """`loads` by judge; `missing` by entry: how many judges it is short of.

    `matches` of `could_match` pairs fit by expertise; `parts` is 1 when all hangs together; `bridges` are
    judges without whom it would fall apart; `full` judges have as many as they take, or may judge no more.
    """

    loads: dict[int, int]
    missing: dict[int, int]
    matches: int
    could_match: int
    parts: int
    bridges: tuple[int, ...]
    full: tuple[int, ...]

    @property
    def spread(self) -> int:
        """How far loads differ among judges who have room for more."""
        loads = [load for judge, load in self.loads.items() if judge not in self.full]
        # Who is full may have less than the others, never more than one above them.
        highest = max(self.loads.values(), default=0)
        return highest - min(loads, default=highest)

    @property
    def is_connected(self) -> bool:
        return self.parts <= 1


def explain(problem: Problem, pairs: Iterable[Pair]) -> Explanation:
    """Of any assignment, whoever made it."""
    taken = frozenset(pairs)
    of_entries = Counter(entry for entry, _judge in taken)
    of_judges = Counter(judge for _entry, judge in taken)
    loads = {judge.number: of_judges[judge.number] for judge in problem.judges if judge.takes_more}
    wanted = problem.judges_each or 0
    tracked = {entry.number for entry in problem.entries if entry.track is not None}
    return Explanation(
        loads=loads,
        missing={
            entry.number: wanted - of_entries[entry.number]
            for entry in problem.entries
            if of_entries[entry.number] < wanted
        },
        matches=len(problem.fitting(taken)),
        could_match=sum(1 for entry, _judge in taken if entry in tracked),
        parts=len(parts_of(taken)),
        bridges=tuple(bridges_of(taken)),
        full=_full(problem, loads),
    )


def _full(problem: Problem, loads: dict[int, int]) -> tuple[int, ...]:
    hidden = Counter(judge for _entry, judge in problem.conflicts)
    numbers = len(problem.entries)
    return tuple(
        judge.number
        for judge in problem.judges
        if judge.takes_more
        and loads[judge.number]
        >= min(numbers - hidden[judge.number], numbers if judge.most is None else judge.most)
    )
