"""Bank slips that await a second person, and money given back."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.payments.choices import SlipState
from egov_meeting.payments.forms.actions import RejectionForm
from egov_meeting.payments.models import BankSlip, Refund
from egov_meeting.payments.permissions import can_approve_slip, can_view_bills, editions_of_bills
from egov_meeting.payments.selectors.open_matters import all_slips, among, waiting_slips
from egov_meeting.payments.services.slips import approve_manual_payment, reject_manual_payment
from egov_meeting.payments.views.finance.pages import (
    ROWS_ON_A_PAGE,
    Action,
    ForASecondPerson,
    finance_page,
    visible_editions,
)
from egov_meeting.shared.money import table_amount


class SlipsView(ForASecondPerson):
    page = "slips"
    section = "slips"
    everything = staticmethod(all_slips)
    waiting = staticmethod(waiting_slips)
    may_decide = staticmethod(can_approve_slip)


class RefundsView(StaffView):
    """Every refund of an edition, newest first; of all editions without `?mwaka=`."""

    permission = can_view_bills

    def get(self, request: HttpRequest) -> HttpResponse:
        editions = visible_editions(request)
        by_year = {str(edition.year): edition for edition in editions}
        edition = by_year.get(request.GET.get("mwaka", ""))
        found = Refund.objects.select_related("bill", "refunded_by").order_by("-refunded_at", "-pk")
        rows = among(found, editions_of_bills(request.user))
        if edition is not None:
            rows = rows.filter(bill__edition=edition)
        page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "edition": edition, "editions": editions}
        return finance_page(request, "refunds", context, section="refunds")


class SlipAction(Action):
    """What another finance officer than the one who entered the slip decides."""

    permission = can_approve_slip
    section = "slips"

    @cached_property
    def record(self) -> BankSlip:
        slips = BankSlip.objects.select_related("bill", "recorded_by")
        return get_object_or_404(slips, pk=self.kwargs["pk"])

    def facts(self) -> list[tuple[str, Any]]:
        slip = self.record
        return [
            (_("Bill"), slip.bill.number),
            (_("Payer"), slip.bill.payer_name),
            (_("Amount of the bill"), table_amount(slip.bill.amount)),
            (_("Amount on the slip"), table_amount(slip.amount)),
            (_("Bank"), slip.bank),
            (_("Number of the slip"), slip.reference),
            (_("Paid on"), slip.paid_on),
            (_("Entered by"), slip.recorded_by),
        ]

    def over(self) -> str:
        if self.record.state != SlipState.WAITING:
            return _("This slip has been decided on already.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:bill", args=[self.record.bill.number])


class ApproveSlipView(SlipAction):
    heading = gettext_lazy("Approve the bank slip?")
    text = gettext_lazy(
        "The money counts for the bill at once. Compare the slip with the bank first."
    )
    confirm_label = gettext_lazy("Approve")
    done = gettext_lazy("The slip is approved and counts for the bill.")

    def act(self, chosen: dict[str, Any]) -> None:
        approve_manual_payment(slip=self.record, **self.by_and_at())


class RejectSlipView(SlipAction):
    form_class = RejectionForm
    heading = gettext_lazy("Reject the bank slip?")
    text = gettext_lazy("It brings no money; the same slip may be entered again.")
    confirm_label = gettext_lazy("Reject")
    tone = "bad"
    done = gettext_lazy("The slip is rejected.")

    def act(self, chosen: dict[str, Any]) -> None:
        reject_manual_payment(slip=self.record, reason=chosen["reason"], **self.by_and_at())
