"""Finding the row of headings, and saying what was looked for when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from registrations.imports.cells import Cell
from registrations.imports.columns import COLUMNS, column_called
from registrations.imports.refusals import SheetRefused

# So many known headings make a row of headings.
_ENOUGH = 2


@dataclass(frozen=True)
class Headings:
    """Where each column stands; `unknown` are headings that were left out."""

    places: dict[int, str]
    unknown: list[str] = field(default_factory=list)

    def cells(self, row: Sequence[Cell]) -> dict[str, Cell]:
        """The cells of a row by column key, empty ones left out."""
        return {
            key: row[place]
            for place, key in self.places.items()
            if place < len(row) and (row[place].text or row[place].fault)
        }


def headings_in(row: Sequence[Cell]) -> Headings | None:
    """The headings, when this row looks like them. Raises SheetRefused for one that comes twice."""
    places: dict[int, str] = {}
    unknown = []
    twice = ""
    for place, cell in enumerate(row):
        key = column_called(cell.text)
        if key is None:
            unknown.append(cell.text[:60])
        elif key in places.values():
            twice = twice or cell.text
        elif key:
            places[place] = key
    if len(places) < _ENOUGH and "full_name" not in places.values():
        return None
    if twice:
        raise SheetRefused("column_twice", found=twice)
    return Headings(places, unknown)


def refuse_missing(headings: Headings, row: Sequence[Cell]) -> None:
    """Raises SheetRefused when a column is missing without which nobody can be registered."""
    there = set(headings.places.values())
    missing = [column for column in COLUMNS if column.is_needed and column.key not in there]
    if missing or not there & {"email", "phone"}:
        raise wrong_columns(row)


def wrong_columns(row: Sequence[Cell]) -> SheetRefused:
    """Names what was expected, in both languages, and what was found instead."""
    return SheetRefused(
        "wrong_columns",
        expected_sw=", ".join(column.heading_sw for column in COLUMNS),
        expected_en=", ".join(column.heading_en for column in COLUMNS),
        found=", ".join(cell.text[:60] for cell in row if cell.text)[:600],
    )
