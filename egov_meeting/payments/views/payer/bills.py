"""For whoever has to pay: the bill, how to pay it, and what has come in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.models import Bill
from egov_meeting.payments.notifications import tell_new_link
from egov_meeting.payments.payment_qr import payment_qr_text
from egov_meeting.payments.printing.facts import printed_bill
from egov_meeting.payments.selectors.papers import offered_papers
from egov_meeting.payments.views.payer.access import PayerView
from egov_meeting.shared.bilingual import active_language

TONES = {
    BillState.ISSUED: "info",
    BillState.PART_PAID: "warn",
    BillState.PAID: "good",
    BillState.EXPIRED: "bad",
    BillState.CANCELLED: "bad",
    BillState.FAILED: "bad",
}
PAYABLE = (BillState.ISSUED, BillState.PART_PAID)


class BillView(PayerView):
    """The whole bill on one page; while it waits for something it looks again by itself."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        bill, language = self.bill, active_language()
        is_payable = bool(bill.control_number) and bill.state in PAYABLE
        context: dict[str, Any] = {
            "token": token,
            "record": bill,
            "tone": TONES.get(BillState(bill.state), ""),
            "bill": printed_bill(bill, language=language, at=timezone.now()),
            "is_payable": is_payable,
            "is_waiting": bill.state in OPEN_BILL_STATES,
            "seen": mark_of(bill),
            "papers": offered_papers(bill),
        }
        if is_payable:
            label = _("QR code that banks and mobile money read")
            context["picture"] = qr_code_svg(text=payment_qr_text(bill), label=label)
        return render(request, "payments/payer/bill.html", context)


class BillStateView(PayerView):
    """Asked every few seconds while the bill waits: has anything changed since the page was shown?"""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        response = HttpResponse(status=204)
        if request.GET.get("seen") != mark_of(self.bill):
            response = HttpResponse()
            response.headers["HX-Refresh"] = "true"
        return response


class NewLinkView(PayerView):
    """Sends another link to the addresses on the bill, to nobody else; asked for with the old one."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._sent(request, self.bill)

    def expired(self, request: HttpRequest, bill: Bill) -> HttpResponseBase:
        if request.method != "POST":
            return super().expired(request, bill)
        return self._sent(request, bill)

    def _sent(self, request: HttpRequest, bill: Bill) -> HttpResponse:
        tell_new_link(bill, at=timezone.now())
        return render(request, "payments/payer/link_sent.html")


def mark_of(bill: Bill) -> str:
    """What a page showed of a bill, short enough for an address."""
    seconds = int(bill.expires_at.timestamp())
    return f"{bill.state}-{bill.paid_amount}-{bill.refunded_amount}-{seconds}"
