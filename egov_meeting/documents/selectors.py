"""Reads of documents and their jobs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.verification_codes import is_possible_code, normalised_code

if TYPE_CHECKING:
    from egov_meeting.meetings.models import Edition


def documents_of(*, edition: Edition, kind: str = "") -> QuerySet[Document]:
    """Documents about the whole of an edition, newest first, with their makers and jobs."""
    found = Document.objects.filter(edition=edition, subject="").select_related("created_by", "job")
    return (found.filter(kind=kind) if kind else found).order_by("-created_at")


def latest_document(*, edition: Edition, kind: str, language: str, subject: str) -> Document | None:
    """The newest version of the document about `subject`."""
    found = Document.objects.filter(edition=edition, kind=kind, language=language, subject=subject)
    return found.order_by("-version").first()


def jobs_of(*, edition: Edition) -> QuerySet[DocumentJob]:
    """Jobs of an edition that gave no document (yet), newest first."""
    return (
        DocumentJob.objects.filter(edition=edition, document=None)
        .select_related("requested_by")
        .order_by("-created_at")
    )


def recent_jobs(*, editions: Collection[int] | None) -> QuerySet[DocumentJob]:
    """Jobs of these editions (None: of all), newest first."""
    jobs = DocumentJob.objects.select_related("edition", "requested_by", "document")
    if editions is not None:
        jobs = jobs.filter(edition_id__in=editions)
    return jobs.order_by("-created_at")


def document_verified_by(*, typed: str) -> Document | None:
    """The document with this code, however it was typed; None when there is none."""
    code = normalised_code(typed)
    if not is_possible_code(code):
        return None
    return Document.objects.select_related("edition").filter(verification_code=code).first()
