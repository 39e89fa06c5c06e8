"""A zip of an edition folder, unpacked only as far as it can be trusted."""

import lzma
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, NoReturn

from egov_meeting.exchange.limits import (
    LARGEST_ARCHIVE,
    LARGEST_FOLDER,
    MEGABYTE,
    MOST_FILES,
    STRONGEST_PACKING,
)
from egov_meeting.exchange.problems import FolderRefused, Problem

# Files that archivers of a Macintosh add beside the real ones.
_PASSED_OVER = "__MACOSX"
_SMALL = 64 * 1024
_STEP = 256 * 1024
# What the ways of packing raise over content that is cut off or garbled; lies about sizes, too.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)


@contextmanager
def unpacked_archive(file: IO[bytes], *, size: int) -> Iterator[Path]:
    """The folder inside a zip of `size` bytes, in a place of its own that is gone afterwards.

    One folder around everything is looked through. Raises FolderRefused, before anything is
    unpacked, for a file that is no zip, too large, too strongly packed, locked, or whose names
    lead elsewhere.
    """
    if size > LARGEST_ARCHIVE:
        limit = LARGEST_ARCHIVE // MEGABYTE
        _refuse("", "file_too_large", size=round(size / MEGABYTE, 1), limit=limit)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError):
        _refuse("", "not_a_zip")
    with archive, tempfile.TemporaryDirectory(prefix="kikao-edition-") as place:
        folder = Path(place)
        for member in _members(archive):
            _unpack(archive, member, folder)
        yield _inner_folder(folder)


def _refuse(name: str, code: str, **values: object) -> NoReturn:
    raise FolderRefused([Problem(name, code, values=values)])


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = [
        member
        for member in archive.infolist()
        if not member.is_dir() and not member.filename.startswith(f"{_PASSED_OVER}/")
    ]
    if len(members) > MOST_FILES:
        _refuse("", "too_many_files", limit=MOST_FILES)
    if sum(member.file_size for member in members) > LARGEST_FOLDER:
        _refuse("", "folder_too_large", limit=LARGEST_FOLDER // MEGABYTE)
    problems = [problem for member in members for problem in _wrong_with(member)]
    if problems:
        raise FolderRefused(problems)
    return members


def _wrong_with(member: zipfile.ZipInfo) -> Iterator[Problem]:
    name = member.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        yield Problem(name[:120], "zip_name")
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Problem(name[:120], "symlink")
    if member.flag_bits & 0x1:
        yield Problem(name[:120], "zip_locked")
    packed = max(member.compress_size, 1)
    if member.file_size > _SMALL and member.file_size / packed > STRONGEST_PACKING:
        yield Problem(name[:120], "zip_packing", values={"limit": STRONGEST_PACKING})


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    target = folder.joinpath(*PurePosixPath(member.filename).parts)
    left = member.file_size
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as packed, target.open("wb") as plain:
            # The size in the list may lie: never write more than was counted.
            while left > 0 and (content := packed.read(min(_STEP, left))):
                plain.write(content)
                left -= len(content)
            if left or packed.read(1):
                _refuse(member.filename[:120], "zip_broken")
    except _BROKEN:
        _refuse(member.filename[:120], "zip_broken")


def _inner_folder(folder: Path) -> Path:
    inside = list(folder.iterdir())
    if len(inside) == 1 and inside[0].is_dir():
        return inside[0]
    return folder
