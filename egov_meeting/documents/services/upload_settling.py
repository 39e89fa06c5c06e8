"""The end of an upload: ready with its file on record, or refused with the reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from egov_meeting.audit.transitions import transition
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.kinds import UnknownKind
from egov_meeting.documents.services.upload_storing import store_whole
from egov_meeting.documents.storage import delete_file
from egov_meeting.documents.upload_kinds import upload_kind

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.documents.checking.judging import Judged
    from egov_meeting.documents.models import Upload
    from egov_meeting.documents.upload_types import FileType


def accept_upload(
    *, upload: Upload, judged: Judged, file_type: FileType, by: Actor, at: datetime
) -> None:
    """Keep a checked file and make its upload ready; parts are deleted after commit.

    Raises TransitionRefused, and keeps nothing, when somebody else settled it in the meantime.
    """
    name = store_whole(upload, judged.path, file_type)
    kept = {
        "file": name,
        "size": judged.size,
        "received": judged.size,
        "sha256": judged.sha256,
        "media_type": file_type.media_type,
        "finished_at": at,
    }
    try:
        _settle(upload, UploadState.READY, "documents.upload_received", kept, by, at)
    except BaseException:
        delete_file(name)
        raise


def refuse_upload(*, upload: Upload, key: str, by: Actor, at: datetime) -> None:
    """Refuse an upload for good; nothing of its content is kept. Raises TransitionRefused."""
    refused = {"refusal": key, "finished_at": at}
    _settle(upload, UploadState.REFUSED, "documents.upload_refused", refused, by, at)


def forget_parts(upload: Upload) -> None:
    """Delete the parts: the rows now, the stored files after commit."""
    names = [str(name) for name in upload.parts.values_list("file", flat=True)]
    upload.parts.all().delete()

    def delete_stored() -> None:
        for name in names:
            delete_file(name)

    transaction.on_commit(delete_stored)


def _settle(
    upload: Upload, to: str, action: str, also: dict[str, Any], by: Actor, at: datetime
) -> None:
    with transaction.atomic():
        transition(upload, to=to, by=by, at=at, also=also, action=action)
        forget_parts(upload)
        try:
            kind = upload_kind(upload.kind)
        except UnknownKind:
            return
        if kind.on_settled is not None:
            kind.on_settled(upload, at)
