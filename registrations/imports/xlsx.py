"""A workbook, read as it is stored: no formula is worked out, no macro is run, nothing is fetched."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

from registrations.imports.cells import Cell, cell_of_workbook
from registrations.imports.limits import (
    MOST_COLUMNS,
    MOST_EMPTY_ROWS,
    MOST_ROWS,
    MOST_SHEETS,
    ROWS_ABOVE,
)
from registrations.imports.refusals import SheetRefused
from registrations.imports.sheet import Note, PeopleTable, SheetRow, has_headings
from registrations.imports.workbook_checks import BROKEN_ZIP, checked_archive, scanned

# openpyxl lets many errors through when the parts of a workbook are not what they should be.
_BROKEN = (*BROKEN_ZIP, AttributeError, IndexError, KeyError, SyntaxError, TypeError)
_LAST_ROW = re.compile(r"(\d+)$")


def rows_of_workbook(content: bytes, notes: list[Note]) -> Iterator[SheetRow]:
    """The people of the first visible sheet that has their headings. Raises SheetRefused."""
    from openpyxl.reader.excel import ExcelReader  # eight megabytes that only workbooks need

    archive = checked_archive(content)
    try:
        with catch_warnings():
            simplefilter("ignore")  # of parts of a workbook that openpyxl leaves out
            reader = ExcelReader(BytesIO(content), read_only=True, keep_links=False)
            # Nobody stands on a chart; as one, a sheet would be held whole before it is looked through.
            reader.read_chartsheet = lambda sheet, rel: None
            reader.read()
            workbook = reader.wb
            yield from _people(archive, workbook.worksheets[:MOST_SHEETS], notes)
            workbook.close()
    except _BROKEN:
        raise SheetRefused("broken") from None


def _people(archive: zipfile.ZipFile, sheets: list[Any], notes: list[Note]) -> Iterator[SheetRow]:
    scans = {sheet.title: scanned(archive, _part(sheet)) for sheet in sheets}
    sheet = _sheet_of_people(sheets, notes)
    if scans[sheet.title].has_too_many:
        raise SheetRefused("too_many_rows", limit=MOST_ROWS)
    table = PeopleTable(_cells(sheet, MOST_EMPTY_ROWS))
    for row in table:
        _refuse_merged(scans[sheet.title].merged, table.header_row)
        yield row
    notes.extend(table.notes)


def _sheet_of_people(sheets: list[Any], notes: list[Note]) -> Any:
    """The one to be read: visible, with headings. What was left out is noted."""
    for sheet in sheets:
        sheet.reset_dimensions()  # they may say anything
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    hidden = [sheet for sheet in sheets if sheet.sheet_state != "visible"]
    with_people = [sheet for sheet in visible if has_headings(_peek(sheet))]
    if not with_people:
        secret = next((sheet for sheet in hidden if has_headings(_peek(sheet))), None)
        if secret is not None:
            raise SheetRefused("hidden_sheet", name=secret.title)
        if not visible:
            raise SheetRefused("no_rows")
        return visible[0]  # its columns will be refused by name
    if hidden:
        notes.append(Note("hidden_sheets", {"names": _titles(hidden)}))
    if with_people[1:]:
        values = {"names": _titles(with_people[1:]), "read": with_people[0].title}
        notes.append(Note("other_sheets", values))
    return with_people[0]


def _titles(sheets: list[Any]) -> str:
    return ", ".join(sheet.title for sheet in sheets)[:300]


def _part(sheet: Any) -> str:
    """The sheet's part of the archive: openpyxl keeps it to itself."""
    path: str = sheet._worksheet_path
    return path.lstrip("/")


def _refuse_merged(merged: list[str], header_row: int) -> None:
    """Titles above the headings may be merged; headings and people may not."""
    below = [area for area in merged if _last_row(area) >= header_row]
    if below:
        raise SheetRefused("merged", areas=", ".join(below[:5]), count=len(below))


def _last_row(area: str) -> int:
    found = _LAST_ROW.search(area)
    return int(found[1]) if found else 0


def _peek(sheet: Any) -> Iterator[Sequence[Cell]]:
    return _cells(sheet, ROWS_ABOVE + 1)


def _cells(sheet: Any, most: int) -> Iterator[Sequence[Cell]]:
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, max_row=most):
        yield [cell_of_workbook(cell.value, cell.data_type) for cell in row]
