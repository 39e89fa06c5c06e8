"""Solving until the assignment hangs together, as far as conflicts leave a way."""

from __future__ import annotations

from innovations.assigning.explaining import Explanation, explain
from innovations.assigning.joining import Part, bridges_of, parts_of, parts_without
from innovations.assigning.problem import Pair, Problem
from innovations.assigning.solving import solve

_MOST_ROUNDS = 12


def propose(problem: Problem) -> frozenset[Pair]:
    """The pairs to assign, those that stand included.

    Each entry gets `judges_each` judges, fewer only where there are none; loads differ by at most one as
    far as conflicts and the judges' own limits let them; then expertise counts. Parts that have nothing
    in common are joined by a cut, and single judges as the only bridge avoided where nothing is lost by it.
    """
    pairs = solve(problem)
    if pairs is None or problem.judges_each is None:
        return pairs or problem.standing
    cuts: list[frozenset[Pair]] = []
    pairs = _joined(problem, pairs, cuts)
    return _without_bridges(problem, pairs, cuts)


def _joined(
    problem: Problem, pairs: frozenset[Pair], cuts: list[frozenset[Pair]]
) -> frozenset[Pair]:
    for _round in range(_MOST_ROUNDS):
        parts = parts_of(pairs)
        new = _cuts(problem, parts[1:])
        if len(parts) <= 1 or not new:
            break
        better = solve(problem, [*cuts, *new])
        if better is None or _is_worse(explain(problem, better), explain(problem, pairs)):
            break
        cuts += new
        pairs = better
    return pairs


def _without_bridges(
    problem: Problem, pairs: frozenset[Pair], cuts: list[frozenset[Pair]]
) -> frozenset[Pair]:
    for _round in range(_MOST_ROUNDS):
        new = [
            cut
            for judge in bridges_of(pairs)
            for cut in _cuts(problem, parts_without(pairs, judge)[1:], without=judge)
        ]
        if not new:
            break
        better = solve(problem, [*cuts, *new])
        if better is None or _costs_more(explain(problem, better), explain(problem, pairs)):
            break
        cuts += new
        pairs = better
    return pairs


def _cuts(problem: Problem, parts: list[Part], without: int | None = None) -> list[frozenset[Pair]]:
    """For each part the pairs that would join it to the others; none where no pair could."""
    open_pairs = problem.open_pairs()
    found = [
        frozenset(pair for pair in open_pairs if pair[1] != without and part.leads_out(pair))
        for part in parts
    ]
    return [cut for cut in found if cut]


def _is_worse(now: Explanation, before: Explanation) -> bool:
    """Joining is worth an uneven load, never an entry without its judges."""
    return sum(now.missing.values()) > sum(before.missing.values())


def _costs_more(now: Explanation, before: Explanation) -> bool:
    more_apart = now.parts > before.parts or len(now.bridges) >= len(before.bridges)
    return _is_worse(now, before) or now.spread > max(before.spread, 1) or more_apart
