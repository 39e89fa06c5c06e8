"""The one way in: bytes of an unknown file, people out of it."""

from __future__ import annotations

from collections.abc import Iterator

from registrations.imports.csv_text import rows_of_text
from registrations.imports.limits import LARGEST_FILE, MEGABYTE
from registrations.imports.refusals import SheetRefused
from registrations.imports.sheet import Note, SheetRow
from registrations.imports.xlsx import rows_of_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
# What people choose by mistake.
_OTHER_FILES = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"<!DOCTYPE", b"<html")


def rows_of_sheet(content: bytes, notes: list[Note]) -> Iterator[SheetRow]:
    """Rows of people, one at a time, by what the file is and not by its name.

    `notes` are filled by the end. Raises SheetRefused, at once or at any row: then nothing of the
    file may be taken.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise SheetRefused("no_rows")
    if len(content) > LARGEST_FILE:
        raise SheetRefused("too_large", limit=LARGEST_FILE // MEGABYTE)
    if content.startswith((_ZIP, _OLE)):
        return rows_of_workbook(content, notes)
    if content.lstrip()[:9].startswith(_OTHER_FILES):
        raise SheetRefused("not_a_sheet")
    return rows_of_text(content, notes)
