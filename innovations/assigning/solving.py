"""The assignment as a flow: judges' places go to entries, at the least cost, solved by HiGHS.

In order of weight: no entry short of a judge; loads alike; expertise; and a mixing of judges that is
the same on every machine. The weights are such that no gain in a lower one pays for a loss in a higher:
along one cycle of a flow each judge is met once, so expertise gains at most the number of judges.
Without cuts the matrix is that of a network, and the linear solution is whole by itself.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from innovations.assigning.problem import Pair, Problem

_MIXING = 1e-4
_MOST_NODES = 2_000


class _Program:
    """Columns with costs and bounds, rows with bounds, as HiGHS takes them."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.uppers: list[float] = []
        self.columns: list[list[tuple[int, float]]] = []
        self.lowers_of_rows: list[float] = []
        self.uppers_of_rows: list[float] = []

    def add_row(self, lower: float, upper: float) -> int:
        self.lowers_of_rows.append(lower)
        self.uppers_of_rows.append(upper)
        return len(self.lowers_of_rows) - 1

    def add_column(self, cost: float, upper: float, entries: list[tuple[int, float]]) -> int:
        self.costs.append(cost)
        self.uppers.append(upper)
        self.columns.append(entries)
        return len(self.costs) - 1


def solve(problem: Problem, cuts: Sequence[frozenset[Pair]] = ()) -> frozenset[Pair] | None:
    """All pairs, the standing ones included; None when the cuts cannot be kept.

    Of each cut at least one pair is taken. The same problem gives the same answer.
    """
    open_pairs = problem.open_pairs()
    if problem.judges_each is None or not open_pairs:
        return problem.standing | frozenset(open_pairs)
    program = _Program()
    columns = _fill(program, problem, open_pairs)
    for cut in cuts:
        row = program.add_row(1.0, math.inf)
        for pair in sorted(cut):
            program.columns[columns[pair]].append((row, 1.0))
    values = _run(program, whole=bool(cuts))
    if values is None:
        return None
    taken = frozenset(pair for pair, column in columns.items() if values[column] > 0.5)
    return problem.standing | taken


def _fill(program: _Program, problem: Problem, open_pairs: list[Pair]) -> dict[Pair, int]:
    assert problem.judges_each is not None
    of_entries, of_judges = problem.standing_of_entries(), problem.standing_of_judges()
    possible: defaultdict[int, int] = defaultdict(int)
    for _entry, judge in open_pairs:
        possible[judge] += 1
    needs = {
        entry.number: max(problem.judges_each - of_entries[entry.number], 0)
        for entry in problem.entries
    }
    places = {
        judge.number: max(
            min(
                possible[judge.number],
                math.inf if judge.most is None else judge.most - of_judges[judge.number],
            ),
            0,
        )
        for judge in problem.judges
        if judge.takes_more
    }
    level = _even_load(sum(needs.values()), {j: (of_judges[j], int(n)) for j, n in places.items()})
    weight = 2.0 * (len(places) + 2)
    highest = 2 * level + 6
    rows_of_entries = {number: program.add_row(need, need) for number, need in needs.items()}
    rows_of_judges = {number: program.add_row(0.0, 0.0) for number in places}
    for judge, free in places.items():
        _add_levels(program, rows_of_judges[judge], of_judges[judge], int(free), level, weight)
    dear = weight * (highest + 4)
    for entry, need in needs.items():
        for missing in range(1, need + 1):
            cost = 100.0 * dear + 4.0 * dear * missing
            program.add_column(cost, 1.0, [(rows_of_entries[entry], 1.0)])
    columns, fitting = {}, problem.fitting(open_pairs)
    for pair in open_pairs:
        entry, judge = pair
        cost = _MIXING * _mixing(pair) - (1.0 if pair in fitting else 0.0)
        ends = [(rows_of_entries[entry], 1.0), (rows_of_judges[judge], 1.0)]
        columns[pair] = program.add_column(cost, 1.0, ends)
    return columns


def _add_levels(
    program: _Program, row: int, stands: int, free: int, level: int, weight: float
) -> None:
    """Each further entry of a judge costs more than the one before, so that loads come out alike."""
    highest = 2 * level + 6
    singly = min(free, max(highest - stands, 0))
    for further in range(1, singly + 1):
        program.add_column(weight * (stands + further - level), 1.0, [(row, -1.0)])
    if free > singly:
        program.add_column(weight * (highest + 2), float(free - singly), [(row, -1.0)])


def _even_load(needed: int, judges: dict[int, tuple[int, int]]) -> int:
    """The load that everybody would come to who has room for it, were there no conflicts."""
    if not judges:
        return 0
    low, high = 0, needed + max(stands for stands, _free in judges.values())
    while low < high:
        middle = (low + high) // 2
        taken = sum(min(max(middle - stands, 0), free) for stands, free in judges.values())
        low, high = (middle + 1, high) if taken < needed else (low, middle)
    return low


def _mixing(pair: Pair) -> float:
    """From 0 to 1, as good as by chance, the same everywhere."""
    digest = hashlib.blake2b(f"{pair[0]}:{pair[1]}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def _run(program: _Program, *, whole: bool) -> Sequence[float] | None:
    """The values of the columns, whole numbers; None when there is no solution."""
    import highspy  # it is loaded only where something is assigned

    values = _answer(highspy, program, whole=whole)
    if values is None or whole:
        return values
    if all(abs(value - round(value)) < 1e-6 for value in values):
        return values
    return _answer(highspy, program, whole=True)


def _answer(highspy: Any, program: _Program, *, whole: bool) -> Sequence[float] | None:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.costs), len(program.lowers_of_rows)
    model.col_cost_ = program.costs
    model.col_lower_ = [0.0] * len(program.costs)
    model.col_upper_ = program.uppers
    model.row_lower_ = program.lowers_of_rows
    model.row_upper_ = program.uppers_of_rows
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    sizes = (len(column) for column in program.columns)
    model.a_matrix_.start_ = list(accumulate(sizes, initial=0))
    entries = [entry for column in program.columns for entry in column]
    model.a_matrix_.index_ = [row for row, _value in entries]
    model.a_matrix_.value_ = [value for _row, value in entries]
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(program.costs)
    highs = _silent_solver(highspy)
    for name, value in (
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 0),
        ("solver", "simplex"),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),
        ("mip_max_nodes", _MOST_NODES),
    ):
        highs.setOptionValue(name, value)
    highs.passModel(model)
    highs.run()
    solution = highs.getSolution()
    solved = (
        highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    )
    return list(solution.col_value) if solved else None


def _silent_solver(highspy: Any) -> Any:
    """A solver that prints nothing. It greets when it enables its callbacks, so it is silenced before that."""

    class Silent(highspy.Highs):  # type: ignore[misc]  # a class that is only known here
        def enableCallbacks(self) -> None:  # noqa: N802 - the name is that of the solver
            self.silent()
            super().enableCallbacks()

    return Silent()
