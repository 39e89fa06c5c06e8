"""What lets a browser send a file in parts: where it goes and who sends it, signed by the portal.

The page that shows the form has asked whether its reader may send; the ticket carries the answer to
the addresses that take the parts, and they ask again. It ends after a day.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core import signing

from egov_meeting.documents.kinds import UnknownKind
from egov_meeting.documents.upload_kinds import upload_kind
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

TICKET_LASTS = timedelta(hours=24)
_SALT = "documents.upload-ticket"


@dataclass(frozen=True)
class UploadPlace:
    """Where a file goes: of which kind, of which edition, about what; and who sends it."""

    kind: str
    edition: Edition
    subject: str
    by: Actor

    @property
    def ticket(self) -> str:
        """What the browser shows with each part."""
        holder = getattr(self.by, "upload_holder", "")
        said = [self.kind, self.edition.pk, self.subject, self.by.pk, holder]
        return signing.dumps(said, salt=_SALT, compress=False)

    @property
    def mark(self) -> str:
        """The same for the same place and sender: by it a browser finds again what it was sending."""
        said = f"{self.kind} {self.edition.pk} {self.subject} {self.by.pk} {self.by.audit_label}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def place_of_ticket(ticket: str, user: Any) -> UploadPlace | None:
    """The place, if the ticket is good, the same person shows it and may still send; else None."""
    try:
        kind, edition_id, subject, user_id, holder = signing.loads(
            ticket, salt=_SALT, max_age=TICKET_LASTS
        )
        rules = upload_kind(kind)
    except (signing.BadSignature, ValueError, TypeError, UnknownKind):
        return None
    by = _sender(user, user_id) if user_id is not None else rules.holder and rules.holder(holder)
    edition = Edition.objects.filter(pk=edition_id).first()
    if by is None or edition is None or not rules.can_send(by, edition, subject):
        return None
    return UploadPlace(kind, edition, subject, by)


def _sender(user: Any, user_id: int) -> Any:
    return user if user.is_authenticated and user.pk == user_id else None
