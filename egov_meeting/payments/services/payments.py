"""Taking money in. Each payment is known by TrxId and PayRefId and counts once, however often it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.choices import (
    NUMBERLESS,
    BillState,
    Finding,
    PaymentSource,
    PayOption,
    SlipState,
)
from egov_meeting.payments.gateways.base import PaymentEntry
from egov_meeting.payments.models import Bill, GatewayMessage, Payment
from egov_meeting.payments.reactions import BillEvent, tell
from egov_meeting.payments.selectors.days import is_of_void_slip
from egov_meeting.payments.services.corrections import book_correction
from egov_meeting.payments.services.movement import is_billed_anew, locked_bill, move_bill
from egov_meeting.payments.services.numbers import give_number

_TOLD_BY_THE_OTHER = {
    PaymentSource.NOTICE: PaymentSource.RECONCILIATION,
    PaymentSource.RECONCILIATION: PaymentSource.NOTICE,
}


@dataclass(frozen=True)
class Recorded:
    payment: Payment
    is_new: bool


def record_payment(
    *,
    entry: PaymentEntry,
    by: Actor,
    at: datetime,
    source: str = PaymentSource.NOTICE,
    message: GatewayMessage | None = None,
) -> Recorded:
    """Keep one payment as it was told and count it for its bill when nothing speaks against it.

    Told again it changes nothing. What does not count (no such bill, another currency or control
    number, cents, a cancelled bill, money of an approved slip) is kept with a finding; too much, not exactly the amount, or a
    bill that was replaced by another one counts and has a finding too. The bill moves to paid or part paid, and whoever waits is told,
    in the same transaction.
    """
    with transaction.atomic():
        bill = locked_bill(number=entry.bill_number)
        known = _known(entry, source)
        if known is not None:
            return Recorded(known, is_new=False)
        against = _what_speaks_against(entry, bill, source)
        belongs = against not in (Finding.UNKNOWN_BILL, Finding.CONTROL_NUMBER_DIFFERS)
        payment = _payment(entry, bill=bill if belongs else None, source=source, at=at)
        payment.message, payment.finding, payment.is_counted = message, against, not against
        if bill is not None and payment.is_counted:
            payment.finding = _worth_a_look(bill, payment.amount)
        try:
            with transaction.atomic():
                payment.save(force_insert=True)
        except IntegrityError:  # told at the same time for a bill that nobody could lock
            return Recorded(_known_for_certain(entry), is_new=False)
        _record_received(payment, by, at)
        if bill is not None and payment.is_counted:
            _count(bill, payment, by, at)
    return Recorded(payment, is_new=True)


def assign_payment(*, payment: Payment, bill: Bill, note: str, by: Actor, at: datetime) -> Payment:
    """Count a kept payment for a bill, on finance's word, and settle its finding.

    When its day is closed the close stands, and a correction is booked today. Raises ValidationError
    for a payment that counts already, is not in whole shillings of the bill's currency, whose bank
    slip was taken back, for a cancelled bill, or without a note.
    """
    with transaction.atomic():
        stored_bill: Bill = locked(bill)
        stored: Payment = locked(payment)
        if not note.strip():
            raise ValidationError(_("Say why the payment belongs to this bill."))
        if (
            stored.is_counted
            or stored.currency != stored_bill.currency
            or _has_cents(stored.amount)
            or is_of_void_slip(stored)
        ):
            raise ValidationError(_("This payment cannot be counted for the bill."))
        if stored_bill.state == BillState.CANCELLED:
            raise ValidationError(_("The bill is cancelled: issue another one first."))
        book_correction(
            payment=stored,
            bill=stored_bill,
            amount=int(stored.amount),
            reason=note,
            by=by,
            at=at,
        )
        before = snapshot(stored, only=["bill", "is_counted", "finding_note"])
        stored.bill, stored.is_counted = stored_bill, True
        stored.finding_note, stored.finding_settled_at = note, at
        stored.save()
        record(
            action="payments.payment_assigned",
            obj=stored,
            by=by,
            at=at,
            before=before,
            after=snapshot(stored, only=before),
            reason=note,
            shown_publicly=False,
        )
        _count(stored_bill, stored, by, at)
    bill.refresh_from_db()
    payment.refresh_from_db()
    return payment


def settle_finding(*, payment: Payment, note: str, by: Actor, at: datetime) -> Payment:
    """Close what finance had to look at, with a note; the payment counts or not as before.

    Raises ValidationError when there is no open finding or no note.
    """
    with transaction.atomic():
        stored: Payment = locked(payment)
        if not stored.finding or stored.finding_settled_at is not None or not note.strip():
            raise ValidationError(
                _("There is nothing to settle, or no note says how it was settled.")
            )
        stored.finding_note, stored.finding_settled_at = note, at
        stored.save(update_fields=["finding_note", "finding_settled_at"])
        record(
            action="payments.finding_settled",
            obj=stored,
            by=by,
            at=at,
            reason=note,
            shown_publicly=False,
        )
    payment.refresh_from_db()
    return payment


def _known(entry: PaymentEntry, source: str) -> Payment | None:
    """Version 4 lists the bank's own TrxId, so between list and notice the reference decides."""
    told = Payment.objects.filter(pay_ref_id=entry.pay_ref_id[:100])
    exact = told.filter(trx_id=entry.trx_id[:100]).first()
    if exact is not None or source not in _TOLD_BY_THE_OTHER:
        return exact
    other = _TOLD_BY_THE_OTHER[PaymentSource(source)]
    return told.filter(bill_number=entry.bill_number[:100], source=other).first()


