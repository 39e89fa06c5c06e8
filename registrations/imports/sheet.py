"""A spreadsheet of people, whatever kind of file it is, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from registrations.imports.cells import Cell
from registrations.imports.columns import column_called
from registrations.imports.headings import Headings, headings_in, refuse_missing, wrong_columns
from registrations.imports.limits import MOST_ROWS, ROWS_ABOVE
from registrations.imports.refusals import SheetRefused

EXAMPLE_EMAIL = "mfano@example.go.tz"


class Note(NamedTuple):
    """Something to know of the whole sheet; the sentences stand in `sentences`."""

    code: str
    values: dict[str, str]


class SheetRow(NamedTuple):
    """A row that holds something, by the number it has in the sheet."""

    number: int
    cells: dict[str, Cell]


class PeopleTable:
    """Rows of people below their headings. Read it once; `notes` and `header_row` are known afterwards."""

    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows = rows
        self.notes: list[Note] = []
        self.header_row = 0

    def __iter__(self) -> Iterator[SheetRow]:
        """Raises SheetRefused for wrong columns, no people at all, or too many."""
        numbered = enumerate(self._rows, start=1)
        headings = self._headings(numbered)
        count = examples = 0
        for number, row in numbered:
            cells = headings.cells(row)
            if not cells:
                continue
            if _is_example(cells):
                examples += 1
                continue
            count += 1
            if count > MOST_ROWS:
                raise SheetRefused("too_many_rows", limit=MOST_ROWS)
            yield SheetRow(number, cells)
        if examples:
            self.notes.append(Note("example_left_out", {}))
        if not count:
            raise SheetRefused("no_rows")

    def _headings(self, numbered: Iterator[tuple[int, Sequence[Cell]]]) -> Headings:
        first: Sequence[Cell] = ()
        for number, row in numbered:
            if any(cell.text for cell in row):
                first = first or row
                found = headings_in(row)
                if found:
                    refuse_missing(found, row)
                    self.header_row = number
                    if found.unknown:
                        names = ", ".join(found.unknown)[:300]
                        self.notes.append(Note("columns_left_out", {"names": names}))
                    return found
            if number > ROWS_ABOVE:
                break
        if not first:
            raise SheetRefused("no_rows")
        raise wrong_columns(first)


def has_headings(rows: Iterable[Sequence[Cell]]) -> bool:
    """Whether the first rows of a sheet hold headings of people."""
    for number, row in enumerate(rows, start=1):
        known = {column_called(cell.text) for cell in row if cell.text}
        if "full_name" in known or len(known - {None, ""}) > 1:
            return True
        if number > ROWS_ABOVE:
            break
    return False


def _is_example(cells: dict[str, Cell]) -> bool:
    email = cells.get("email")
    return email is not None and email.text.lower() == EXAMPLE_EMAIL
