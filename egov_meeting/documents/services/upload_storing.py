"""Where uploads lie in the storage: parts on their way, and whole files under names nobody guesses."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from egov_meeting.documents.models import Upload
from egov_meeting.documents.storage import files_below
from egov_meeting.documents.upload_types import FileType

FOLDER = "uploads"
_STEP = 1024 * 1024


class PartLost(Exception):
    """A part is on record and not in the storage, or the parts do not make the file."""


@contextmanager
def scratch_file() -> Iterator[Path]:
    """A path in a folder of its own on this machine, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kikao-upload-") as folder:
        yield Path(folder) / "file"


def store_part(upload: Upload, offset: int, content: bytes) -> str:
    """Store a stretch of bytes; the name is another one each time, also for the same stretch."""
    name = f"{FOLDER}/parts/{upload.pk}/{offset:012d}-{secrets.token_urlsafe(8)}"
    return str(default_storage.save(name, ContentFile(content)))


def store_waiting(upload: Upload, path: Path) -> str:
    """Store a whole file that waits for its check, as the one part of it."""
    name = f"{FOLDER}/parts/{upload.pk}/{0:012d}-{secrets.token_urlsafe(8)}"
    with path.open("rb") as file:
        return str(default_storage.save(name, File(file)))


def store_whole(upload: Upload, path: Path, file_type: FileType) -> str:
    """Store a checked file under a name that nobody guesses."""
    name = f"{FOLDER}/{upload.edition_id}/{secrets.token_urlsafe(24)}{file_type.endings[0]}"
    with path.open("rb") as file:
        return str(default_storage.save(name, File(file)))


def put_together(upload: Upload, to: Path) -> None:
    """Write all parts to a file on this machine. Raises PartLost."""
    place = 0
    with to.open("wb") as whole:
        for part in upload.parts.order_by("offset"):
            if part.offset != place:
                raise PartLost(f"{upload.pk}: {place}")
            try:
                with default_storage.open(str(part.file.name), "rb") as stored:
                    shutil.copyfileobj(stored, whole, _STEP)
            except FileNotFoundError:
                raise PartLost(str(part.file.name)) from None
            place = whole.tell()
    if place != upload.size:
        raise PartLost(f"{upload.pk}: {place} of {upload.size}")


def copy_down(file: File[bytes] | IO[bytes], to: Path) -> None:
    """Have what came with a form as a file on this machine; a large one is one already and is not copied."""
    lies_at = getattr(file, "temporary_file_path", None)
    if lies_at is not None:
        with suppress(OSError):  # on another disk
            os.link(lies_at(), to)
            return
    file.seek(0)
    with to.open("wb") as whole:
        shutil.copyfileobj(file, whole, _STEP)


def upload_files_before(moment: datetime) -> Iterator[str]:
    """Names of all stored files of uploads last written before `moment`."""
    return files_below(FOLDER, moment)
