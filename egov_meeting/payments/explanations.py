"""How a payment is explained: what the page of a day and its export say of every shilling."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.choices import Finding
from egov_meeting.payments.models import Payment


@dataclass(frozen=True)
class Explanation:
    """One sentence, and whether somebody must still look: tone is that of a badge."""

    text: str
    is_open: bool
    label: str
    tone: str


WHAT_TO_DO: dict[str, Promise] = {
    Finding.UNKNOWN_BILL: gettext_lazy(
        "Find out from the bank or the payer which bill was meant and give the payment its bill; "
        "or settle it with a note when the money is sent back."
    ),
    Finding.CONTROL_NUMBER_DIFFERS: gettext_lazy(
        "The bill number and the control number belong to two bills. Ask the payer which one was "
        "meant and give the payment its bill."
    ),
    Finding.WRONG_CURRENCY: gettext_lazy(
        "It cannot count for a bill in shillings. Agree with the bank on sending it back, then "
        "settle it with a note."
    ),
    Finding.NOT_WHOLE: gettext_lazy(
        "Bills are in whole shillings. Ask the bank what was really paid, enter it as a bank slip, "
        "and settle this with a note."
    ),
    Finding.BILL_CANCELLED: gettext_lazy(
        "Issue a new bill and give it the payment, or send the money back and settle this with a "
        "note."
    ),
    Finding.OVERPAID: gettext_lazy(
        "It counts. Give the rest back and record the refund on the page of the bill, then settle "
        "this with a note."
    ),
    Finding.WRONG_AMOUNT: gettext_lazy(
        "It counts as a part. Ask the payer for the rest, then settle this with a note."
    ),
    Finding.BILLED_ANEW: gettext_lazy(
        "It counts for the old bill, which had been replaced by a new one. Agree with the payer "
        "which of the two is to be paid and cancel the other, or give the money back; then settle "
        "this with a note."
    ),
    Finding.TAKEN_BACK: gettext_lazy(
        "Find out which bill the money was for and give the payment its bill; or settle it with a "
        "note when the money is sent back or never came."
    ),
    Finding.ON_A_SLIP: gettext_lazy(
        "It is most likely the money of that bank slip, which counts already: settle this with a "
        "note. Give the payment its bill only if the bank says that money came in twice."
    ),
}


def what_to_do(payment: Payment) -> str:
    """Advice on an open finding, "" when there is none."""
    if not payment.finding or payment.finding_settled_at is not None:
        return ""
    return str(WHAT_TO_DO[payment.finding])


def explained(payment: Payment) -> Explanation:
    """What became of the payment. Read it with its bill at hand."""
    is_open = bool(payment.finding) and payment.finding_settled_at is None
    bill = payment.bill.number if payment.bill else ""
    finding = payment.get_finding_display()
    if is_open and payment.is_counted:
        text = _("Counted for bill %(bill)s, but: %(finding)s.") % {
            "bill": bill,
            "finding": finding,
        }
        return Explanation(text, is_open=True, label=_("Not settled"), tone="bad")
    if is_open:
        text = _("Not counted: %(finding)s.") % {"finding": finding}
        return Explanation(text, is_open=True, label=_("Not settled"), tone="bad")
    if payment.is_counted and payment.finding:
        text = _("Counted for bill %(bill)s. Settled: %(note)s") % {
            "bill": bill,
            "note": payment.finding_note,
        }
        return Explanation(text, is_open=False, label=_("Counted"), tone="good")
    if payment.is_counted:
        text = _("Counted for bill %(bill)s.") % {"bill": bill}
        return Explanation(text, is_open=False, label=_("Counted"), tone="good")
    text = _("Not counted. Settled: %(note)s") % {"note": payment.finding_note}
    return Explanation(text, is_open=False, label=_("Settled"), tone="info")
