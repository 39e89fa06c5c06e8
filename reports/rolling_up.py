"""How a resolution stands by what its institutions reported: Σ w·p / Σ w over those assessed.

Whoever has not answered is no nought: it is missing from the mean and shows in "n of m reported".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reports.choices import Delivery
from reports.models import Obligation
from reports.selectors.owing import Institutions

_CENT = Decimal("0.01")
# Of states that equally many report, the first is told.
_MOST_WORRYING = (Delivery.BLOCKED, Delivery.DELAYED, Delivery.NOT_STARTED, Delivery.ON_TRACK)
_DONE = (Delivery.VERIFIED_DONE, Delivery.REPORTED_DONE)


@dataclass(frozen=True)
class RollUp:
    """`percentage` is None, and `delivery` "", while nobody has been assessed."""

    answering: int
    reported: int
    percentage: Decimal | None
    delivery: str


def rolled_up(
    obligations: Iterable[Obligation], *, answering: frozenset[int], institutions: Institutions
) -> RollUp:
    """One answer for each institution of today: of several rows it took over, the last one accepted."""
    rows: dict[int, list[Obligation]] = defaultdict(list)
    for row in obligations:
        today = institutions.today(row.institution_id)
        if today in answering:
            rows[today].append(row)
    last = [found for found in map(_last_assessed, rows.values()) if found]
    states = [state for state in map(_state, rows.values()) if state]
    return RollUp(
        answering=len(answering),
        reported=len(last),
        percentage=weighted_mean((row.weight, Decimal(row.percentage or 0)) for row in last),
        delivery=_delivery(states, len(answering)),
    )


def weighted_mean(pairs: Iterable[tuple[int, Decimal]]) -> Decimal | None:
    """Σ w·p / Σ w to two places, halves upwards; None of nothing."""
    known = list(pairs)
    weight = sum(weight for weight, _percentage in known)
    if not weight:
        return None
    total = sum((weight * percentage for weight, percentage in known), Decimal(0))
    return (total / weight).quantize(_CENT, rounding=ROUND_HALF_UP)


def _last_assessed(rows: list[Obligation]) -> Obligation | None:
    assessed = [row for row in rows if row.assessed_at is not None and row.percentage is not None]
    return max(assessed, key=lambda row: (row.assessed_at, row.pk), default=None)


def _state(rows: list[Obligation]) -> str:
    if any(row.delivery == Delivery.REPORTED_DONE for row in rows):
        return Delivery.REPORTED_DONE
    last = _last_assessed(rows)
    return last.delivery if last else ""


def _delivery(states: list[str], answering: int) -> str:
    """Done when all are; else what most of those who reported say."""
    if not states:
        return ""
    if len(states) == answering and set(states) <= set(_DONE):
        return (
            Delivery.REPORTED_DONE if Delivery.REPORTED_DONE in states else Delivery.VERIFIED_DONE
        )
    tally = Counter(Delivery.ON_TRACK if state in _DONE else state for state in states)
    return max(_MOST_WORRYING, key=lambda state: (tally[state], -_MOST_WORRYING.index(state)))