def _known_for_certain(entry: PaymentEntry) -> Payment:
    return Payment.objects.get(trx_id=entry.trx_id[:100], pay_ref_id=entry.pay_ref_id[:100])


def _what_speaks_against(entry: PaymentEntry, bill: Bill | None, source: str) -> str:
    """Why the payment cannot count, or ""."""
    if bill is None:
        return Finding.UNKNOWN_BILL
    told = entry.control_number
    if told and bill.control_number and told != bill.control_number:
        return Finding.CONTROL_NUMBER_DIFFERS
    if told and not bill.control_number and Bill.objects.filter(control_number=told).exists():
        return Finding.CONTROL_NUMBER_DIFFERS
    if entry.currency != bill.currency:
        return Finding.WRONG_CURRENCY
    if _has_cents(entry.amount):
        return Finding.NOT_WHOLE
    if bill.state == BillState.CANCELLED:
        return Finding.BILL_CANCELLED
    if source != PaymentSource.MANUAL and bill.paid_amount and _is_on_a_slip(entry, bill):
        return Finding.ON_A_SLIP
    return ""


def _is_on_a_slip(entry: PaymentEntry, bill: Bill) -> bool:
    """Whether the same deposit was entered on paper, and counts already."""
    told = {entry.pay_ref_id[:100], entry.receipt_number[:100]} - {""}
    return bill.slips.filter(state=SlipState.APPROVED, reference__in=told).exists()


def _worth_a_look(bill: Bill, amount: Decimal) -> str:
    """What is odd about a payment that counts, or ""."""
    if bill.state in (BillState.EXPIRED, BillState.FAILED) and is_billed_anew(bill):
        return Finding.BILLED_ANEW
    if bill.paid_amount + amount > bill.amount:
        return Finding.OVERPAID
    if bill.pay_option == PayOption.EXACT and amount != bill.amount:
        return Finding.WRONG_AMOUNT
    return ""


def _has_cents(amount: Decimal) -> bool:
    return amount != int(amount)


def _payment(entry: PaymentEntry, *, bill: Bill | None, source: str, at: datetime) -> Payment:
    return Payment(
        bill=bill,
        source=source,
        trx_id=entry.trx_id[:100],
        pay_ref_id=entry.pay_ref_id[:100],
        bill_number=entry.bill_number[:100],
        control_number=entry.control_number[:30],
        amount=entry.amount,
        currency=entry.currency[:10],
        channel=entry.channel[:60],
        psp_code=entry.psp_code[:60],
        psp_name=entry.psp_name[:200],
        receipt_number=entry.receipt_number[:100],
        account=entry.account[:60],
        payer_name=entry.payer_name[:200],
        payer_phone=entry.payer_phone[:40],
        payer_email=entry.payer_email[:254],
        paid_at=entry.paid_at,
        received_at=at,
    )


def _record_received(payment: Payment, by: Actor, at: datetime) -> None:
    told = ["bill", "source", "amount", "currency", "is_counted", "finding"]
    record(
        action="payments.payment_received",
        obj=payment,
        by=by,
        at=at,
        after=snapshot(payment, only=told),
        shown_publicly=False,
    )


def _count(bill: Bill, payment: Payment, by: Actor, at: datetime) -> None:
    """Bring the bill up to what has been paid. The bill is locked."""
    if bill.state in NUMBERLESS and payment.control_number:
        give_number(bill=bill, control_number=payment.control_number, at=at)
    total = bill.payments.filter(is_counted=True).aggregate(sum=Sum("amount"))["sum"]
    before, paid = bill.paid_amount, int(total or 0)
    to = BillState.PAID if paid >= bill.amount else BillState.PART_PAID
    if bill.state == to:
        bill.paid_amount = paid
        bill.save(update_fields=["paid_amount"])
        record(
            action="payments.more_received",
            obj=bill,
            by=by,
            at=at,
            before={"paid_amount": before},
            after={"paid_amount": paid},
            shown_publicly=False,
        )
        if to == BillState.PART_PAID:
            tell(BillEvent.PART_PAID, bill=bill, by=by, at=at)
    else:
        also: dict[str, Any] = {"paid_at": payment.paid_at} if to == BillState.PAID else {}
        move_bill(bill, to=to, by=by, at=at, despite_new_bill=True, paid_amount=paid, **also)
    if paid > bill.amount:
        tell(BillEvent.OVERPAID, bill=bill, by=by, at=at)
