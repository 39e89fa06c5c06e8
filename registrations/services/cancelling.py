"""Giving a place back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from registrations import notifications
from registrations.choices import ClaimReason, RegistrationState
from registrations.models import Registration
from registrations.selectors.money import amount_in_hand
from registrations.selectors.rules import refund_of, refund_percent
from registrations.services.billing import take_off_bill
from registrations.services.locking import locked_with_bill
from registrations.services.recording import move
from registrations.services.refunding import claim_refund
from registrations.services.refusals import NotPossible
from registrations.services.waiting import fill_soon


def cancel_registration(
    *,
    registration: Registration,
    reason: str,
    by: Actor,
    at: datetime,
    percent: int | None = None,
) -> int:
    """Cancel, take the person off the open bill, and claim back what the refund rule gives.

    `percent` overrides the rule of the edition. The place goes to the next who waits. Returns the
    shillings to be given back. Raises NotPossible when it is cancelled already, ValidationError
    without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why the registration is cancelled.")]})
    with transaction.atomic():
        bill, stored = locked_with_bill(registration=registration)
        if stored.state == RegistrationState.CANCELLED:
            raise NotPossible
        share = refund_percent(edition=stored.edition, at=at) if percent is None else percent
        also: dict[str, Any] = {"hold_until": None, "waiting_since": None, "awaits_new_bill": False}
        move(stored, to=RegistrationState.CANCELLED, by=by, at=at, reason=reason.strip(), **also)
        claimed = 0
        if share:
            in_hand = amount_in_hand(registration=stored)
            claimed = claim_refund(
                registration=stored,
                amount=refund_of(amount=in_hand, percent=share),
                reason=ClaimReason.CANCELLED,
                percent=share,
                by=by,
                at=at,
            )
        if bill is not None:
            take_off_bill(registration=stored, bill=bill, reason=reason.strip(), by=by, at=at)
        notifications.tell_cancelled(stored, refund=claimed, at=at)
        fill_soon(group_id=stored.group_id)
    registration.refresh_from_db()
    return claimed
