"""Payments on paper: entered by one finance officer, approved or rejected by another one."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.choices import BillState, PaymentSource, SlipState
from egov_meeting.payments.gateways.base import PaymentEntry
from egov_meeting.payments.models import BankSlip, Bill, Payment
from egov_meeting.payments.permissions import can_approve_slip
from egov_meeting.payments.services.payments import record_payment

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def record_manual_payment(
    *, bill: Bill, amount: int, bank: str, reference: str, paid_on: date, by: User, at: datetime
) -> BankSlip:
    """Enter a bank slip, in whole shillings; it counts once another person has approved it.

    Raises ValidationError for a slip that is known already (here or from the gateway), a day to
    come, an amount of nought or a cancelled bill.
    """
    slip = BankSlip(
        bill=bill,
        amount=amount,
        bank=bank.strip(),
        reference=reference.strip(),
        paid_on=paid_on,
        recorded_by=by,
        recorded_at=at,
    )
    slip.clean_fields()
    if amount <= 0:
        raise ValidationError({"amount": _("Enter an amount above nought.")})
    if paid_on > timezone.localdate(at):
        raise ValidationError({"paid_on": _("This day is still to come.")})
    if bill.state == BillState.CANCELLED:
        raise ValidationError(_("The bill is cancelled: issue another one first."))
    _refuse_known(slip.reference)
    try:
        with transaction.atomic():
            slip.save(force_insert=True)
            record(
                action="payments.slip_recorded",
                obj=slip,
                by=by,
                at=at,
                after=snapshot(slip),
                shown_publicly=False,
            )
    except IntegrityError:
        raise _known_already() from None
    return slip


def approve_manual_payment(*, slip: BankSlip, by: User, at: datetime) -> Payment:
    """Let a slip count as a payment of its bill. Raises PermissionDenied for whoever entered it,
    TransitionRefused for one already decided, ValidationError when the money is known by now."""
    with transaction.atomic():
        bill: Bill = locked(slip.bill)
        stored: BankSlip = locked(slip)
        if not can_approve_slip(by, stored):
            raise PermissionDenied("another person must approve what one has entered")
        if bill.state == BillState.CANCELLED:
            raise ValidationError(_("The bill is cancelled: issue another one first."))
        _refuse_known(stored.reference, but=_trx_id(stored))
        entry, source = _entry(stored, bill), PaymentSource.MANUAL
        payment = record_payment(entry=entry, by=by, at=at, source=source).payment
        decided = {"decided_by": by, "decided_at": at, "payment": payment}
        transition(stored, to=SlipState.APPROVED, by=by, at=at, also=decided, shown_publicly=False)
    slip.refresh_from_db()
    return payment


def reject_manual_payment(*, slip: BankSlip, reason: str, by: User, at: datetime) -> BankSlip:
    """Turn a slip down, with a reason. Raises PermissionDenied and TransitionRefused as above."""
    if not reason.strip():
        raise ValidationError(_("Say why the slip is rejected."))
    with transaction.atomic():
        stored: BankSlip = locked(slip)
        if not can_approve_slip(by, stored):
            raise PermissionDenied("another person must decide on what one has entered")
        decided = {"decided_by": by, "decided_at": at}
        transition(
            stored,
            to=SlipState.REJECTED,
            by=by,
            at=at,
            reason=reason,
            also=decided,
            shown_publicly=False,
        )
    slip.refresh_from_db()
    return slip


def _entry(slip: BankSlip, bill: Bill) -> PaymentEntry:
    return PaymentEntry(
        provider="",
        bill_number=bill.number,
        control_number=bill.control_number or "",
        trx_id=_trx_id(slip),
        pay_ref_id=slip.reference,
        amount=Decimal(slip.amount),
        bill_amount=Decimal(bill.amount),
        currency=bill.currency,
        paid_at=timezone.make_aware(datetime.combine(slip.paid_on, time())),
        channel="SLIP",
        psp_name=slip.bank,
        receipt_number=slip.reference,
        payer_name=bill.payer_name,
    )


def _trx_id(slip: BankSlip) -> str:
    return f"SLIP-{slip.pk}"


def _refuse_known(reference: str, *, but: str = "") -> None:
    """The gateway may have told of the same deposit, under the bank's reference or receipt."""
    told = Payment.objects.filter(Q(pay_ref_id=reference) | Q(receipt_number=reference))
    told = told.exclude(slip__state=SlipState.TAKEN_BACK)
    if told.exclude(trx_id=but).exists():
        raise _known_already()


def _known_already() -> ValidationError:
    return ValidationError(
        {"reference": _("A payment with this number is on record already.")}, code="known"
    )
