"""What must be known of a workbook before a library that trusts it opens it."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO
from xml.parsers import expat

from registrations.imports.limits import (
    LARGEST_OTHER_PART,
    LARGEST_SCANNED,
    LARGEST_STRINGS,
    LARGEST_UNPACKED,
    LONGEST_STORED_TEXT,
    MEGABYTE,
    MOST_CELLS_IN_A_ROW,
    MOST_PARTS,
    MOST_ROWS,
    ROWS_ABOVE,
)
from registrations.imports.refusals import SheetRefused

_STEP = 64 * 1024
_LONGEST_PROLOGUE = MEGABYTE
_SHEETS = "xl/worksheets/"
# Legacy workbooks, and any that are locked with a password, are files of another kind.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError)


class _Enough(Exception):
    """The part has been looked through far enough."""


@dataclass
class SheetScan:
    """What stands in the XML of one sheet, as far as it was looked through."""

    rows: int = 0
    has_too_many: bool = False
    merged: list[str] = field(default_factory=list)
    _row_counts: bool = False
    _cells: int = 0
    _letters: int = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        self._letters = 0
        if tag == "row":
            self._row_counts, self._cells = False, 0
        elif tag == "c":
            self._cells += 1
            if self._cells > MOST_CELLS_IN_A_ROW:
                raise too_much(LARGEST_SCANNED)
        elif tag in ("v", "f", "is") and not self._row_counts:
            self._row_counts = True
            self.rows += 1
            if self.rows > MOST_ROWS + ROWS_ABOVE + 1:
                self.has_too_many = True
                raise _Enough
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def text(self, letters: str) -> None:
        self._letters += len(letters)
        if self._letters > LONGEST_STORED_TEXT:
            raise too_much(LARGEST_SCANNED)


def checked_archive(content: bytes) -> zipfile.ZipFile:
    """The parts of a workbook, once nothing in them is dangerous. Raises SheetRefused."""
    if content.startswith(_OLE):
        raise SheetRefused("old_excel")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        parts = archive.infolist()
    except BROKEN_ZIP:
        raise SheetRefused("broken") from None
    names = {part.filename.lower() for part in parts}
    if "mimetype" in names and "content.xml" in names:
        raise SheetRefused("opendocument")
    if "xl/workbook.bin" in names:
        raise SheetRefused("old_excel")
    _refuse_large(parts)
    if "xl/workbook.xml" not in names:
        raise SheetRefused("not_a_sheet")
    _refuse_macros(archive, names)
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _refuse_doctype(archive, part)
    return archive


def scanned(archive: zipfile.ZipFile, part: str) -> SheetScan:
    """Count rows that hold something and gather merged cells; stops at the first row too many.

    Raises SheetRefused for a sheet that would fill the memory.
    """
    found = SheetScan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = found.begin
    parser.CharacterDataHandler = found.text
    try:
        with archive.open(part) as stream:
            _feed(parser, stream, LARGEST_SCANNED)
    except _Enough:
        pass
    except (expat.ExpatError, KeyError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None
    return found


def too_much(limit: int) -> SheetRefused:
    """A workbook that unpacks to more than people could fill in."""
    return SheetRefused("packed", limit=limit // MEGABYTE, rows=MOST_ROWS)


def _refuse_large(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise too_much(LARGEST_UNPACKED)
    for part in parts:
        if part.flag_bits & 0x1:
            raise SheetRefused("old_excel")
        limit = _limit_of(part.filename.lower())
        if limit is not None and part.file_size > limit:
            raise too_much(limit)


def _limit_of(name: str) -> int | None:
    """How much of a part a reader holds at once; None for those that are never read."""
    if name.startswith(_SHEETS):
        return None  # looked through before they are read
    if name.endswith("sharedstrings.xml"):
        return LARGEST_STRINGS
    return LARGEST_OTHER_PART if name.endswith((".xml", ".rels")) else None


def _refuse_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    """By what is inside: a name can say anything."""
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise SheetRefused("macros")
    try:
        with archive.open("[Content_Types].xml") as types:
            said = types.read(MEGABYTE).lower()
    except (KeyError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None
    if b"macroenabled" in said or b"vbaproject" in said:
        raise SheetRefused("macros")


def _refuse_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook has a document type; one that has is made to blow up."""
    parser = expat.ParserCreate()

    def refuse(*_said: object) -> None:
        raise SheetRefused("broken")

    def stop(*_said: object) -> None:
        raise _Enough

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        with archive.open(part) as stream:
            _feed(parser, stream, _LONGEST_PROLOGUE)
    except _Enough:
        return
    except (expat.ExpatError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None


def _feed(parser: expat.XMLParserType, stream: IO[bytes], most: int) -> None:
    fed = 0
    while chunk := stream.read(_STEP):
        fed += len(chunk)
        if fed > most:
            raise too_much(most)
        parser.Parse(chunk, 0)
    parser.Parse(b"", 1)
