"""Where finished files lie. Nothing is served from there: the download view checks permission."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from egov_meeting.documents.models import Document

logger = logging.getLogger(__name__)

FOLDER = "documents"
# A file without a row may belong to a build that is storing it right now.
ORPHAN_AFTER = timedelta(hours=1)


def stored_name(document: Document) -> str:
    """Folder and name of a document's file: by edition and kind, called by its number."""
    ending = mimetypes.guess_extension(document.media_type) or ".bin"
    return f"{FOLDER}/{document.edition_id}/{document.kind}/{document.id}{ending}"


def delete_file(name: str) -> None:
    """Delete a stored file; a failure is logged and left to the sweep of orphans."""
    try:
        default_storage.delete(name)
    except OSError:
        logger.exception("could not delete %s", name)


def files_before(moment: datetime) -> Iterator[str]:
    """Names of all stored documents last written before `moment`."""
    return files_below(FOLDER, moment)


def files_below(folder: str, moment: datetime) -> Iterator[str]:
    """Names of the files stored in a folder and its folders, last written before `moment`."""
    if default_storage.exists(folder):
        for name in _walk(folder):
            if default_storage.get_modified_time(name) < moment:
                yield name


def _walk(folder: str) -> Iterator[str]:
    folders, files = default_storage.listdir(folder)
    for name in files:
        yield f"{folder}/{name}"
    for name in folders:
        yield from _walk(f"{folder}/{name}")
