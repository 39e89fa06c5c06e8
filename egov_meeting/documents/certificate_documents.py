"""The paper of one certificate as a kind of document: made when somebody asks, and not kept for long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.certificate_pdf import certificate_pdf
from egov_meeting.documents.certificate_permissions import can_view_certificate
from egov_meeting.documents.certificate_selectors import PAPER, certificate_of_paper
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.progress import Progress

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person
    from egov_meeting.documents.models import Document

PDF_TYPE = "application/pdf"
KEPT_FOR = timedelta(days=7)


def build_certificate(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The paper in the language asked for. Refuses ("not_valid") when it is no longer good."""
    progress.report("reading", percent=1, until=8)
    certificate = certificate_of_paper(subject=request.subject)
    if certificate is None or certificate.state != CertificateState.VALID:
        raise BuildRefused("not_valid", request.subject)
    content = certificate_pdf(
        certificate,
        language=request.language,
        created=certificate.issued_at,
        progress=progress.within(10, 99),
    )
    return BuiltDocument(content, f"cheti-{certificate}-{request.language}.pdf", PDF_TYPE)


def can_view_paper(user: Person, document: Document) -> bool:
    """Staff who may see the certificate; holders come by their own link."""
    certificate = certificate_of_paper(subject=document.subject)
    return certificate is not None and can_view_certificate(user, certificate)


CERTIFICATE_PAPER = DocumentKind(
    key=PAPER,
    title=_("Certificate"),
    build=build_certificate,
    can_view=can_view_paper,
    kept_for=KEPT_FOR,
    errors={"not_valid": _("The certificate is no longer valid.")},
)
