"""Invoice and receipt laid out, in one language or in both, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from egov_meeting.documents.builds import BuildRequest
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.payments.models import Bill
from egov_meeting.payments.payment_qr import payment_qr_text
from egov_meeting.payments.printing.facts import PrintedBill, printed_bill

STYLESHEETS = ("payments/bill.css",)


@dataclass(frozen=True)
class Paper:
    """A kind of paper about a bill: its title and the template of its pages."""

    title: str | Promise
    template: str
    title_in_part: str | Promise = ""
    title_cancelled: str | Promise = ""

    def title_for(self, bill: Bill) -> str:
        """In the active language; another one where only a part is paid, or nothing stands any more."""
        if self.title_cancelled and not bill.paid_amount:
            return str(self.title_cancelled)
        return str(self.title_in_part if self.title_in_part and bill.owed else self.title)


def bill_pdf(bill: Bill, *, paper: Paper, request: BuildRequest, progress: Progress) -> bytes:
    """The paper as PDF; the same bill and request give the same bytes."""
    languages = ["sw", "en"] if request.language == "both" else [request.language]
    first = languages[0]
    pages = [_pages(bill, paper, request, language) for language in languages]
    with translation.override(first):
        title = f"{paper.title_for(bill)} {bill.number}"
        html = render_to_string(
            "pdf/payments/paper.html",
            {
                "language": first,
                "title": title,
                "running_title": title,
                "running_note": "",
                "pages": pages,
            },
        )
        subject = _("Payment for the e-Government meeting")
    return render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=first,
            created=request.requested_at,
            author=bill.edition.organiser.name_on(request.requested_at.date(), first),
            subject=subject,
            keywords=[bill.number],
        ),
        stylesheets=STYLESHEETS,
        progress=progress,
        expected_pages=len(languages),
    )


def _pages(bill: Bill, paper: Paper, request: BuildRequest, language: str) -> str:
    facts = printed_bill(bill, language=language, at=request.requested_at)
    with translation.override(language):
        context: dict[str, Any] = {
            "bill": facts,
            "language": language,
            "title": paper.title_for(bill),
            "running_title": f"{paper.title_for(bill)} {bill.number}",
            "running_note": _running_note(facts, request),
            "code": request.verification_code,
            "address": request.verification_address,
            "code_picture": qr_code_svg(
                text=request.verification_address, label=_("QR code to verify this document")
            ),
        }
        if bill.control_number:
            context["payment_picture"] = qr_code_svg(
                text=payment_qr_text(bill), label=_("QR code that banks and mobile money read")
            )
        return render_to_string(paper.template, context)


def _running_note(facts: PrintedBill, request: BuildRequest) -> str:
    return _("Version %(number)s, %(day)s") % {"number": request.version, "day": facts.made_on}
