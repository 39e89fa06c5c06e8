"""Tables as CSV and XLSX that a spreadsheet opens without running anything."""

import codecs
import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

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


def csv_portions(
    *, heading: Sequence[str], rows: Iterable[Sequence[Any]], at_a_time: int = 1000
) -> Iterator[bytes]:
    """The same piece by piece, so that a list of any length leaves as it is read."""
    yield codecs.BOM_UTF8
    lines = chain([heading], rows)
    while portion := list(islice(lines, at_a_time)):
        text = io.StringIO(newline="")
        csv.writer(text).writerows([_in_csv(value) for value in row] for row in portion)
        yield text.getvalue().encode()


def xlsx_table(*, name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet. Characters that the format forbids are left out, texts cut at what a cell holds."""
    from openpyxl import Workbook  # eight megabytes that only workbooks need
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(name))
    for row in (heading, *rows):
        sheet.append([_cell(value, ILLEGAL_CHARACTERS_RE) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _in_csv(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return harmless(value)


def _cell(value: Any, forbidden: re.Pattern[str]) -> Any:
    if not isinstance(value, str):
        return value
    clean = forbidden.sub("", value)
    return harmless(clean)[:_LONGEST_CELL]


def _sheet_name(name: str) -> str:
    kept = "".join(" " if sign in r"[]:*?/\'" else sign for sign in name)
    return kept[:_LONGEST_SHEET_NAME].strip() or "1"
