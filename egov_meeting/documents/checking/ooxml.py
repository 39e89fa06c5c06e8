"""Whether a DOCX, PPTX or XLSX is one, stays small when unpacked, and does nothing by itself."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from egov_meeting.documents.checking import parts_of_ooxml as parts
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.upload_types import DOCX, PPTX, XLSX, FileType

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * 1024 * 1024
# Text packs twenty times, a sheet of empty cells sixty times, a bomb a thousand times.
MOST_RATIO = 150
_SMALL_ENOUGH = 1024 * 1024
_STEP = 256 * 1024
_DEEPEST = 2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)  # fmt: skip
_BAD_PATH = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\\|\0|[\x01-\x1f]")
_ACTIVE_PART = re.compile(r"vbaproject|vbadata|/activex|activex/|/ctrlprops/.*\.bin|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|scr|hta|msi|lnk)$")  # fmt: skip
_EMBEDDED = re.compile(r"/embeddings/")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROGRAM = b"MZ"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


def check_ooxml(path: Path, file_type: FileType) -> None:
    """Raises FileRefused."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            raise FileRefused("other_content")
        _check_archive(file, file_type, depth=0)


def _check_archive(file: IO[bytes], file_type: FileType, *, depth: int) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_directory(archive, entries)
            _check_main_part(archive, file_type)
            for entry in entries:
                _check_entry(archive, entry, depth)
    except FileRefused:
        raise
    except _BROKEN:
        raise FileRefused("damaged") from None


def _check_directory(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """What the list of entries says, before anything is unpacked."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise FileRefused("bomb")
    if archive.comment:
        raise FileRefused("two_files")
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise FileRefused("unsafe_archive")
    for entry in entries:
        mode = entry.external_attr >> 16
        # The name as written: zipfile has already turned backslashes and cut at NUL.
        if _BAD_PATH.search(entry.orig_filename) or stat.S_ISLNK(mode):
            raise FileRefused("unsafe_archive")
        if entry.flag_bits & 1:
            raise FileRefused("encrypted")
        if entry.file_size > _SMALL_ENOUGH and entry.file_size > MOST_RATIO * entry.compress_size:
            raise FileRefused("bomb")
    if not entries or min(entry.header_offset for entry in entries) != 0:
        raise FileRefused("two_files" if entries else "other_content")


def _check_main_part(archive: zipfile.ZipFile, file_type: FileType) -> None:
    try:
        listed = archive.open("[Content_Types].xml")
    except KeyError:
        raise FileRefused("other_content") from None
    with listed:
        types = parts.content_types(listed)
    if any(parts.is_active_type(one) for one in types.values()):
        raise FileRefused("active")
    mains = [name for name, one in types.items() if one == file_type.main_type]
    present = {name.casefold() for name in archive.namelist()}
    if not any(name.lstrip("/").casefold() in present for name in mains):
        raise FileRefused("other_content")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
    if entry.is_dir():
        return
    name = entry.filename.lower()
    if _ACTIVE_PART.search("/" + name):
        raise FileRefused("active")
    with archive.open(entry) as stream:
        if name.endswith(".rels"):
            parts.check_relationships(stream)
        elif name.endswith((".xml", ".vml")):
            parts.check_xml(stream)
        elif _EMBEDDED.search("/" + name):
            _check_embedded(archive, entry, depth)
        else:
            _check_binary(stream)


def _check_embedded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
    """The workbook behind a chart is welcome when it is a clean one; anything else is not."""
    with archive.open(entry) as stream:
        start = stream.read(4)
    if start != b"PK\x03\x04" or depth + 1 >= _DEEPEST:
        raise FileRefused("active" if start == _OLD_OFFICE else "embedded")
    for file_type in (DOCX, PPTX, XLSX):
        if entry.filename.lower().endswith(file_type.endings):
            with archive.open(entry) as stream:
                _check_archive(stream, file_type, depth=depth + 1)
            return
    raise FileRefused("embedded")


def _check_binary(stream: IO[bytes]) -> None:
    start = True
    for chunk in _chunks(stream):
        if start and chunk.startswith((_OLD_OFFICE, _PROGRAM)):
            raise FileRefused("active")
        if EICAR in chunk:
            raise FileRefused("virus")
        start = False


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """All of an entry, so that a wrong length or checksum is found as well."""
    while chunk := stream.read(_STEP):
        yield chunk
