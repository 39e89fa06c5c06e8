"""The files of an entry: papers, and pictures that may be shown."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import claim_upload, withdraw_upload
from egov_meeting.documents.upload_types import JPEG, PNG, type_named
from innovations.choices import FilePurpose
from innovations.models import Entry, EntryFile
from innovations.services.entering import writable

MOST_FILES = 12


def add_file(
    *, entry: Entry, upload: Upload, caption: str, shown: bool, by: Actor, at: datetime
) -> EntryFile:
    """Put a received file to the entry; the same file twice is one. Raises ValidationError.

    A picture is told by its ending; only pictures may be shown to everybody.
    """
    with transaction.atomic():
        stored = writable(entry, at)
        there = list(stored.files.filter(removed_at=None).select_related("upload"))
        for one in there:
            if one.upload_id == upload.pk or _is_same(one.upload, upload):
                return one
        if len(there) >= MOST_FILES:
            raise ValidationError(
                _("At most %(number)d files fit into an entry.") % {"number": MOST_FILES}
            )
        is_picture = type_named(upload.filename, (JPEG, PNG)) is not None
        claim_upload(upload=upload)
        added = EntryFile(
            entry=stored,
            upload=upload,
            purpose=FilePurpose.PICTURE if is_picture else FilePurpose.DOCUMENT,
            caption=caption,
            shown=shown and is_picture,
            added_at=at,
        )
        save_new(added, by=by, at=at, action="innovations.file_added", shown_publicly=False)
        _touch(stored)
    return added


def change_file(*, file: EntryFile, caption: str, shown: bool, by: Actor, at: datetime) -> bool:
    """Change the caption and the agreement to be shown; False when nothing differs.

    The agreement to show a picture may be given and taken back at any time, also after judging.
    """
    with transaction.atomic():
        fields = {"caption": caption, "shown": shown and file.purpose == FilePurpose.PICTURE}
        return save_changes(file, by=by, at=at, action="innovations.file_changed", fields=fields)


def remove_file(*, file: EntryFile, by: Actor, at: datetime) -> None:
    """Take a file out. Versions that hold it keep it; one never handed in is withdrawn. Raises ValidationError."""
    with transaction.atomic():
        stored = writable(file.entry, at)
        changed = save_changes(
            file,
            by=by,
            at=at,
            action="innovations.file_removed",
            fields={"removed_at": at, "shown": False},
        )
        handed_in = stored.versions.filter(submitted_at__gte=file.added_at).exists()
        if changed:
            _touch(stored)
    if changed and not handed_in:
        withdraw_upload(upload=file.upload, by=by, at=at)


def _is_same(one: Upload, other: Upload) -> bool:
    return bool(other.sha256) and one.sha256 == other.sha256


def _touch(entry: Entry) -> None:
    """Who looked the entry over before must look again."""
    entry.revision += 1
    entry.save(update_fields=["revision"])
