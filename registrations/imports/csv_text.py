"""Text with separators, in whatever encoding a spreadsheet program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from registrations.imports.cells import cell_of_text
from registrations.imports.limits import LONGEST_CELL, MOST_COLUMNS
from registrations.imports.refusals import SheetRefused
from registrations.imports.sheet import Note, PeopleTable, SheetRow

_SEPARATORS = ",;\t|"
# Bytes that no text of this kind holds, whatever its encoding.
_NO_TEXT = frozenset(range(32)) - {9, 10, 13}
_MANY = 10 * LONGEST_CELL


def rows_of_text(content: bytes, notes: list[Note]) -> Iterator[SheetRow]:
    """The people of a CSV file. Raises SheetRefused for one whose text or quotes are not understood."""
    text = _decoded(content)
    separator, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = csv.field_size_limit(max(csv.field_size_limit(), _MANY))
    table = PeopleTable([cell_of_text(value) for value in row[:MOST_COLUMNS]] for row in reader)
    try:
        yield from table
    except csv.Error:
        raise SheetRefused("csv_syntax", row=reader.line_num) from None
    finally:
        csv.field_size_limit(limit)
    notes.extend(table.notes)


def _decoded(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _in(content, encoding)
    # Half of the bytes of Latin letters in UTF-16 are nought.
    if content[:200].count(0) > len(content[:200]) // 4:
        return _in(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    if _NO_TEXT & set(content[:4096]):
        raise SheetRefused("not_a_sheet")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _in(content, "cp1252")


def _in(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise SheetRefused("encoding") from None


def _separator(text: str) -> tuple[str, str]:
    """What stands between cells, by the first line that holds something; Excel may say it itself."""
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) <= 5:
        return (said[4:] or "\t"), rest
    counted = {sign: first.count(sign) for sign in _SEPARATORS}
    for line in text.splitlines()[:10]:
        counted = {sign: max(number, line.count(sign)) for sign, number in counted.items()}
    return max(_SEPARATORS, key=lambda sign: counted[sign]), text
