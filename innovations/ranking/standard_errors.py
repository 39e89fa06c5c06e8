"""How far a total may be from the truth, given how judges differ on the same entry.

What is left when t and b are taken away has the variance s² (divided by the free scores: sheets −
entries − judges + 1, or sheets − entries under the plain mean). The error of a total is s times the
root of what the least squares with the ridge k and b centred on 0 give: 1/m for the m judges of the
entry, and the uncertainty of their severities on top.
"""

from __future__ import annotations

from decimal import Decimal

from innovations.ranking.adjustment import Adjustment
from innovations.ranking.rules import Rules
from innovations.ranking.table import NOUGHT, ScoreTable

ONE = Decimal(1)
Matrix = list[list[Decimal]]


def residual_spread(table: ScoreTable, found: Adjustment) -> Decimal | None:
    """s, in points; None where no score is free to tell it."""
    free = table.sheets - len(table.of_entry)
    if found.is_adjusted:
        free -= len(table.of_judge) - 1
    if free <= 0:
        return None
    squares = sum(
        (
            (y - found.b[judge] - found.t[entry]) ** 2
            for entry, row in table.of_entry.items()
            for judge, y in row
        ),
        NOUGHT,
    )
    return (squares / free).sqrt()


def standard_errors(
    table: ScoreTable, found: Adjustment, rules: Rules
) -> dict[int, Decimal | None]:
    """Of every total, in points."""
    spread = residual_spread(table, found)
    if spread is None:
        return dict.fromkeys(table.of_entry)
    if not found.is_adjusted:
        return {entry: spread / Decimal(len(row)).sqrt() for entry, row in table.of_entry.items()}
    judges = {judge: at for at, judge in enumerate(sorted(table.of_judge))}
    of_b = _covariance(table, judges, rules)
    errors: dict[int, Decimal | None] = {}
    for entry, row in table.of_entry.items():
        at, number = [judges[judge] for judge, _y in row], len(row)
        of_severities = sum((of_b[one][other] for one in at for other in at), NOUGHT)
        errors[entry] = spread * max(NOUGHT, ONE / number + of_severities / number**2).sqrt()
    return errors


def _covariance(table: ScoreTable, judges: dict[int, int], rules: Rules) -> Matrix:
    """Of the severities, in units of s², when they are centred on 0."""
    size = len(judges)
    normal = [[NOUGHT] * size for _row in range(size)]
    for judge, sheets in table.of_judge.items():
        normal[judges[judge]][judges[judge]] = len(sheets) + rules.k
    for row in table.of_entry.values():
        share = ONE / len(row)
        at = [judges[judge] for judge, _y in row]
        for one in at:
            for other in at:
                normal[one][other] -= share
    free = _inverse(normal)
    sums = [sum(row, NOUGHT) for row in free]
    whole = sum(sums, NOUGHT)
    return [
        [free[one][other] - sums[one] * sums[other] / whole for other in range(size)]
        for one in range(size)
    ]


def _inverse(matrix: Matrix) -> Matrix:
    """By elimination; the ridge makes the matrix positive definite, so no pivot is 0."""
    size = len(matrix)
    rows = [
        [*row, *(ONE if at == other else NOUGHT for other in range(size))]
        for at, row in enumerate(matrix)
    ]
    for at in range(size):
        pivot = rows[at][at]
        rows[at] = [value / pivot for value in rows[at]]
        for other in range(size):
            factor = rows[other][at]
            if other != at and factor:
                rows[other] = [
                    value - factor * above
                    for value, above in zip(rows[other], rows[at], strict=True)
                ]
    return [row[size:] for row in rows]
