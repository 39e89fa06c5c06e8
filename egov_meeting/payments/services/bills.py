"""Issuing a bill, sending it, changing its expiry, cancelling it, and letting it expire."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.values import snapshot
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState, MessageDirection, PayOption
from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.models import Bill, BillItem
from egov_meeting.payments.payables import is_payable
from egov_meeting.payments.reactions import BillEvent, tell
from egov_meeting.payments.selectors.bills import has_open_bill
from egov_meeting.payments.services.movement import (
    AlreadyBilled,
    already_billed,
    is_billed_anew,
    move_bill,
)
from egov_meeting.payments.services.outbox import ask_gateway, has_been_sent, withdraw_requests

NUMBER_OVERDUE = timedelta(minutes=30)
ASK_FOR_NUMBER_EVERY = timedelta(hours=1)
ASK_FOR_NUMBER_AT_MOST = 5
# A bill that was given up because the gateway was silent is asked for again for about three days.
ASK_AFTER_SILENCE_EVERY = timedelta(hours=3)
ASK_AFTER_SILENCE_AT_MOST = 24


@dataclass(frozen=True)
class Payer:
    """Who gets the bill. The phone is 255 and nine digits; phone or e-mail is needed.

    The language ("sw" or "en") is that of every message and page about the bill.
    """

    name: str
    email: str = ""
    phone: str = ""
    language: str = "sw"


@dataclass(frozen=True)
class BilledItem:
    """One line to be billed: shillings, words for it, and what it is for (a registered kind)."""

    amount: int
    description_sw: str
    payable_kind: str
    payable_id: str | int
    description_en: str = ""


def issue_bill(
    *,
    edition: Edition,
    payer: Payer,
    items: Sequence[BilledItem],
    expires_at: datetime,
    description_sw: str,
    by: Actor,
    at: datetime,
    description_en: str = "",
    institution: Institution | None = None,
    pay_option: int = PayOption.EXACT,
    submit: bool = True,
) -> Bill:
    """Write a bill over `items` and, unless `submit` is False, ask the gateway for its control number.

    Amounts are whole shillings above nought; the sum is the bill. The expiry is brought forward to
    settings.BILL_LONGEST_DAYS. Raises AlreadyBilled when one of the items stands on an open bill,
    ValidationError for a payer or dates that the gateway would refuse, ValueError for no items, a
    fee of nought or an unregistered kind of payable: those are not billed at all.
    """
    _refuse_unbillable(items)
    latest = at + timedelta(days=settings.BILL_LONGEST_DAYS)
    bill = Bill(
        number=f"new-{uuid.uuid4().hex}",
        edition=edition,
        institution=institution,
        payer_name=payer.name,
        payer_email=payer.email,
        payer_phone=payer.phone,
        language=payer.language,
        description_sw=description_sw,
        description_en=description_en,
        amount=sum(item.amount for item in items),
        pay_option=pay_option,
        generated_at=at,
        expires_at=min(expires_at, latest),
    )
    _refuse_unsendable(bill, at)
    try:
        with transaction.atomic():
            _write(bill, items, by=by, at=at, submit=submit)
    except IntegrityError:
        if any(has_open_bill(kind=one.payable_kind, id=one.payable_id) for one in items):
            raise AlreadyBilled(already_billed(), code="already_billed") from None
        raise
    return bill


def submit_bill(*, bill: Bill, by: Actor, at: datetime) -> Bill:
    """Ask the gateway (again) for a control number, under the same bill number.

    A refused bill goes back to the start first. Does nothing while a request is under way. Raises
    TransitionRefused or ValidationError for a bill that has its number, is closed or has expired.
    """
    with transaction.atomic():
        stored: Bill = locked(bill)
        if stored.state == BillState.FAILED:
            move_bill(stored, to=BillState.DRAFT, by=by, at=at, refusal_codes="")
        if stored.state not in (BillState.DRAFT, BillState.SUBMITTED):
            raise ValidationError(_("This bill has no need of a control number any more."))
        if stored.expires_at <= at:
            raise ValidationError(_("This bill has expired: issue a new one."))
        ask_gateway(kind=RequestKind.BILL, bill=stored, at=at)
    bill.refresh_from_db()
    return bill


def cancel_bill(*, bill: Bill, reason: str, by: Actor, at: datetime) -> Bill:
    """Cancel at once what the gateway never heard of; ask the gateway to cancel everything else.

    The bill is cancelled when the gateway says so. Raises ValidationError for a bill that holds
    money or is closed already, or when no reason is given.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the bill is cancelled."))
    with transaction.atomic():
        stored: Bill = locked(bill)
        if stored.paid_amount:
            raise ValidationError(_("Money has come in for this bill: it can be refunded only."))
        known = has_been_sent(bill=stored)
        withdraw_requests(bill=stored, kinds=[RequestKind.BILL, RequestKind.CHANGE], at=at)
        if not known or stored.refusal_codes:
            move_bill(stored, to=BillState.CANCELLED, by=by, at=at, reason=reason)
        else:
            _ask_for_cancellation(stored, reason, by, at)
    bill.refresh_from_db()
    return bill


