"""The certificates of attendance of a whole meeting as one file to print."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.certificate_stamping import certificates_pdf
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.progress import Progress
from registrations.certificate_order import CertificateOrder, in_order
from registrations.day_permissions import can_issue_certificates
from registrations.selectors.certificates import certificates_by_name

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "certificates_print"
# Printed at once; the file is full of names.
KEPT_FOR = timedelta(hours=24)
SUBJECT = "certificates"
PDF_TYPE = "application/pdf"


def build_print(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """All that are valid, in the order of `params["order"]` (CertificateOrder). Refuses ("none_given")."""
    progress.report("reading", percent=1, until=5)
    order = CertificateOrder(request.params.get("order", CertificateOrder.NAME))
    found = in_order(_valid(request), order=order)
    if not found:
        raise BuildRefused("none_given")
    with translation.override(request.language):
        title = _("Certificates of participation")
    content = certificates_pdf(
        found,
        number=len(found),
        title=title,
        language=request.language,
        created=request.requested_at,
        progress=progress.within(5, 99),
    )
    return BuiltDocument(content, f"vyeti-{request.edition.year}.pdf", PDF_TYPE)


def can_view_print(user: Person, document: Document) -> bool:
    return can_issue_certificates(user, document.edition)


CERTIFICATES_PRINT = DocumentKind(
    key=KEY,
    title=gettext_lazy("Certificates of participation, to print"),
    build=build_print,
    can_view=can_view_print,
    kept_for=KEPT_FOR,
    steps={"stamping": gettext_lazy("Setting names and codes")},
    errors={"none_given": gettext_lazy("No certificate has been given yet.")},
)


def _valid(request: BuildRequest) -> QuerySet[Certificate]:
    rows = certificates_by_name(edition=request.edition)
    return rows.filter(state=CertificateState.VALID)
