"""Edition folders as zips: what staff hand in and take away in the browser."""

import datetime
from typing import IO

from egov_meeting.audit.actors import Actor
from egov_meeting.exchange.checking.folder import CheckedFolder
from egov_meeting.exchange.reading.archive import unpacked_archive
from egov_meeting.exchange.services.dumping import folder_files
from egov_meeting.exchange.services.loading import (
    LoadResult,
    check_edition_folder,
    load_edition_folder,
)
from egov_meeting.exchange.writing.archive import zipped
from egov_meeting.meetings.models import Edition


def load_edition_archive(
    *, file: IO[bytes], size: int, by: Actor, at: datetime.datetime
) -> LoadResult:
    """Load the folder inside a zip of `size` bytes. Raises FolderRefused as loading a folder does."""
    with unpacked_archive(file, size=size) as folder:
        return load_edition_folder(path=folder, by=by, at=at)


def check_edition_archive(*, file: IO[bytes], size: int) -> CheckedFolder:
    """Check the folder inside a zip, writing nothing. Raises FolderRefused for a bad zip."""
    with unpacked_archive(file, size=size) as folder:
        return check_edition_folder(path=folder)


def edition_archive(*, edition: Edition, by: Actor, at: datetime.datetime) -> bytes:
    """The edition's folder as a zip; leaves one audit event."""
    files = folder_files(edition=edition, by=by, at=at)
    return zipped(files, folder=str(edition.year))