def extend_bill(*, bill: Bill, expires_at: datetime, reason: str, by: Actor, at: datetime) -> Bill:
    """Move the expiry of a bill, also of one that has expired; the gateway must agree first.

    Until it does, the old date stands. Raises ValidationError for a date that is past, not later
    than the present one or too far, and for a bill that is paid, cancelled or without its number;
    AlreadyBilled for one that was replaced by another bill.
    """
    latest = at + timedelta(days=settings.BILL_LONGEST_DAYS)
    with transaction.atomic():
        stored: Bill = locked(bill)
        if not max(at, stored.expires_at) < expires_at <= latest:
            raise ValidationError(
                _("Choose a date later than the present one and at most %(days)s days from today.")
                % {"days": settings.BILL_LONGEST_DAYS}
            )
        if stored.state == BillState.EXPIRED and is_billed_anew(stored):
            raise AlreadyBilled(already_billed(), code="already_billed")
        if not has_been_sent(bill=stored) and stored.state == BillState.DRAFT:
            change_expiry(bill=stored, expires_at=expires_at, reason=reason, by=by, at=at)
        elif stored.control_number and stored.state in (
            BillState.ISSUED,
            BillState.PART_PAID,
            BillState.EXPIRED,
        ):
            ask_gateway(
                kind=RequestKind.CHANGE, bill=stored, at=at, reason=reason, new_expiry=expires_at
            )
        else:
            raise ValidationError(_("The expiry date of this bill cannot be moved."))
    bill.refresh_from_db()
    return bill


def change_expiry(
    *, bill: Bill, expires_at: datetime, reason: str, by: Actor, at: datetime
) -> None:
    """Put the new expiry on record; an expired bill can be paid again. The bill must be locked.

    Raises AlreadyBilled when its items were billed anew after it had expired.
    """
    before = snapshot(bill, only=["expires_at"])
    bill.expires_at = expires_at
    bill.save(update_fields=["expires_at"])
    record(
        action="payments.bill_extended",
        obj=bill,
        by=by,
        at=at,
        before=before,
        after=snapshot(bill, only=["expires_at"]),
        reason=reason,
        shown_publicly=False,
    )
    if bill.state == BillState.EXPIRED:
        back = BillState.PART_PAID if bill.paid_amount else BillState.ISSUED
        move_bill(bill, to=back, by=by, at=at, reason=reason)
    tell(BillEvent.EXTENDED, bill=bill, by=by, at=at)


def ask_again_for_numbers(*, at: datetime, at_most: int = 200) -> int:
    """Send bills again, under the same number, whose control number is overdue; returns how many.

    Half an hour after they were accepted, then every hour, five times in all: then finance sees them
    (selectors.bills_without_number). Those that the gateway never answered are sent every three
    hours, and stay given up until it does.
    """
    asked = Q(messages__kind=RequestKind.BILL, messages__direction=MessageDirection.OUT)
    accepted = Q(
        state=BillState.SUBMITTED,
        submitted_at__lte=at - NUMBER_OVERDUE,
        times__lt=ASK_FOR_NUMBER_AT_MOST,
        last__lte=at - ASK_FOR_NUMBER_EVERY,
    )
    unanswered = Q(
        state=BillState.FAILED,
        refusal_codes="",
        times__lt=ASK_AFTER_SILENCE_AT_MOST,
        last__lte=at - ASK_AFTER_SILENCE_EVERY,
    )
    bills = Bill.objects.filter(expires_at__gt=at).annotate(
        times=Count("messages", filter=asked), last=Max("messages__received_at", filter=asked)
    )
    overdue = bills.filter(accepted | unanswered).order_by("pk")
    return sum(_ask_again(pk, at) for pk in list(overdue.values_list("pk", flat=True)[:at_most]))


