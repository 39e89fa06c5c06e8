"""The whole verdict on a file: its size, its content, and what the scanner says."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from egov_meeting.documents.checking.look import look_into
from egov_meeting.documents.checking.ooxml import EICAR
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.checking.scanner import scan
from egov_meeting.documents.upload_types import FileType

logger = logging.getLogger(__name__)

_STEP = 1024 * 1024
_PATIENCE = 120


@dataclass(frozen=True)
class Judged:
    """A file that passed: what to keep of it."""

    path: Path
    size: int
    sha256: str


def judge(path: Path, file_type: FileType) -> Judged:
    """Look into the file at `path` (in a folder of its own). Raises FileRefused, ScannerAway.

    The content is looked at in a process of its own with little memory and time to spend
    (UPLOADS_CHECK_IN_CHILD), so that no file takes the portal down with it.
    """
    if path.stat().st_size == 0:
        raise FileRefused("empty")
    if _has_test_virus(path):
        raise FileRefused("virus")
    kept = _in_child(path, file_type) if settings.UPLOADS_CHECK_IN_CHILD else look_into(path, file_type)  # fmt: skip
    if settings.CLAMAV_ADDRESS:
        scan(path, address=settings.CLAMAV_ADDRESS)
    return Judged(kept, kept.stat().st_size, _checksum(kept))


def _in_child(path: Path, file_type: FileType) -> Path:
    command = [sys.executable, "-m", "egov_meeting.documents.checking", file_type.key, str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the name of the file is ours as well
            command,
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileRefused("not_checked") from None
    said = done.stdout.decode()
    if done.returncode == 3:
        raise FileRefused(said)
    if done.returncode != 0:
        logger.error("checking a file ended with %s: %s", done.returncode, done.stderr[-2000:])
        raise FileRefused("not_checked")
    return path.with_name(said)


def _has_test_virus(path: Path) -> bool:
    with path.open("rb") as file:
        return EICAR in file.read(_STEP)


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_STEP):
            digest.update(chunk)
    return digest.hexdigest()
