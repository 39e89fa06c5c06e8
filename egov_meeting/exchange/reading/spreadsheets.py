"""CSV and XLSX with the same columns: dotted for inner fields, _sw and _en for pairs."""

import csv
import difflib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import load_workbook
from pydantic import BaseModel

from egov_meeting.exchange.limits import (
    LARGEST_SPREADSHEET_UNPACKED,
    MEGABYTE,
    MOST_COLUMNS,
    MOST_ROWS,
)
from egov_meeting.exchange.problems import Spot
from egov_meeting.exchange.reading.cells import (
    cell_text,
    column_paths,
    item_schema,
    list_columns,
    put,
    split_cell,
    unguarded,
)
from egov_meeting.exchange.reading.characters import unwanted_characters
from egov_meeting.exchange.reading.source import Source
from egov_meeting.shared.edition_parts.checking import Path

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

# openpyxl lets many errors through when the parts of a workbook are not what they should be.
_NOT_A_WORKBOOK = (
    zipfile.BadZipFile,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def read_csv(file: str, text: str, schema: type[BaseModel]) -> Source:
    """Read a CSV file (comma or semicolon between cells, as its first row shows)."""
    source = Source(file)
    for line, character in unwanted_characters(text):
        source.tell("control_character", spot=Spot(line=line), found=character)
    if source.problems:
        return source
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        _Table(source, schema).read(rows)
    except csv.Error:
        source.tell("csv_syntax", spot=Spot(row=rows.line_num))
    return source


def read_xlsx(file: str, content: bytes, schema: type[BaseModel]) -> Source:
    """Read the first sheet of a workbook: values only, formulas as they were last worked out."""
    source = Source(file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > LARGEST_SPREADSHEET_UNPACKED:
            limit = LARGEST_SPREADSHEET_UNPACKED // MEGABYTE
            source.tell("file_too_large", size=unpacked // MEGABYTE, limit=limit)
            return source
        workbook = load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        _Table(source, schema).read(_sheet_rows(workbook))
        workbook.close()
    except _NOT_A_WORKBOOK:
        source.tell("not_a_spreadsheet")
    return source


def _sheet_rows(workbook: Any) -> Iterator[list[str]]:
    sheet = workbook.worksheets[0]
    for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
        yield [cell_text(value) for value in row]


class _Table:
    """Turns rows into the items of a list, keeping the row and column of every value."""

    def __init__(self, source: Source, schema: type[BaseModel]) -> None:
        self.source = source
        row_schema = item_schema(schema)
        self.paths = column_paths(row_schema)
        self.lists = list_columns(row_schema)

    def read(self, rows: Iterable[list[str]]) -> None:
        numbered = enumerate(rows, start=1)
        header = self._header(next(numbered, (1, []))[1])
        self.source.data = []
        for number, row in numbered:
            if number > MOST_ROWS:
                self.source.tell("too_many_rows", spot=Spot(row=number), limit=MOST_ROWS)
                return
            if any(cell.strip() for cell in row):
                self._read_row(number, row, header)

    def _header(self, cells: list[str]) -> list[str | None]:
        """The known columns in order; None for an unknown one (told once), "" for one unnamed."""
        names = [cell.strip() for cell in cells]
        if not any(names):
            self.source.tell("no_header", spot=Spot(row=1), columns=", ".join(self.paths))
        return [
            self._column(name, twice=bool(name) and name in names[:position])
            for position, name in enumerate(names)
        ]

    def _column(self, name: str, *, twice: bool) -> str | None:
        spot = Spot(row=1, column=name)
        if twice:
            self.source.tell("column_twice", spot=spot, found=name)
        elif name in self.paths:
            return name
        elif name:
            nearest = difflib.get_close_matches(name, self.paths, n=1)
            self.source.tell(
                "unknown_column",
                spot=spot,
                found=name[:80],
                nearest=nearest[0] if nearest else "",
                columns=", ".join(self.paths),
            )
        else:
            return ""
        return None

    def _read_row(self, number: int, row: list[str], header: list[str | None]) -> None:
        item: dict[str, Any] = {}
        position = len(self.source.data)
        self.source.spots[(position,)] = Spot(row=number)
        for place, cell in enumerate(row):
            if not cell.strip():
                continue
            column = header[place] if place < len(header) else ""
            if column:
                self._read_cell(item, (position,), Spot(row=number, column=column), cell.strip())
            elif column == "":
                spot = Spot(row=number)
                self.source.tell("cell_without_column", spot=spot, found=cell.strip()[:80])
        self.source.data.append(item)

    def _read_cell(self, item: dict[str, Any], base: Path, spot: Spot, cell: str) -> None:
        text = unguarded(cell)
        path = self.paths[spot.column]
        self.source.spots[(*base, *path)] = spot
        if text in _ERRORS:
            self.source.tell("formula_error", (*base, *path), spot=spot, found=text)
        for _line, character in unwanted_characters(text):
            self.source.tell("control_character", (*base, *path), spot=spot, found=character)
        put(item, path, split_cell(text) if spot.column in self.lists else text)
