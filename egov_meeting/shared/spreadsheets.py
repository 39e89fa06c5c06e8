"""Tables as CSV and XLSX that a spreadsheet opens without running anything."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST_CELL = 32_767
_LONGEST_SHEET_NAME = 31


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets a quote before it."""
    if not isinstance(value, str):
        return value
    return "'" + value if value.startswith(_BEGINS_A_FORMULA) else value


def csv_table(*, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (heading, *rows):
        writer.writerow([harmless(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def xlsx_table(*, name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet. Characters that the format forbids are left out, texts cut at what a cell holds."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(name))
    for row in (heading, *rows):
        sheet.append([_cell(value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    clean = ILLEGAL_CHARACTERS_RE.sub("", value)
    return harmless(clean)[:_LONGEST_CELL]


def _sheet_name(name: str) -> str:
    kept = "".join(" " if sign in r"[]:*?/\'" else sign for sign in name)
    return kept[:_LONGEST_SHEET_NAME].strip() or "1"
