"""Money that somebody is to get back: claimed here, transferred and recorded by finance."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.models import Bill, Refund
from egov_meeting.payments.selectors import bills_of
from egov_meeting.payments.services.refunds import refund
from registrations.choices import ClaimState
from registrations.models import RefundClaim, Registration
from registrations.payables import KIND
from registrations.selectors.money import amount_in_hand, taken_for
from registrations.services.locking import locked_registration
from registrations.services.recording import change

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def claim_refund(
    *,
    registration: Registration,
    amount: int,
    reason: str,
    by: Actor,
    at: datetime,
    percent: int = 100,
) -> int:
    """Claim `amount` shillings from the bills by which the registration was paid, the newest first.

    Returns what could be claimed; what is claimed already is not claimed twice. The row is locked.
    """
    left = min(amount, amount_in_hand(registration=registration))
    claimed = 0
    for bill in bills_of(kind=KIND, ids=[registration.pk]).filter(paid_amount__gt=0):
        if left <= 0:
            break
        part = min(left, _paid_for(bill, registration))
        if part > 0:
            row = RefundClaim.objects.create(
                registration=registration,
                bill=bill,
                amount=part,
                reason=reason,
                percent=percent,
                created_at=at,
            )
            record(
                action="registrations.refund_claimed",
                obj=row,
                by=by,
                at=at,
                after=snapshot(row, only=["registration", "bill", "amount", "reason", "percent"]),
                shown_publicly=False,
            )
            left, claimed = left - part, claimed + part
    return claimed


def drop_claims(
    *, registration: Registration, reason: str, note: str, by: Actor, at: datetime
) -> None:
    """Drop the open claims of that reason: what they were for is no longer so. The row is locked."""
    for claim in registration.refund_claims.filter(state=ClaimState.OPEN, reason=reason):
        drop_claim(claim=claim, note=note, by=by, at=at)


def drop_claims_beyond(
    *, registration: Registration, note: str, by: Actor, at: datetime, bill: Bill | None = None
) -> None:
    """Drop open claims to money that is not to spare, those on `bill` first, then the newest.

    Nothing is too much any more while the fee of a place that stands is not covered. What is left of
    a claim is claimed anew. The row is locked.
    """
    needed = registration.amount_due if registration.is_standing else 0
    claims = registration.refund_claims.filter(state=ClaimState.OPEN).select_related("bill")
    for claim in sorted(claims, key=lambda one: (one.bill != bill, -one.pk)):
        short = needed - amount_in_hand(registration=registration)
        if short <= 0:
            break
        drop_claim(claim=claim, note=note, by=by, at=at)
        if claim.amount > short:
            claim_refund(
                registration=registration,
                amount=claim.amount - short,
                reason=claim.reason,
                percent=claim.percent,
                by=by,
                at=at,
            )


def pay_claim(*, claim: RefundClaim, reference: str, by: User, at: datetime) -> None:
    """Record that the money was transferred under `reference`. Raises ValidationError, also for one that is settled."""
    with transaction.atomic():
        stored: RefundClaim = RefundClaim.objects.select_related("registration", "bill").get(
            pk=claim.pk
        )
        if stored.state != ClaimState.OPEN:
            raise ValidationError(_("This claim is settled already."))
        refund(
            bill=stored.bill,
            amount=stored.amount,
            reason=f"{stored.get_reason_display()}: {stored.registration.reference}",
            reference=reference,
            by=by,
            at=at,
        )
    claim.refresh_from_db()


def drop_claim(*, claim: RefundClaim, note: str, by: Actor, at: datetime) -> None:
    """Settle a claim without giving money back, with a note that says why."""
    if not note.strip():
        raise ValidationError({"note": [_("Say why nothing is given back.")]})
    with transaction.atomic():
        transition(
            claim,
            to=ClaimState.DROPPED,
            by=by,
            at=at,
            also={"note": note.strip()},
            reason=note.strip(),
            shown_publicly=False,
        )


def settle_refunded_claim(*, bill: Bill, by: Actor, at: datetime) -> None:
    """After a refund of the bill: close the open claim that it answers, if it is clear which one that is."""
    given = bill.refunds.order_by("-pk").first()
    if given is None or hasattr(given, "claim"):
        return
    claim = _answered_by(given)
    if claim is None:
        return
    registration = locked_registration(pk=claim.registration_id)
    stored: RefundClaim = locked(claim)
    if stored.state != ClaimState.OPEN:
        return
    transition(
        stored, to=ClaimState.PAID, by=by, at=at, also={"refund": given}, shown_publicly=False
    )
    change(
        registration,
        fields={"amount_paid": max(registration.amount_paid - given.amount, 0)},
        action="registrations.refunded",
        by=by,
        at=at,
    )


def _answered_by(given: Refund) -> RefundClaim | None:
    """The claim whose registration the refund names; without a name the only one of that amount."""
    claims = RefundClaim.objects.filter(
        bill=given.bill, amount=given.amount, state=ClaimState.OPEN
    ).select_related("registration")
    rows = list(claims)
    named = [row for row in rows if row.registration.reference in given.reason]
    if named:
        return named[0]
    return rows[0] if len(rows) == 1 else None


def _paid_for(bill: Bill, registration: Registration) -> int:
    """What the bill took in for this registration and is not claimed back yet."""
    claims = registration.refund_claims.filter(bill=bill).exclude(state=ClaimState.DROPPED)
    return taken_for(bill=bill, registration=registration) - sum(
        claims.values_list("amount", flat=True)
    )
