"""Who may get, follow and take back a file that was handed in. The kind has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.kinds import UnknownKind
from egov_meeting.documents.upload_kinds import upload_kind

if TYPE_CHECKING:
    from egov_meeting.documents.models import Upload


def can_get_upload(user: Any, upload: Upload) -> bool:
    """Get the file: anybody when its kind says that it is public, else as the kind says."""
    return is_open_upload(upload) or _kind_says("can_view", user, upload)


def can_follow_upload(user: Any, upload: Upload) -> bool:
    """See how far it is: who sent it, and who may get it."""
    own = user.is_authenticated and upload.sent_by_id == user.pk
    return own or can_get_upload(user, upload)


def can_withdraw_upload(user: Any, upload: Upload) -> bool:
    return _kind_says("can_withdraw", user, upload)


def is_open_upload(upload: Upload) -> bool:
    """Whether nobody needs to sign in for this file."""
    try:
        return upload.state == UploadState.READY and upload_kind(upload.kind).is_public(upload)
    except UnknownKind:
        return False


def is_personal_upload(upload: Upload) -> bool:
    """Whether each reading of this file goes on record."""
    try:
        return upload_kind(upload.kind).is_personal and not is_open_upload(upload)
    except UnknownKind:
        return False


def _kind_says(question: str, user: Any, upload: Upload) -> bool:
    try:
        return bool(getattr(upload_kind(upload.kind), question)(user, upload))
    except UnknownKind:
        return False
