"""What a bill's fate means for the registrations on it. Called with the bill locked (payments.reactions)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.payments.choices import OPEN_BILL_STATES
from egov_meeting.payments.models import Bill
from registrations import notifications
from registrations.choices import ClaimReason, RegistrationState
from registrations.models import Registration
from registrations.payables import KIND
from registrations.selectors.money import amount_in_hand, amount_paid_by_bills
from registrations.selectors.rules import registration_rules
from registrations.selectors.seats import has_free_seat
from registrations.services.billing import bill_anew, take_off_bill
from registrations.services.confirming import take_place_again
from registrations.services.locking import locked_group, locked_registrations
from registrations.services.recording import change, move
from registrations.services.refunding import (
    claim_refund,
    drop_claims_beyond,
    settle_refunded_claim,
)
from registrations.services.waiting import fill_soon

S = RegistrationState


def bill_was_paid(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Confirm those on the bill. Money for a place that was given up takes a free one, or waits first in line."""
    for registration in _on(bill):
        came_in = _count_money(registration, by=by, at=at)
        _confirm(registration, came_in, by=by, at=at)


def bill_was_paid_in_part(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Count what came in, where it is clear whose it is."""
    for registration in _on(bill):
        _count_money(registration, by=by, at=at)


def bill_was_extended(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Whoever lapsed with the bill is back while there is a place, else on the waiting list."""
    if bill.state not in OPEN_BILL_STATES:
        return
    for registration in _on(bill):
        if registration.state == S.LAPSED:
            take_place_again(registration, by=by, at=at)


def bill_has_expired(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Give up the places on an unpaid bill, where the rules of the edition say so."""
    if bill.paid_amount:
        return
    lapses = registration_rules(edition=bill.edition).unpaid_lapse
    for registration in _on(bill):
        offered = registration.hold_until is not None
        if registration.state == S.PENDING and (lapses or offered):
            move(registration, to=S.LAPSED, by=by, at=at, hold_until=None)
            notifications.tell_lapsed(registration, at=at)
            fill_soon(group_id=registration.group_id)


def bill_was_cancelled(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Bill those anew for whom the bill was cancelled only to be replaced."""
    bill_anew(bill=bill, by=by, at=at)


def bill_was_refunded(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Settle the claim that the refund answers."""
    settle_refunded_claim(bill=bill, by=by, at=at)


def bill_lost_a_payment(*, bill: Bill, by: Actor, at: datetime) -> None:
    """Whoever was confirmed by money that had been counted by mistake owes again, and keeps the place.

    A bill that can be paid again and asks for what is no longer owed, as of somebody who cancelled
    meanwhile, is replaced.
    """
    rows = _on(bill)
    for registration in rows:
        paid = amount_paid_by_bills(registration=registration)
        action = "registrations.payment_taken_back"
        change(registration, fields={"amount_paid": paid}, action=action, by=by, at=at)
        note = _("The payment had been counted by mistake.")
        drop_claims_beyond(registration=registration, bill=bill, note=note, by=by, at=at)
        if registration.state == S.CONFIRMED and registration.amount_owed:
            move(registration, to=S.PENDING, by=by, at=at, confirmed_at=None)
    owed = {str(row.pk): row.amount_owed for row in rows if row.state == S.PENDING}
    if rows and bill.state in OPEN_BILL_STATES and owed != _billed(bill):
        reason = _("What is owed is no longer what the bill says.")
        take_off_bill(registration=rows[0], bill=bill, reason=reason, by=by, at=at)


def _billed(bill: Bill) -> dict[str, int]:
    items = bill.items.filter(payable_kind=KIND)
    return dict(items.values_list("payable_id", "amount"))


def _on(bill: Bill) -> list[Registration]:
    numbers = bill.items.filter(payable_kind=KIND).values_list("payable_id", flat=True)
    return locked_registrations(pks=map(int, numbers))


def _count_money(registration: Registration, *, by: Actor, at: datetime) -> int:
    """Bring the sum up to what its bills took in; returns the shillings that are new."""
    before = registration.amount_paid
    paid = amount_paid_by_bills(registration=registration)
    change(registration, fields={"amount_paid": paid}, action="registrations.paid", by=by, at=at)
    return max(paid - before, 0)


def _confirm(registration: Registration, came_in: int, *, by: Actor, at: datetime) -> None:
    if registration.state in (S.CANCELLED, S.EXEMPT):
        reason = (
            ClaimReason.PAID_AFTER_CANCELLING
            if registration.state == S.CANCELLED
            else ClaimReason.EXEMPTED
        )
        claim_refund(registration=registration, amount=came_in, reason=reason, by=by, at=at)
        return
    too_much = amount_in_hand(registration=registration) - registration.amount_due
    if too_much > 0:
        claim_refund(
            registration=registration,
            amount=too_much,
            reason=ClaimReason.PAID_TWICE,
            by=by,
            at=at,
        )
    if registration.amount_owed or registration.state == S.CONFIRMED:
        return
    if registration.state in (S.LAPSED, S.WAITING) and not _place_for_late(registration, by, at):
        return
    also: dict[str, Any] = {"hold_until": None, "waiting_since": None, "confirmed_at": at}
    move(registration, to=S.CONFIRMED, by=by, at=at, **also)
    notifications.tell_confirmed(registration, at=at)


def _place_for_late(registration: Registration, by: Actor, at: datetime) -> bool:
    """Whether the group still has a place; if not, the paid one is put first on the waiting list."""
    if has_free_seat(group=locked_group(group_id=registration.group_id)):
        return True
    if registration.state == S.LAPSED:
        first = registration.created_at
        move(registration, to=S.WAITING, by=by, at=at, waiting_since=first)
        notifications.tell_waiting(registration, place=1, at=at)
    return False