def expire_bills(*, at: datetime, at_most: int = 500) -> int:
    """Close the open bills whose time is over; returns how many. Each in a transaction of its own."""
    due = Bill.objects.filter(state__in=OPEN_BILL_STATES, expires_at__lte=at).order_by("expires_at")
    return sum(_expire(pk, at) for pk in list(due.values_list("pk", flat=True)[:at_most]))


def _ask_again(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        bill = Bill.objects.select_for_update(of=("self",)).get(pk=pk)
        unanswered = bill.state == BillState.FAILED and not bill.refusal_codes
        if bill.state != BillState.SUBMITTED and not (unanswered and not is_billed_anew(bill)):
            return False
        return ask_gateway(kind=RequestKind.BILL, bill=bill, at=at) is not None


def _expire(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        bill = Bill.objects.select_for_update(of=("self",)).get(pk=pk)
        if bill.state not in OPEN_BILL_STATES or bill.expires_at > at:
            return False
        withdraw_requests(bill=bill, kinds=[RequestKind.BILL], at=at)
        move_bill(bill, to=BillState.EXPIRED, by=SYSTEM, at=at)
    return True


def _ask_for_cancellation(bill: Bill, reason: str, by: Actor, at: datetime) -> None:
    if bill.state in (BillState.CANCELLED, BillState.PAID):
        raise ValidationError(_("This bill is closed already."))
    if ask_gateway(kind=RequestKind.CANCELLATION, bill=bill, at=at, reason=reason):
        record(
            action="payments.cancellation_asked",
            obj=bill,
            by=by,
            at=at,
            reason=reason,
            shown_publicly=False,
        )


def _refuse_unbillable(items: Sequence[BilledItem]) -> None:
    if not items:
        raise ValueError("a bill needs items")
    for item in items:
        if isinstance(item.amount, bool) or not isinstance(item.amount, int) or item.amount <= 0:
            raise ValueError(f"{item.amount!r} is no amount that can be billed")
        if not is_payable(item.payable_kind):
            raise ValueError(f"no app registered payables called {item.payable_kind}")


def _refuse_unsendable(bill: Bill, at: datetime) -> None:
    bill.clean_fields(exclude={"edition", "institution"})  # rows at hand; the database checks them
    if not bill.payer_email and not bill.payer_phone:
        raise ValidationError(_("A phone number or an e-mail address is needed for the bill."))
    if bill.expires_at <= at:
        raise ValidationError(_("The bill would have expired before it is issued."))


def _write(
    bill: Bill, items: Sequence[BilledItem], *, by: Actor, at: datetime, submit: bool
) -> None:
    bill.save(force_insert=True)
    # Counted by the database itself: nobody waits for anybody else's bill to be finished.
    bill.number = f"KK{bill.edition.number}-{bill.pk:06d}"
    bill.save(update_fields=["number"])
    BillItem.objects.bulk_create(_rows(bill, items))
    record(
        action="payments.bill_issued",
        obj=bill,
        by=by,
        at=at,
        after=snapshot(bill),
        shown_publicly=False,
    )
    if submit:
        ask_gateway(kind=RequestKind.BILL, bill=bill, at=at, is_first=True)


def _rows(bill: Bill, items: Sequence[BilledItem]) -> list[BillItem]:
    return [
        BillItem(
            bill=bill,
            position=position,
            description_sw=item.description_sw,
            description_en=item.description_en,
            amount=item.amount,
            payable_kind=item.payable_kind,
            payable_id=str(item.payable_id),
        )
        for position, item in enumerate(items, start=1)
    ]
