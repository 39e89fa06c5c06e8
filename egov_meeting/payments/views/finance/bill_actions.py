"""What finance does with a bill. Each asks first; the same form sent twice is done once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.choices import BillState, SlipState
from egov_meeting.payments.forms.actions import (
    ExtensionForm,
    ReasonForm,
    RefundForm,
    SlipForm,
    end_of,
)
from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.models import Bill
from egov_meeting.payments.permissions import can_change_bills
from egov_meeting.payments.selectors import bill_page
from egov_meeting.payments.services.bills import cancel_bill, extend_bill, submit_bill
from egov_meeting.payments.services.refunds import refund
from egov_meeting.payments.services.slips import record_manual_payment
from egov_meeting.payments.views.finance.bills import bill_asked_for
from egov_meeting.payments.views.finance.pages import Action
from egov_meeting.shared.money import table_amount


class BillAction(Action):
    """Something done with the bill in the address, by finance of its edition."""

    permission = can_change_bills

    @cached_property
    def record(self) -> Bill:
        return bill_asked_for(self.kwargs["number"])

    def facts(self) -> list[tuple[str, Any]]:
        bill = self.record
        return [
            (_("Bill"), bill.number),
            (_("Control number"), bill.grouped_control_number),
            (_("Payer"), bill.payer_name),
            (_("Amount"), table_amount(bill.amount)),
            (_("Paid so far"), table_amount(bill.paid_amount)),
            (_("State"), bill.get_state_display()),
        ]

    def way_back(self) -> str:
        return reverse("finance:bill", args=[self.record.number])


class SendAgainView(BillAction):
    heading = gettext_lazy("Send the bill again?")
    text = gettext_lazy(
        "The payment gateway is asked for the control number again, under the same bill number: "
        "it gives one number, however often it is asked."
    )
    confirm_label = gettext_lazy("Send again")
    done = gettext_lazy("The bill is on its way to the payment gateway.")

    def over(self) -> str:
        if not bill_page.can_be_sent_again(self.record):
            return _("This bill has no need of a control number any more.")
        if bill_page.request_under_way(bill=self.record, kind=RequestKind.BILL):
            return _("The bill is on its way to the payment gateway already.")
        return ""

    def act(self, chosen: dict[str, Any]) -> None:
        submit_bill(bill=self.record, **self.by_and_at())


class ExtendView(BillAction):
    form_class = ExtensionForm
    heading = gettext_lazy("Move the expiry date")
    text = gettext_lazy("The new date stands as soon as the payment gateway has agreed to it.")
    confirm_label = gettext_lazy("Move the date")
    done = gettext_lazy("The new expiry date has been asked for.")

    def over(self) -> str:
        if bill_page.request_under_way(bill=self.record, kind=RequestKind.CHANGE):
            return _("A new expiry date has been asked for; the payment gateway has yet to answer.")
        if not bill_page.can_be_extended(self.record):
            return _("The expiry date of this bill cannot be moved.")
        return ""

    def was_done(self, chosen: dict[str, Any]) -> bool:
        return self.record.expires_at == end_of(chosen["expires_on"])

    def act(self, chosen: dict[str, Any]) -> None:
        expires_at = end_of(chosen["expires_on"])
        reason = chosen["reason"]
        extend_bill(bill=self.record, expires_at=expires_at, reason=reason, **self.by_and_at())


class CancelView(BillAction):
    form_class = ReasonForm
    heading = gettext_lazy("Cancel the bill?")
    text = gettext_lazy(
        "Nobody can pay it from then on. If the payment gateway knows the bill, it is cancelled as "
        "soon as the gateway has agreed. A bill that holds money is never cancelled."
    )
    confirm_label = gettext_lazy("Cancel the bill")
    tone = "bad"
    done = gettext_lazy("The bill is cancelled, or will be when the payment gateway has agreed.")

    def over(self) -> str:
        if self.record.state == BillState.CANCELLED:
            return _("This bill is cancelled already.")
        if not bill_page.can_be_cancelled(self.record):
            return _("Money has come in for this bill: it can be refunded only.")
        if bill_page.request_under_way(bill=self.record, kind=RequestKind.CANCELLATION):
            return _("The payment gateway has been asked to cancel this bill already.")
        return ""

    def act(self, chosen: dict[str, Any]) -> None:
        cancel_bill(bill=self.record, reason=chosen["reason"], **self.by_and_at())


class AddSlipView(BillAction):
    form_class = SlipForm
    heading = gettext_lazy("Enter a bank slip")
    text = gettext_lazy(
        "It counts for the bill as soon as another finance officer has approved it."
    )
    confirm_label = gettext_lazy("Enter the slip")
    done = gettext_lazy("The slip is entered and awaits the approval of another person.")

    def form(self, data: Any = None) -> SlipForm:
        return SlipForm(data, bill=self.record)

    def over(self) -> str:
        if not bill_page.can_take_slip(self.record):
            return _("The bill is cancelled: issue another one first.")
        return ""

    def was_done(self, chosen: dict[str, Any]) -> bool:
        same = self.record.slips.filter(**chosen, recorded_by=self.request.user)
        return same.exclude(state=SlipState.REJECTED).exists()

    def act(self, chosen: dict[str, Any]) -> None:
        record_manual_payment(bill=self.record, **chosen, **self.by_and_at())


class RefundView(BillAction):
    form_class = RefundForm
    heading = gettext_lazy("Record a refund")
    text = gettext_lazy("Record it after the transfer was made: the portal itself sends no money.")
    confirm_label = gettext_lazy("Record the refund")
    tone = "bad"
    done = gettext_lazy("The refund is on record.")

    def over(self) -> str:
        if not bill_page.can_be_refunded(self.record):
            return _("This bill holds no money that could be given back.")
        return ""

    def facts(self) -> list[tuple[str, Any]]:
        bill = self.record
        return [
            *super().facts(),
            (_("Given back so far"), table_amount(bill.refunded_amount)),
            (_("Paid beyond the amount"), table_amount(bill.overpaid)),
        ]

    def was_done(self, chosen: dict[str, Any]) -> bool:
        same = {"amount": chosen["amount"], "reference": chosen["reference"]}
        return self.record.refunds.filter(**same).exists()

    def act(self, chosen: dict[str, Any]) -> None:
        refund(bill=self.record, **chosen, **self.by_and_at())
