"""Taking back that a payment counts: asked for by one finance officer, approved by another one.

The payment stays on record as it was told; its bill falls back to what it holds without it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.choices import (
    BillState,
    Finding,
    PaymentSource,
    SlipState,
    UncountingState,
)
from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.models import Bill, Payment, Uncounting
from egov_meeting.payments.permissions import can_decide_uncounting
from egov_meeting.payments.reactions import BillEvent, tell
from egov_meeting.payments.services.corrections import book_correction
from egov_meeting.payments.services.movement import move_bill
from egov_meeting.payments.services.outbox import ask_gateway

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def ask_uncounting(*, payment: Payment, reason: str, by: User, at: datetime) -> Uncounting:
    """Say that `payment` counts by mistake; it counts until another person has approved that.

    Raises ValidationError for a payment that counts for no bill or was asked about already, without a
    reason, and when its money was given back.
    """
    with transaction.atomic():
        bill = _locked_bill_of(payment)
        _refuse_given_back(bill, int(payment.amount))
        row = Uncounting(
            payment=payment,
            bill=bill,
            amount=int(payment.amount),
            reason=reason.strip(),
            asked_by=by,
            asked_at=at,
        )
        row.clean_fields()
        _save(row)
        record(
            action="payments.uncounting_asked",
            obj=row,
            by=by,
            at=at,
            after=snapshot(row),
            reason=row.reason,
            shown_publicly=False,
        )
    return row


def approve_uncounting(*, uncounting: Uncounting, by: User, at: datetime) -> Payment:
    """Take the payment out of its bill, which is owed again; what is known of it is told to the payer.

    The money waits to be given to another bill or to be settled, but for a bank slip, which is void
    and may be entered anew. Where the day of the payment is closed a correction is booked today.
    Raises PermissionDenied for whoever asked, TransitionRefused for a wish already decided,
    ValidationError when the payment counts no more, when its money was given back, and AlreadyBilled
    when what the bill is for stands on another open bill.
    """
    with transaction.atomic():
        bill: Bill = locked(uncounting.bill)
        payment: Payment = locked(uncounting.payment)
        stored: Uncounting = locked(uncounting)
        if not can_decide_uncounting(by, stored):
            raise PermissionDenied("another person must approve what one has asked for")
        decided = {"decided_by": by, "decided_at": at}
        transition(
            stored,
            to=UncountingState.APPROVED,
            by=by,
            at=at,
            reason=stored.reason,
            also=decided,
            shown_publicly=False,
        )
        if not payment.is_counted or payment.bill_id != bill.pk:
            raise _counts_no_more()
        _refuse_given_back(bill, stored.amount)
        book_correction(
            payment=payment, bill=bill, amount=-stored.amount, reason=stored.reason, by=by, at=at
        )
        _take_out(payment, stored.reason, by, at)
        _let_fall(bill, stored, by, at)
        tell(BillEvent.UNCOUNTED, bill=bill, by=by, at=at)
    uncounting.refresh_from_db()
    return payment


def reject_uncounting(*, uncounting: Uncounting, reason: str, by: User, at: datetime) -> Uncounting:
    """Let the payment count, with a reason. Raises PermissionDenied and TransitionRefused as above."""
    if not reason.strip():
        raise ValidationError(_("Say why the payment counts all the same."))
    with transaction.atomic():
        stored: Uncounting = locked(uncounting)
        if not can_decide_uncounting(by, stored):
            raise PermissionDenied("another person must decide on what one has asked for")
        decided = {"decided_by": by, "decided_at": at}
        transition(
            stored,
            to=UncountingState.REJECTED,
            by=by,
            at=at,
            reason=reason.strip(),
            also=decided,
            shown_publicly=False,
        )
    uncounting.refresh_from_db()
    return uncounting


def _locked_bill_of(payment: Payment) -> Bill:
    if payment.bill is None:
        raise _counts_no_more()
    bill: Bill = locked(payment.bill)
    stored: Payment = locked(payment)
    if not stored.is_counted or stored.bill_id != bill.pk:
        raise _counts_no_more()
    return bill


def _save(row: Uncounting) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(
            _("Somebody has asked for this already; another person decides on it."), code="asked"
        ) from None


def _refuse_given_back(bill: Bill, amount: int) -> None:
    if bill.paid_amount - amount < bill.refunded_amount:
        raise ValidationError(
            _("Money of this bill has been given back: no more than the rest can be taken back.")
        )


def _counts_no_more() -> ValidationError:
    return ValidationError(_("This payment counts for no bill."), code="not_counted")


def _take_out(payment: Payment, reason: str, by: User, at: datetime) -> None:
    """The payment counts no more and is to be looked at, but for a slip, of which there is no money."""
    changed = ["is_counted", "finding", "finding_settled_at", "finding_note"]
    before = snapshot(payment, only=changed)
    is_slip = payment.source == PaymentSource.MANUAL
    payment.is_counted, payment.finding = False, Finding.TAKEN_BACK
    payment.finding_settled_at = at if is_slip else None
    payment.finding_note = reason if is_slip else ""
    payment.save(update_fields=changed)
    record(
        action="payments.payment_uncounted",
        obj=payment,
        by=by,
        at=at,
        before=before,
        after=snapshot(payment, only=changed),
        reason=reason,
        shown_publicly=False,
    )
    if is_slip and hasattr(payment, "slip"):
        to = SlipState.TAKEN_BACK
        transition(payment.slip, to=to, by=by, at=at, reason=reason, shown_publicly=False)


def _let_fall(bill: Bill, uncounting: Uncounting, by: User, at: datetime) -> None:
    """Bring the bill down to what it holds now. The bill is locked."""
    total = bill.payments.filter(is_counted=True).aggregate(sum=Sum("amount"))["sum"]
    sums = {
        "paid_amount": int(total or 0),
        "taken_back_amount": bill.taken_back_amount + uncounting.amount,
    }
    to = _state_holding(bill, sums["paid_amount"], at)
    if to == bill.state:
        before = snapshot(bill, only=sums)
        for name, value in sums.items():
            setattr(bill, name, value)
        bill.save(update_fields=list(sums))
        record(
            action="payments.less_held",
            obj=bill,
            by=by,
            at=at,
            before=before,
            after=sums,
            reason=uncounting.reason,
            shown_publicly=False,
        )
        return
    also: dict[str, Any] = {**sums, "paid_at": None}
    move_bill(bill, to=to, by=by, at=at, reason=uncounting.reason, is_told=False, **also)
    if to in (BillState.DRAFT, BillState.SUBMITTED):
        ask_gateway(kind=RequestKind.BILL, bill=bill, at=at)


def _state_holding(bill: Bill, paid: int, at: datetime) -> BillState:
    """Where a bill stands that holds so much."""
    if paid >= bill.amount:
        return BillState.PAID
    if bill.expires_at <= at:
        return BillState.EXPIRED
    if paid:
        return BillState.PART_PAID
    if bill.control_number:
        return BillState.ISSUED
    if bill.refusal_codes:
        return BillState.FAILED
    return BillState.SUBMITTED if bill.submitted_at else BillState.DRAFT
