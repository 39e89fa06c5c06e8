"""What a ranking is made from, checked when it is read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Self

from innovations.ranking.canonical import canonical, checksum
from innovations.ranking.rules import METHOD_VERSION, Rules

LOWEST, HIGHEST = 0, 10
METHODS = ("total", "plain", "median", "z")


class BadMaterial(ValueError):
    """The input says something that cannot be: the text says what."""


@dataclass(frozen=True)
class SheetRow:
    """One sheet that was handed in: whole scores by criterion, in seconds the time it took."""

    judge: int
    entry: int
    scores: dict[str, int]
    version: int = 1
    seconds: int | None = None


@dataclass(frozen=True)
class FirstStage:
    """What the first stage gave: its run, and for each entry the totals by method, and the error."""

    input_hash: str
    result_hash: str
    totals: dict[int, dict[str, str | None]]


@dataclass(frozen=True)
class RankingInput:
    """Rules, weights, assignments, recusals and sheets of one stage.

    Entries are known by a number, judges by their number on the panel, criteria by theirs as text.
    `assignments` and `recusals` change nothing in the result; they are in it to be on record.
    Raises BadMaterial.
    """

    stage: int
    weights: dict[str, Decimal]
    entries: tuple[int, ...]
    sheets: tuple[SheetRow, ...]
    assignments: tuple[dict[str, Any], ...] = ()
    recusals: tuple[dict[str, Any], ...] = ()
    first: FirstStage | None = None
    rules: Rules = field(default_factory=Rules)
    method: str = METHOD_VERSION
    # What else is kept for reading: the edition, names of the criteria.
    about: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_weights(self.weights)
        if len(set(self.entries)) != len(self.entries):
            raise BadMaterial("an entry stands twice in the stage")
        _check_sheets(self)
        if (self.first is not None) != (self.stage == 2):
            raise BadMaterial("the second stage needs the first, the first stage none")
        if self.first is not None and not set(self.entries) <= set(self.first.totals):
            raise BadMaterial("an entry of the second stage has no total of the first")

    def plain(self) -> dict[str, Any]:
        """As plain values, in one order whatever order it was given in."""
        return {
            "about": self.about,
            "assignments": sorted(self.assignments, key=canonical),
            "criteria": {name: str(self.weights[name]) for name in sorted(self.weights)},
            "entries": sorted(self.entries),
            "first_stage": _first_in_plain(self.first),
            "method": self.method,
            "recusals": sorted(self.recusals, key=canonical),
            "rules": self.rules.plain(),
            "sheets": [_sheet_in_plain(sheet) for sheet in self.sheets_in_order],
            "stage": self.stage,
        }

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return canonical(self.plain())

    @cached_property
    def hash(self) -> str:
        return checksum(self.text)

    @cached_property
    def sheets_in_order(self) -> list[SheetRow]:
        """By entry, then by judge: sums are always taken in this order."""
        return sorted(self.sheets, key=lambda sheet: (sheet.entry, sheet.judge))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The input that a canonical text tells of. Raises BadMaterial."""
        try:
            return cls._from_plain(json.loads(text))
        except BadMaterial:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as wrong:
            raise BadMaterial(f"not an input of a ranking: {wrong!r}") from wrong

    @classmethod
    def _from_plain(cls, found: dict[str, Any]) -> Self:
        first = found["first_stage"]
        return cls(
            stage=found["stage"],
            weights={name: Decimal(weight) for name, weight in found["criteria"].items()},
            entries=tuple(found["entries"]),
            sheets=tuple(SheetRow(**sheet) for sheet in found["sheets"]),
            assignments=tuple(found["assignments"]),
            recusals=tuple(found["recusals"]),
            first=first
            and FirstStage(
                input_hash=first["input_hash"],
                result_hash=first["result_hash"],
                totals={int(entry): totals for entry, totals in first["totals"].items()},
            ),
            rules=Rules.from_plain(found["rules"]),
            method=found["method"],
            about=found["about"],
        )


def _check_weights(weights: dict[str, Decimal]) -> None:
    if not weights:
        raise BadMaterial("there is no criterion")
    if any(weight <= 0 for weight in weights.values()):
        raise BadMaterial("a weight is not above 0")
    total = sum(weights.values(), Decimal(0))
    if total != 1:
        raise BadMaterial(f"the weights sum to {total}, not to 1")


def _check_sheets(found: RankingInput) -> None:
    entries, seen = set(found.entries), set()
    for sheet in found.sheets:
        where = f"sheet of judge {sheet.judge} for entry {sheet.entry}"
        if sheet.entry not in entries:
            raise BadMaterial(f"{where}: the entry is not in this stage")
        if (sheet.judge, sheet.entry) in seen:
            raise BadMaterial(f"{where}: it stands twice")
        seen.add((sheet.judge, sheet.entry))
        if set(sheet.scores) != set(found.weights):
            raise BadMaterial(f"{where}: not one score for each criterion")
        for score in sheet.scores.values():
            if type(score) is not int or not LOWEST <= score <= HIGHEST:
                raise BadMaterial(f"{where}: {score!r} is no whole score from 0 to 10")


def _sheet_in_plain(sheet: SheetRow) -> dict[str, Any]:
    return {
        "entry": sheet.entry,
        "judge": sheet.judge,
        "scores": sheet.scores,
        "seconds": sheet.seconds,
        "version": sheet.version,
    }


def _first_in_plain(first: FirstStage | None) -> dict[str, Any] | None:
    if first is None:
        return None
    return {
        "input_hash": first.input_hash,
        "result_hash": first.result_hash,
        "totals": {str(entry): totals for entry, totals in first.totals.items()},
    }
