"""Handing in a file in parts, over a connection that may be cut at any moment.

The server says how many bytes it has, and the sender goes on from there. A part that comes twice is
taken once. Parts lie in the common storage, so that each may be answered by another web process.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload, UploadPart
from egov_meeting.documents.services.upload_checking import check_upload
from egov_meeting.documents.services.upload_sending import send_upload
from egov_meeting.documents.services.upload_storing import store_part
from egov_meeting.documents.services.uploading import (
    new_upload,
    promised_type,
    refused_in_words,
)
from egov_meeting.documents.storage import delete_file
from egov_meeting.documents.upload_kinds import upload_kind

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


# A file of which nothing came for so long holds up no other one of its sender.
STALLED_AFTER = timedelta(hours=1)


class PartOutOfPlace(Exception):
    """The part does not begin where the last one ended; `received` bytes are here."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


def begin_upload(
    *, kind: str, edition: Edition, subject: str, name: str, size: int, by: Actor, at: datetime
) -> Upload:
    """Open an upload of `size` bytes. Name and size are checked before anything is sent.

    Raises ValidationError with the reason (also when too much of the same sender is on the way) and
    PermissionDenied.
    """
    rules = upload_kind(kind)
    if not rules.can_send(by, edition, subject):
        raise PermissionDenied(f"{kind} of {subject}")
    upload = new_upload(
        kind=kind, edition=edition, subject=subject, name=name, size=size, by=by, at=at
    )
    try:
        promised_type(upload.filename, size, rules)
    except FileRefused as refusal:
        raise refused_in_words(refusal.key, rules) from None
    _check_room(upload)
    upload.save(force_insert=True)
    return upload


def receive_part(*, upload: Upload, offset: int, content: bytes, at: datetime) -> int:
    """Take the bytes that begin at `offset`; gives back how many bytes are here now.

    Bytes that are here already are not taken again. Raises PartOutOfPlace (also when nothing is
    received for this upload any more) and ValidationError for more bytes than were announced.
    """
    if offset + len(content) > upload.size or len(content) > settings.UPLOAD_PART:
        raise ValidationError(_("More was sent than was announced. Choose the file again."))
    if offset < upload.received and offset + len(content) <= upload.received:
        return upload.received
    name = store_part(upload, offset, content)
    try:
        with transaction.atomic():
            stored = locked(upload)
            _check_place(stored, offset, content)
            UploadPart.objects.create(upload=stored, offset=offset, size=len(content), file=name)
            stored.received = offset + len(content)
            stored.last_part_at = at
            stored.save(update_fields=["received", "last_part_at"])
    except BaseException:
        delete_file(name)
        raise
    upload.received = stored.received
    return upload.received


def finish_upload(*, upload: Upload, by: Actor, at: datetime) -> Upload:
    """All bytes are here: check them, at once when they are few, else by a worker.

    Finishing twice changes nothing. Raises PartOutOfPlace while bytes are missing.
    """
    with transaction.atomic():
        stored = locked(upload)
        if stored.state != UploadState.RECEIVING:
            return stored
        if stored.received != stored.size:
            raise PartOutOfPlace(stored.received)
        transition(
            stored, to=UploadState.CHECKING, by=by, at=at, also={"last_part_at": at}, shown_publicly=False
        )  # fmt: skip
        if stored.size > settings.UPLOAD_CHECKED_AT_ONCE:
            send_upload(stored)
    if stored.size <= settings.UPLOAD_CHECKED_AT_ONCE:
        check_upload(upload_id=stored.pk, at=at)
        stored.refresh_from_db()
    return stored


def take_received(
    *, upload: Upload, kind: str, edition: Edition, subject: str, by: Actor
) -> Upload:
    """An upload that was sent in parts, for the form it was sent for.

    Raises ValidationError when it was sent by somebody else or for something else, is not whole, or
    was refused (with the reason).
    """
    is_own = (upload.kind, upload.edition_id, upload.subject) == (kind, edition.pk, subject)
    if not is_own or not was_sent_by(upload, by):
        raise ValidationError(_("This file was not sent for this form. Choose it again."))
    if upload.state == UploadState.REFUSED:
        raise refused_in_words(upload.refusal, upload_kind(kind))
    if upload.state not in (UploadState.READY, UploadState.CHECKING):
        raise ValidationError(_("The file has not arrived whole. Choose it again; sending goes on where it stopped."))  # fmt: skip
    return upload


def was_sent_by(upload: Upload, by: Actor) -> bool:
    """Whether an upload is this person's own."""
    if by.pk is not None:
        return upload.sent_by_id == by.pk
    return upload.sent_by_id is None and upload.sent_by_label == by.audit_label[:300]


def note_reading(*, upload: Upload, by: Actor, at: datetime) -> None:
    """Put on record who got a file that is personal."""
    record(action="documents.upload_read", obj=upload, by=by, at=at, shown_publicly=False)


def _check_place(stored: Upload, offset: int, content: bytes) -> None:
    if stored.state != UploadState.RECEIVING or offset != stored.received:
        raise PartOutOfPlace(stored.received)
    is_last = offset + len(content) == stored.size
    if not content or (len(content) < settings.UPLOAD_PART and not is_last):
        raise PartOutOfPlace(stored.received)


def _check_room(upload: Upload) -> None:
    """So many files and bytes of one sender may be on their way at the same time."""
    open_ones = Upload.objects.filter(
        state=UploadState.RECEIVING,
        sent_by_id=upload.sent_by_id,
        sent_by_label=upload.sent_by_label,
        last_part_at__gt=upload.started_at - STALLED_AFTER,
    ).aggregate(number=Count("pk"), size=Coalesce(Sum("size"), 0))  # fmt: skip
    too_many = open_ones["number"] >= settings.UPLOADS_OPEN_AT_ONCE
    if too_many or open_ones["size"] + upload.size > settings.UPLOAD_BYTES_OPEN_AT_ONCE:
        raise ValidationError(
            _("Too many files of yours are on their way. Finish or cancel one of them first."),
            code="too_many",
        )
