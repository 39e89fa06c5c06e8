"""Who may ask for, watch, fetch, publish and revoke documents. The kind has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.kinds import UnknownKind, is_for_everybody, kind_called

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person
    from egov_meeting.documents.models import Document, DocumentJob
    from egov_meeting.meetings.models import Edition


def can_list_documents(user: Person, edition: Edition | None = None) -> bool:
    """See the lists of documents and jobs, of one edition or of all."""
    edition_id = edition.pk if edition else None
    return has_capability(user, "documents.view_staff", edition_id=edition_id)


def can_view_job(user: Person, job: DocumentJob) -> bool:
    """Watch a job: who asked for it, and staff."""
    return _asked_for(user, job) or can_list_documents(user, job.edition)


def can_steer_job(user: Person, job: DocumentJob) -> bool:
    """Cancel a job or run it again: who asked for it, and whoever could ask for the same."""
    return _asked_for(user, job) or _asks_kind(job.kind, "can_request", user, job.edition)


def can_see_technical_detail(user: Person, job: DocumentJob) -> bool:
    """Read what the programs said when a job failed."""
    return has_capability(user, "system.administer", edition_id=job.edition_id)


def can_download(user: Person, document: Document) -> bool:
    """Fetch the file: anybody when it is published and of a public kind, else as the kind says."""
    return is_open_to_all(document) or _asks_kind(document.kind, "can_view", user, document)


def can_publish(user: Person, document: Document) -> bool:
    return _asks_kind(document.kind, "can_publish", user, document)


def can_revoke(user: Person, document: Document) -> bool:
    return can_publish(user, document) or has_capability(
        user, "documents.revoke", edition_id=document.edition_id
    )


def is_open_to_all(document: Document) -> bool:
    """Whether nobody needs to sign in for this file."""
    return is_for_everybody(document.kind) and document.state == DocumentState.PUBLISHED


def _asked_for(user: Person, job: DocumentJob) -> bool:
    return user.is_authenticated and job.requested_by_id == user.pk


def _asks_kind(kind: str, question: str, user: Person, obj: Any) -> bool:
    try:
        return bool(getattr(kind_called(kind), question)(user, obj))
    except UnknownKind:
        return False
