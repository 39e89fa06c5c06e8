"""Letting somebody take part without a fee: one person asks, another one decides."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.audit.values import snapshot
from registrations import notifications
from registrations.choices import ClaimReason, DecisionState, RegistrationState
from registrations.models import Exemption, Registration
from registrations.selectors.money import amount_in_hand
from registrations.selectors.seats import has_free_seat
from registrations.services.billing import take_off_bill
from registrations.services.locking import locked_group, locked_registration, locked_with_bill
from registrations.services.recording import move
from registrations.services.refunding import claim_refund
from registrations.services.refusals import GroupFull, NotPossible

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def ask_for_exemption(
    *, registration: Registration, kind: str, reason: str, by: User, at: datetime
) -> Exemption:
    """Put the wish on record. Raises ValidationError without a reason, NotPossible when one waits or it makes no sense."""
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why no fee is to be paid.")]})
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        waits = stored.exemptions.filter(state=DecisionState.WAITING).exists()
        if waits or not stored.is_standing or stored.state == RegistrationState.EXEMPT:
            raise NotPossible
        row = Exemption(
            registration=stored, kind=kind, reason=reason.strip(), asked_by=by, asked_at=at
        )
        row.clean_fields()
        row.save(force_insert=True)
        record(
            action="registrations.exemption_asked",
            obj=row,
            by=by,
            at=at,
            after=snapshot(row, only=["registration", "kind", "reason"]),
            shown_publicly=False,
        )
    return row


def approve_exemption(*, exemption: Exemption, by: User, at: datetime, note: str = "") -> None:
    """Free the person of the fee: the place is confirmed, the bill cancelled, what was paid claimed back.

    Raises ValidationError when the same person asked for it, GroupFull for somebody who waits for a
    place of a full group, NotPossible when the registration no longer stands.
    """
    with transaction.atomic():
        bill, stored = locked_with_bill(registration=exemption.registration)
        _decide(exemption, to=DecisionState.APPROVED, by=by, at=at, note=note)
        if not stored.is_standing:
            raise NotPossible
        if stored.state == RegistrationState.WAITING and not has_free_seat(
            group=locked_group(group_id=stored.group_id)
        ):
            raise GroupFull
        also: dict[str, Any] = {
            "amount_due": 0,
            "hold_until": None,
            "waiting_since": None,
            "confirmed_at": stored.confirmed_at or at,
        }
        move(stored, to=RegistrationState.EXEMPT, by=by, at=at, reason=exemption.reason, **also)
        in_hand = amount_in_hand(registration=stored)
        if in_hand:
            claim_refund(
                registration=stored,
                amount=in_hand,
                reason=ClaimReason.EXEMPTED,
                by=by,
                at=at,
            )
        if bill is not None:
            said = _("The person was exempted from the fee.")
            take_off_bill(registration=stored, bill=bill, reason=said, by=by, at=at)
        notifications.tell_exempted(stored, at=at)


def refuse_exemption(*, exemption: Exemption, by: User, at: datetime, note: str) -> None:
    """Let the fee stand. Raises ValidationError without a note, or when the same person asked for it."""
    if not note.strip():
        raise ValidationError({"note": [_("Say why the exemption is refused.")]})
    with transaction.atomic():
        _decide(exemption, to=DecisionState.REFUSED, by=by, at=at, note=note)


def _decide(exemption: Exemption, *, to: str, by: User, at: datetime, note: str) -> None:
    stored: Exemption = locked(exemption)
    if stored.asked_by_id == by.pk:
        raise ValidationError(_("Another person than the one who asked for it must decide."))
    also: dict[str, Any] = {"decided_by": by, "decided_at": at, "decision_note": note.strip()}
    transition(exemption, to=to, by=by, at=at, also=also, shown_publicly=False)
