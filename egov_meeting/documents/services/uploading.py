"""Handing in a file with a form, all of it at once; and taking back what was handed in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import transition
from egov_meeting.documents.checking.judging import judge
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.checking.scanner import ScannerAway
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload, UploadPart
from egov_meeting.documents.services.upload_settling import (
    accept_upload,
    forget_parts,
    refuse_upload,
)
from egov_meeting.documents.services.upload_storing import copy_down, scratch_file, store_waiting
from egov_meeting.documents.upload_kinds import UploadKind, upload_kind
from egov_meeting.documents.upload_names import clean_filename
from egov_meeting.documents.upload_refusals import refusal_words
from egov_meeting.documents.upload_types import FileType, type_named

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


def receive_file(
    *, kind: str, edition: Edition, subject: str, file: UploadedFile, by: Actor, at: datetime
) -> Upload:
    """Take a file that came with a form: check it, keep it, and give back its upload.

    The upload is ready; or `checking` while the virus scanner cannot be reached (it is checked
    later). A file that is not taken leaves a refused upload on record and raises ValidationError
    with the reason in the reader's language; so call this outside of a transaction. Raises
    PermissionDenied when `by` may not send, UnknownKind for a kind nobody registered.
    """
    rules = upload_kind(kind)
    if not rules.can_send(by, edition, subject):
        raise PermissionDenied(f"{kind} of {subject}")
    upload = new_upload(
        kind=kind, edition=edition, subject=subject, name=file.name or "", size=file.size or 0, by=by, at=at
    )  # fmt: skip
    try:
        file_type = promised_type(upload.filename, upload.size, rules)
        with scratch_file() as path:
            copy_down(file, path)
            _check_and_keep(upload, path, file_type, by, at)
    except FileRefused as refusal:
        with transaction.atomic():
            upload.state = UploadState.CHECKING
            upload.save(force_insert=True)
            refuse_upload(upload=upload, key=refusal.key, by=by, at=at)
        raise refused_in_words(refusal.key, rules) from None
    return upload


def withdraw_upload(*, upload: Upload, by: Actor, at: datetime, reason: str = "") -> None:
    """Take back a file: from now on nobody gets it. Raises TransitionRefused when it was taken back already.

    Whether `by` may is the caller's question (the kind's can_withdraw); the stored file is deleted
    by the sweeper when it was withdrawn long enough ago.
    """
    with transaction.atomic():
        transition(
            upload,
            to=UploadState.WITHDRAWN,
            by=by,
            at=at,
            reason=reason,
            also={"finished_at": at},
            action="documents.upload_withdrawn",
        )
        forget_parts(upload)


def bring_back_upload(*, upload: Upload, by: Actor, at: datetime) -> bool:
    """Give out again what was withdrawn; False for a file that is not stored any more, or was never checked."""
    with transaction.atomic():
        stored = Upload.objects.select_for_update().get(pk=upload.pk)
        is_kept = stored.sha256 and stored.file and default_storage.exists(str(stored.file))
        if stored.state != UploadState.WITHDRAWN or not is_kept:
            return False
        transition(
            upload,
            to=UploadState.READY,
            by=by,
            at=at,
            also={"finished_at": at},
            action="documents.upload_brought_back",
        )
    return True


def claim_upload(*, upload: Upload) -> None:
    """Hold an upload for the row that is about to name it, so that no sweep takes its file away meanwhile.

    Call it in the transaction that writes the row. Raises ValidationError when the file is gone already.
    """
    stored = Upload.objects.select_for_update(no_key=True).get(pk=upload.pk)
    if stored.state not in (UploadState.READY, UploadState.CHECKING):
        raise ValidationError(_("The file is not there any more. Choose it again."), code="gone")


def new_upload(
    *, kind: str, edition: Edition, subject: str, name: str, size: int, by: Actor, at: datetime
) -> Upload:
    """An upload that is not saved yet, under a clean name."""
    return Upload(
        kind=kind,
        edition=edition,
        subject=subject,
        filename=clean_filename(name),
        size=size,
        sent_by_id=by.pk,
        sent_by_label=by.audit_label[:300],
        started_at=at,
        last_part_at=at,
    )


def promised_type(filename: str, size: int, rules: UploadKind) -> FileType:
    """What the name says it is, if the kind takes that and the size. Raises FileRefused."""
    found = type_named(filename, rules.accepts)
    if found is None:
        raise FileRefused("type")
    if size == 0:
        raise FileRefused("empty")
    if size > rules.most:
        raise FileRefused("too_large")
    return found


def refused_in_words(key: str, rules: UploadKind) -> ValidationError:
    """The refusal for the reader; its code is the key."""
    return ValidationError(refusal_words(key, rules), code=key)


def _check_and_keep(
    upload: Upload, path: Path, file_type: FileType, by: Actor, at: datetime
) -> None:
    try:
        judged = judge(path, file_type)
    except ScannerAway:
        _keep_waiting(upload, path)
        return
    with transaction.atomic():
        upload.state = UploadState.CHECKING
        upload.received = upload.size
        upload.save(force_insert=True)
        accept_upload(upload=upload, judged=judged, file_type=file_type, by=by, at=at)


def _keep_waiting(upload: Upload, path: Path) -> None:
    """Nobody gets it before the scanner has seen it; the sweeper asks again every minute."""
    name = store_waiting(upload, path)
    with transaction.atomic():
        upload.state = UploadState.CHECKING
        upload.received = upload.size
        upload.save(force_insert=True)
        UploadPart.objects.create(upload=upload, offset=0, size=upload.size, file=name)
