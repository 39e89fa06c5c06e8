"""Reads of certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.models import Certificate, Document, DocumentJob
from egov_meeting.documents.verification_codes import is_possible_code, normalised_code

if TYPE_CHECKING:
    from egov_meeting.meetings.models import Edition

# The kind of document that the paper of a certificate is.
PAPER = "certificate"
_PAPER_SUBJECT = "certificate:"


def certificates_of(*, edition: Edition, kind: str) -> QuerySet[Certificate]:
    """Those of a kind, by name, whatever became of them."""
    return Certificate.objects.filter(edition=edition, kind=kind)


def valid_certificate(*, edition: Edition, kind: str, subject: str) -> Certificate | None:
    """The one that is good now."""
    found = certificates_of(edition=edition, kind=kind)
    return found.filter(subject=subject, state=CertificateState.VALID).first()


def certificates_about(*, kind: str, subject: str) -> list[Certificate]:
    """All that were ever given to the subject, the newest first."""
    found = Certificate.objects.filter(kind=kind, subject=subject).select_related("edition")
    return list(found.order_by("-issued_at", "-pk"))


def certificate_verified_by(*, typed: str) -> Certificate | None:
    """The certificate with this code, however it was typed; None when there is none."""
    code = normalised_code(typed)
    if not is_possible_code(code):
        return None
    return Certificate.objects.select_related("edition").filter(verification_code=code).first()


def paper_subject(certificate: Certificate) -> str:
    """What the documents of a certificate are about."""
    return f"{_PAPER_SUBJECT}{certificate.pk}"


def certificate_of_paper(*, subject: str) -> Certificate | None:
    """The certificate a document is about; None for something else."""
    number = subject.removeprefix(_PAPER_SUBJECT)
    if not subject.startswith(_PAPER_SUBJECT) or not number.isdigit():
        return None
    return Certificate.objects.select_related("edition").filter(pk=int(number)).first()


def papers_of_certificate(certificate: Certificate) -> dict[str, Document]:
    """The papers that are made already, by language ("sw", "en", "both"). One query."""
    found = Document.objects.filter(kind=PAPER, subject=paper_subject(certificate))
    return {one.language: one for one in found.order_by("version")}


def paper_jobs(certificate: Certificate) -> dict[str, DocumentJob]:
    """The newest wish for each paper, however it ended, by language. One query."""
    found = DocumentJob.objects.filter(kind=PAPER, subject=paper_subject(certificate))
    return {job.language: job for job in found.order_by("created_at")}
