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
_TYPES = "[Content_Types].xml"
_SHEET_TYPE = "spreadsheetml.worksheet+xml"
_STRINGS_TYPE = "spreadsheetml.sharedstrings+xml"
# What workbooks hold. A reader finds parts by the type they are said to have, whatever they are called.
_XML = frozenset({"xml", "rels", "vml", "psmdcp"})
_NEVER_READ = frozenset(
    "bin bmp docx emf gif ico jfif jpeg jpg pdf png pptx sigs svg tif tiff wdp wmf xlsx".split()
)
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
    _refuse_many(parts)
    if "xl/workbook.xml" not in names:
        raise SheetRefused("not_a_sheet")
    _refuse_macros(archive, names)
    types = _types_said(archive)
    for part in parts:
        name = part.filename.lower()
        if _is_xml(name, types):
            _refuse_large(part, _limit_of(name, types))
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
    parser.StartDoctypeDeclHandler = _refuse
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


def _refuse_many(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise too_much(LARGEST_UNPACKED)
    if any(part.flag_bits & 0x1 for part in parts):
        raise SheetRefused("old_excel")
    for part in parts:
        if part.filename.lower() == _TYPES.lower():
            _refuse_large(part, MEGABYTE)


def _refuse_large(part: zipfile.ZipInfo, limit: int | None) -> None:
    if limit is not None and part.file_size > limit:
        raise too_much(limit)


def _types_said(archive: zipfile.ZipFile) -> dict[str, set[str]]:
    """What each part is said to be, by its name in small letters; it may be said twice."""
    found: dict[str, set[str]] = {}

    def note(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] == "Override":
            part = attributes.get("PartName", "").lstrip("/").lower()
            found.setdefault(part, set()).add(attributes.get("ContentType", "").lower())

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = note
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with archive.open(_TYPES) as stream:
            _feed(parser, stream, MEGABYTE)
    except (expat.ExpatError, KeyError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None
    return found


def _is_xml(name: str, types: dict[str, set[str]]) -> bool:
    """Whether a reader may hold the part as XML. Raises SheetRefused for what no workbook holds."""
    ending = name.rpartition(".")[2]
    if ending in _XML:
        return True
    said = types.get(name, set())
    is_passed_off = any(kind.startswith("application/") and kind.endswith("xml") for kind in said)
    if is_passed_off or not (ending in _NEVER_READ or name.endswith("/")):
        raise SheetRefused("broken")
    return False


def _limit_of(name: str, types: dict[str, set[str]]) -> int | None:
    """How much of a part a reader holds at once; None for sheets, looked through before they are read."""
    said = types.get(name, set())
    if said and all(kind.endswith(_SHEET_TYPE) for kind in said):
        return None
    if name.endswith("sharedstrings.xml") or any(kind.endswith(_STRINGS_TYPE) for kind in said):
        return LARGEST_STRINGS
    return LARGEST_OTHER_PART


def _refuse_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    """By what is inside: a name can say anything."""
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise SheetRefused("macros")
    try:
        with archive.open(_TYPES) as types:
            said = types.read(MEGABYTE).lower()
    except (KeyError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None
    if b"macroenabled" in said or b"vbaproject" in said:
        raise SheetRefused("macros")


def _refuse_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook has a document type; one that has is made to blow up."""
    parser = expat.ParserCreate()

    def stop(*_said: object) -> None:
        raise _Enough

    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = stop
    try:
        with archive.open(part) as stream:
            _feed(parser, stream, _LONGEST_PROLOGUE)
    except _Enough:
        return
    except (expat.ExpatError, *BROKEN_ZIP):
        raise SheetRefused("broken") from None


def _refuse(*_said: object) -> None:
    raise SheetRefused("broken")


def _feed(parser: expat.XMLParserType, stream: IO[bytes], most: int) -> None:
    fed = 0
    while chunk := stream.read(_STEP):
        fed += len(chunk)
        if fed > most:
            raise too_much(most)
        parser.Parse(chunk, 0)
    parser.Parse(b"", 1)
