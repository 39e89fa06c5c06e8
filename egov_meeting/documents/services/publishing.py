"""Making a document official, and taking that back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import transition
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.kinds import is_for_everybody
from egov_meeting.documents.models import Document

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def publish_document(*, document: Document, by: Actor, at: datetime) -> Document:
    """Make a draft official: from now on its code verifies it. The file was frozen when it was made.

    Raises TransitionRefused when it is not a draft (two people publishing at once: the second hears so).
    """
    transition(
        document,
        to=DocumentState.PUBLISHED,
        by=by,
        at=at,
        also={"published_at": at},
        shown_publicly=is_for_everybody(document.kind),
    )
    return document


def revoke_document(*, document: Document, by: Actor, at: datetime, reason: str) -> Document:
    """Declare a published document no longer valid; its verification page says so for ever.

    Raises ValidationError without a reason and TransitionRefused when it is not published.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why this document is revoked.")})
    transition(
        document,
        to=DocumentState.REVOKED,
        by=by,
        at=at,
        reason=reason.strip(),
        also={"revoked_at": at, "revocation_reason": reason.strip()},
        shown_publicly=is_for_everybody(document.kind),
    )
    return document
