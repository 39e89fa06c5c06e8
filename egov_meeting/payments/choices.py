"""Fixed lists of bills, payments and messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BillState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("bill", "Not yet sent")
    SUBMITTED = "submitted", pgettext_lazy("bill", "Awaiting its control number")
    ISSUED = "issued", pgettext_lazy("bill", "Awaiting payment")
    PART_PAID = "part_paid", pgettext_lazy("bill", "Paid in part")
    PAID = "paid", pgettext_lazy("bill", "Paid")
    EXPIRED = "expired", pgettext_lazy("bill", "Expired")
    CANCELLED = "cancelled", pgettext_lazy("bill", "Cancelled")
    FAILED = "failed", pgettext_lazy("bill", "Refused by the payment gateway")


# Somebody may still pay these; what they bill may not be billed a second time.
OPEN_BILL_STATES = (
    BillState.DRAFT,
    BillState.SUBMITTED,
    BillState.ISSUED,
    BillState.PART_PAID,
)


# Without a control number: not sent, not answered yet, or refused.
NUMBERLESS = (BillState.DRAFT, BillState.SUBMITTED, BillState.FAILED)


class PayOption(models.IntegerChoices):
    """BillPayOpt of the gateway."""

    FULL = 1, _("The whole amount or more, at once")
    PARTIAL = 2, _("In parts")
    EXACT = 3, _("Exactly the amount, at once")


class PaymentSource(models.TextChoices):
    NOTICE = "notice", _("Notice of the payment gateway")
    RECONCILIATION = "reconciliation", _("Daily list of the payment gateway")
    MANUAL = "manual", _("Bank slip, entered by hand")


class Finding(models.TextChoices):
    """What finance should look at in a payment."""

    UNKNOWN_BILL = "unknown_bill", _("No bill has this number")
    CONTROL_NUMBER_DIFFERS = "number_differs", _("The control number belongs to another bill")
    WRONG_CURRENCY = "wrong_currency", _("Paid in another currency than billed")
    NOT_WHOLE = "not_whole", _("The amount is not in whole shillings")
    BILL_CANCELLED = "bill_cancelled", _("The bill had been cancelled")
    OVERPAID = "overpaid", _("More was paid than billed")
    WRONG_AMOUNT = "wrong_amount", _("Not exactly the amount billed")
    BILLED_ANEW = "billed_anew", _("What it pays for stands on another open bill")
    ON_A_SLIP = "on_a_slip", _("A bank slip of the bill has the same number")
    TAKEN_BACK = "taken_back", _("It had been counted by mistake")


class MessageDirection(models.TextChoices):
    IN = "in", pgettext_lazy("gateway message", "Received")
    OUT = "out", pgettext_lazy("gateway message", "Sent")


class MessageState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("gateway message", "Waiting")
    DONE = "done", pgettext_lazy("gateway message", "Done")
    KEPT = "kept", pgettext_lazy("gateway message", "Kept for the finance officer")
    FAILED = "failed", pgettext_lazy("gateway message", "Given up")


class SignatureState(models.TextChoices):
    NONE = "none", pgettext_lazy("signature", "No answer yet")
    VALID = "valid", pgettext_lazy("signature", "Genuine")
    INVALID = "invalid", pgettext_lazy("signature", "Not genuine")


class SlipState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("bank slip", "Awaiting approval")
    APPROVED = "approved", pgettext_lazy("bank slip", "Approved")
    REJECTED = "rejected", pgettext_lazy("bank slip", "Rejected")
    TAKEN_BACK = "taken_back", pgettext_lazy("bank slip", "Taken back")


# Such a slip brought no money, or none any more: it may be entered once more.
VOID_SLIP_STATES = (SlipState.REJECTED, SlipState.TAKEN_BACK)


class UncountingState(models.TextChoices):
    """Of the wish to take back that a payment counts."""

    WAITING = "waiting", pgettext_lazy("counting taken back", "Awaiting approval")
    APPROVED = "approved", pgettext_lazy("counting taken back", "Taken back")
    REJECTED = "rejected", pgettext_lazy("counting taken back", "Rejected: it counts")


class RunState(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("reconciliation", "Awaiting the gateway's list")
    COMPARED = "compared", pgettext_lazy("reconciliation", "Compared")
    FAILED = "failed", pgettext_lazy("reconciliation", "Failed")


class DifferenceKind(models.TextChoices):
    MISSING_HERE = "missing_here", _("On the gateway's list, but no notice of it came")
    MISSING_THERE = "missing_there", _("Paid here, but not on the gateway's list")
    AMOUNT = "amount", _("The two amounts differ")
    BILL = "bill", _("The two name different bills")
    UNREADABLE = "unreadable", _("A line of the list that cannot be read")
