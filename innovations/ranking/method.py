"""The whole method: from the input of one stage to its result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import cached_property
from typing import Any

from innovations.ranking.adjustment import Adjustment, adjusted
from innovations.ranking.alternatives import deviation, medians, z_scores
from innovations.ranking.canonical import canonical, checksum, fixed, quantised
from innovations.ranking.connectivity import parts, single_bridges
from innovations.ranking.flags import Flag, agreement, flags, others_means
from innovations.ranking.material import BadMaterial, RankingInput
from innovations.ranking.ordering import (
    TWO_DECIMALS,
    Group,
    at_two_decimals,
    heaviest_means,
    in_order,
    ranks_of,
)
from innovations.ranking.rules import METHOD_VERSION
from innovations.ranking.standard_errors import residual_spread, standard_errors
from innovations.ranking.table import ScoreTable, mean, plain_means, score_table

# The same digits everywhere: decimals of one precision, rounded one way, summed in one order.
PRECISION = Context(prec=34, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True)
class RankingResult:
    """What the method gives, as plain values; numbers are texts of fixed digits."""

    content: dict[str, Any]

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return canonical(self.content)

    @cached_property
    def hash(self) -> str:
        return checksum(self.text)


def rank(found: RankingInput) -> RankingResult:
    """The ranking of one stage. Raises BadMaterial for the input of another version of the method."""
    if found.method != METHOD_VERSION:
        raise BadMaterial(f"method {found.method} is not the one of this program")
    with localcontext(PRECISION):
        return RankingResult(_Stage(found).result())


@dataclass(frozen=True)
class _Stage:
    """One stage on its way to the result."""

    found: RankingInput

    @cached_property
    def table(self) -> ScoreTable:
        return score_table(self.found)

    @cached_property
    def adjustment(self) -> Adjustment:
        return adjusted(self.table, self.found.rules)

    @cached_property
    def methods(self) -> dict[str, dict[int, Decimal]]:
        """Totals of this stage alone, by method: at six digits, so that what the rounds leave open beyond
        them cannot turn a half at two decimals."""
        found = {
            "total": self.adjustment.t,
            "plain": plain_means(self.table),
            "median": medians(self.table),
            "z": z_scores(self.table),
        }
        return {name: _six_digits(totals) for name, totals in found.items()}

    @cached_property
    def own_errors(self) -> dict[int, Decimal | None]:
        return standard_errors(self.table, self.adjustment, self.found.rules)

    @cached_property
    def errors(self) -> dict[int, Decimal | None]:
        """Of the totals, with what the first stage brings."""
        if self.found.first is None:
            return self.own_errors
        first, rules = self.found.first.totals, self.found.rules
        together: dict[int, Decimal | None] = {}
        for entry, own in self.own_errors.items():
            earlier = first[entry]["error"]
            together[entry] = None
            if own is not None and earlier is not None:
                shares = (rules.first_share * Decimal(earlier), rules.second_share * own)
                together[entry] = sum((share**2 for share in shares), Decimal(0)).sqrt()
        return together

    @cached_property
    def totals(self) -> dict[str, dict[int, Decimal]]:
        """By method, with the share of the first stage where this is the second."""
        return {name: self._with_first(name, own) for name, own in self.methods.items()}

    def _with_first(self, method: str, own: dict[int, Decimal]) -> dict[int, Decimal]:
        if self.found.first is None:
            return own
        rules, together = self.found.rules, {}
        for entry, total in own.items():
            earlier = self.found.first.totals[entry][method]
            if earlier is None:
                raise BadMaterial(f"entry {entry} has no total of the first stage")
            together[entry] = rules.first_share * Decimal(earlier) + rules.second_share * total
        return _six_digits(together)

    def result(self) -> dict[str, Any]:
        groups = in_order(self.totals["total"], found=self.found, table=self.table)
        entries = self._entries(groups)
        spread = residual_spread(self.table, self.adjustment)
        return {
            "entries": entries,
            "flags": [_flag(flag) for flag in flags(self.found, self.table, self.adjustment)],
            "input_hash": self.found.hash,
            "judges": self._judges(),
            "method": METHOD_VERSION,
            "parts": parts(self.table),
            "rounds": self.adjustment.rounds,
            "short_list": self._short_list(entries),
            "single_bridges": single_bridges(self.table),
            "spread": None if spread is None else fixed(spread),
            "stage": self.found.stage,
            "unscored": sorted(set(self.found.entries) - set(self.table.of_entry)),
            "why_plain": list(self.adjustment.why_plain),
        }

    def _entries(self, groups: list[Group]) -> list[dict[str, Any]]:
        others = {name: ranks_of(totals) for name, totals in self.totals.items()}
        heaviest = heaviest_means(self.found)
        rows, number = [], 1
        for group in groups:
            for entry in group.entries:
                rows.append(
                    {
                        "entry": entry,
                        "rank": number,
                        "shared": len(group.entries) > 1,
                        "tie": list(group.tie),
                        "broken_by": group.broken_by,
                        "sheets": len(self.table.of_entry[entry]),
                        "heaviest": fixed(heaviest[entry]),
                        "error": _or_none(self.errors[entry]),
                        **{name: fixed(totals[entry]) for name, totals in self.totals.items()},
                        **self._of_this_stage(entry),
                        **{
                            f"{name}_rank": others[name][entry] for name in ("plain", "median", "z")
                        },
                    }
                )
            number += len(group.entries)
        return _with_neighbours(rows)

    def _of_this_stage(self, entry: int) -> dict[str, Any]:
        if self.found.first is None:
            return {}
        return {
            "first": self.found.first.totals[entry]["total"],
            "second": fixed(self.methods["total"][entry]),
            "second_plain": fixed(self.methods["plain"][entry]),
        }

    def _judges(self) -> list[dict[str, Any]]:
        """Severity, and how far the judge is from the others on the same entries, before the ridge."""
        b, t = self.adjustment.b, self.adjustment.t
        others = others_means(self.table, self.adjustment)
        rows = []
        for judge, row in sorted(self.table.of_judge.items()):
            scores = [y for _entry, y in row]
            rows.append(
                {
                    "judge": judge,
                    "sheets": len(row),
                    "severity": fixed(b[judge]),
                    "distance": fixed(mean([y - t[entry] for entry, y in row])),
                    "mean": fixed(mean(scores)),
                    "spread": fixed(deviation(scores)),
                    "agreement": _or_none(agreement(self.table, others, judge)),
                }
            )
        return rows

    def _short_list(self, entries: list[dict[str, Any]]) -> list[int]:
        """The first eight, and who is within one standard error of the eighth."""
        number = int(self.found.rules.short_list)
        if len(entries) <= number:
            return [row["entry"] for row in entries]
        seen = [_Seen.of(row) for row in entries]
        last = seen[number - 1]
        return [
            row["entry"]
            for row, one in zip(entries, seen, strict=True)
            if row["rank"] <= number or _indistinct(one, last)
        ]


@dataclass(frozen=True)
class _Seen:
    """A total as it stands in the result; an error that is not known is 0."""

    total: Decimal
    shown: Decimal
    error: Decimal

    @classmethod
    def of(cls, row: dict[str, Any]) -> _Seen:
        total = Decimal(row["total"])
        return cls(total, at_two_decimals(total), Decimal(row["error"] or 0))


def _with_neighbours(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row with the first and the last rank from which it cannot be told apart.

    An entry with a large error may be alike to one beyond others that are not: both are marked.
    """
    seen = [_Seen.of(row) for row in rows]
    # Beyond it nothing is alike; totals are in order but for the digits that are not shown.
    farthest = max((one.error for one in seen), default=Decimal(0)) + TWO_DECIMALS
    for at, (row, one) in enumerate(zip(rows, seen, strict=True)):
        first = last = at
        for other in range(at - 1, -1, -1):
            if seen[other].total - one.total > farthest:
                break
            if _indistinct(seen[other], one):
                first = other
        for other in range(at + 1, len(rows)):
            if one.total - seen[other].total > farthest:
                break
            if _indistinct(seen[other], one):
                last = other
        row["alike_from"], row["alike_to"] = rows[first]["rank"], rows[last]["rank"]
        row["indistinct"] = first < last
    return rows


def _indistinct(one: _Seen, other: _Seen) -> bool:
    """Whether two totals are closer than one standard error, the larger of theirs, or equal as shown."""
    if one.shown == other.shown:
        return True
    return abs(one.total - other.total) < max(one.error, other.error)


def _six_digits(totals: dict[int, Decimal]) -> dict[int, Decimal]:
    return {entry: quantised(total) for entry, total in totals.items()}


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "judge": flag.judge,
        "entry": flag.entry,
        "value": fixed(flag.value),
        "limit": fixed(flag.limit),
    }


def _or_none(number: Decimal | None) -> str | None:
    return None if number is None else fixed(number)
