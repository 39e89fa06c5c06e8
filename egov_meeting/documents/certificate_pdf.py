"""One certificate as a tagged PDF, set by the layout engine."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation

from egov_meeting.documents.certificate_paper import (
    PrintedCertificate,
    printed_certificate,
    qr_label,
)
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg

if TYPE_CHECKING:
    from egov_meeting.documents.models import Certificate

STYLESHEETS = ("certificates/certificate.css",)
TEMPLATE = "pdf/certificates/certificate.html"


def certificate_pdf(
    certificate: Certificate,
    *,
    language: str = "",
    created: datetime,
    progress: Progress | None = None,
) -> bytes:
    """The certificate in "sw", "en" or "both" (in its own language unless given): one sheet of A4, sideways.

    The same row and arguments give the same bytes.
    """
    paper = printed_certificate(certificate, language=language)
    first = paper.sides[0]
    return render_pdf(
        html=certificate_html(paper),
        description=PdfDescription(
            title=f"{first.title}: {paper.name}",
            language=first.language,
            created=created,
            author=first.organiser,
            subject=first.meeting,
            keywords=[paper.code],
        ),
        stylesheets=STYLESHEETS,
        progress=progress,
        expected_pages=1,
    )


def certificate_html(paper: PrintedCertificate, *, master: str = "") -> str:
    """The page; `master` names it when other certificates are stamped on it (certificate_print.py)."""
    with translation.override(paper.language):
        picture = qr_code_svg(text=paper.address, label=qr_label())
        context = {
            "paper": paper,
            "first": paper.sides[0],
            "second": paper.sides[1] if len(paper.sides) > 1 else None,
            "language": paper.language,
            "title": f"{paper.sides[0].title}: {paper.name}",
            "code_picture": picture,
            "code_label": qr_label(),
            "master": master,
        }
        return render_to_string(TEMPLATE, context)
