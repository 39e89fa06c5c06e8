"""Payments that need a look: the list, one payment, settling what is odd, giving it its bill."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.payments.choices import Finding, UncountingState
from egov_meeting.payments.control_numbers import grouped_control_number
from egov_meeting.payments.explanations import explained, what_to_do
from egov_meeting.payments.forms.actions import AssignmentForm, NoteForm
from egov_meeting.payments.forms.filters import FindingFilterForm
from egov_meeting.payments.models import Payment, Uncounting
from egov_meeting.payments.permissions import (
    can_change_payment,
    can_decide_uncounting,
    can_view_bills,
    can_view_payment,
    editions_of_bills,
)
from egov_meeting.payments.selectors.open_matters import among, findings, uncountings_of_payment
from egov_meeting.payments.services.payments import assign_payment, settle_finding
from egov_meeting.payments.views.finance.pages import ROWS_ON_A_PAGE, Action, finance_page


class FindingsView(StaffView):
    """What is odd about money that came in, until somebody settles it; `?zote=on` shows the settled too."""

    permission = can_view_bills

    def get(self, request: HttpRequest) -> HttpResponse:
        form = FindingFilterForm(request.GET)
        form.is_valid()
        chosen = form.cleaned_data
        found = findings(finding=chosen.get("aina", ""), settled_too=chosen.get("zote", False))
        rows = among(found, editions_of_bills(request.user))
        page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "filters": form,
            "page": page,
            "rows": [(payment, explained(payment)) for payment in page],
        }
        return finance_page(request, "findings", context, section="findings")


class PaymentView(StaffView):
    """One payment as it was told, what became of it, and what to do."""

    permission = can_view_payment

    @cached_property
    def payment(self) -> Payment:
        return payment_asked_for(self.kwargs["pk"])

    def loaded(self) -> Payment:
        return self.payment

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        payment = self.payment
        asked = with_decisions(request.user, uncountings_of_payment(payment))
        context = {
            "payment": payment,
            "facts": told(payment),
            "explanation": explained(payment),
            "what_to_do": what_to_do(payment),
            "may_change": can_change_payment(request.user, payment),
            "may_assign": not payment.is_counted
            and payment.finding not in (Finding.WRONG_CURRENCY, Finding.NOT_WHOLE),
            "may_uncount": payment.is_counted
            and not any(one.state == UncountingState.WAITING for one, _may_decide in asked),
            "uncountings": asked,
            "corrections": payment.corrections.select_related("payment", "bill"),
        }
        return finance_page(request, "payment", context, section="findings")


class PaymentAction(Action):
    permission = can_change_payment
    section = "findings"

    @cached_property
    def record(self) -> Payment:
        return payment_asked_for(self.kwargs["pk"])

    def facts(self) -> list[tuple[str, Any]]:
        return told(self.record)

    def over(self) -> str:
        if not self.record.finding:
            return _("There is nothing odd about this payment.")
        if self.record.finding_settled_at is not None:
            return _("This has been settled already.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:payment", args=[self.record.pk])


class SettleView(PaymentAction):
    form_class = NoteForm
    heading = gettext_lazy("Settle what is odd about a payment")
    text = gettext_lazy(
        "The payment counts, or does not count, as before; the note says why that is right."
    )
    confirm_label = gettext_lazy("Settle")
    done = gettext_lazy("It is settled.")

    def act(self, chosen: dict[str, Any]) -> None:
        settle_finding(payment=self.record, note=chosen["note"], **self.by_and_at())


class AssignView(PaymentAction):
    heading = gettext_lazy("Give the payment its bill")
    text = gettext_lazy("From then on the payment counts for the bill, and the payer is told so.")
    confirm_label = gettext_lazy("Count it for this bill")
    done = gettext_lazy("The payment counts for the bill now.")

    def form(self, data: Any = None) -> AssignmentForm:
        editions = editions_with_capability(self.request.user, "fees.change")
        return AssignmentForm(data, editions=editions)

    def over(self) -> str:
        if self.record.is_counted:
            return _("This payment counts for a bill already.")
        return super().over()

    def act(self, chosen: dict[str, Any]) -> None:
        assign_payment(payment=self.record, **chosen, **self.by_and_at())


def with_decisions(user: Any, found: Iterable[Uncounting]) -> list[tuple[Uncounting, bool]]:
    """Each with whether this person may decide on it."""
    return [(one, can_decide_uncounting(user, one)) for one in found]


def payment_asked_for(pk: int) -> Payment:
    """The payment of that number with its bill, or 404."""
    return get_object_or_404(Payment.objects.select_related("bill", "message"), pk=pk)


def told(payment: Payment) -> list[tuple[str, Any]]:
    """The payment as it was told, in pairs of name and value."""
    return [
        (_("Amount"), f"{payment.currency} {floatformat(payment.amount, '-2g')}"),
        (_("Who paid"), payment.payer_name),
        (_("Phone of who paid"), payment.payer_phone),
        (_("Bill number as told"), payment.bill_number),
        (_("Control number as told"), grouped_control_number(payment.control_number)),
        (_("Bank or network"), payment.psp_name or payment.psp_code),
        (_("Channel"), payment.channel),
        (_("Receipt of the bank"), payment.receipt_number),
        (_("Transaction (TrxId)"), payment.trx_id),
        (_("Payment reference (PayRefId)"), payment.pay_ref_id),
        (_("Known from"), payment.get_source_display()),
    ]
