"""A kind of upload that only these tests know."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.documents.upload_kinds import (
    UploadKind,
    register_upload_kind,
    unregister_upload_kind,
)
from egov_meeting.documents.upload_types import ALL_TYPES

MEGABYTE = 1024 * 1024
# Subjects that somebody made public, and links that are good, while a test runs.
PUBLIC: set[str] = set()
LINKS: set[str] = set()


@dataclass(frozen=True)
class Holder:
    """Somebody with a link and no account."""

    upload_holder: str
    pk: None = None

    @property
    def audit_label(self) -> str:
        return f"{self.upload_holder} (link)"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return False


def _may(user, edition_id: int) -> bool:
    return has_capability(user, "programme.change", edition_id=edition_id)


def _can_send(by, edition, subject: str) -> bool:
    if isinstance(by, Holder):
        return by.upload_holder in LINKS
    return _may(by, edition.pk)


SAMPLE = UploadKind(
    key="sample_upload",
    title="Mfano",
    accepts=ALL_TYPES,
    largest=5 * MEGABYTE,
    can_send=_can_send,
    can_view=lambda user, upload: _may(user, upload.edition_id),
    can_withdraw=lambda user, upload: _may(user, upload.edition_id),
    is_public=lambda upload: upload.subject in PUBLIC,
    is_personal=True,
    holder=lambda text: Holder(text) if text in LINKS else None,
)


def register_sample_upload() -> None:
    unregister_upload_kind(SAMPLE.key)
    register_upload_kind(SAMPLE)
    PUBLIC.clear()
    LINKS.clear()
