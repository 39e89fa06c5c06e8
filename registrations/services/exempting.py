"""Letting somebody take part without a fee, and taking that back: one person asks, another one decides."""

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
from registrations.choices import ClaimReason, DecisionState, ExemptionKind, RegistrationState
from registrations.models import Exemption, Registration
from registrations.selectors.money import amount_in_hand
from registrations.selectors.seats import has_free_seat
from registrations.services.billing import due_at, issue_personal_bill, take_off_bill
from registrations.services.locking import locked_group, locked_registration, locked_with_bill
from registrations.services.recording import move
from registrations.services.refunding import claim_refund, drop_claims, drop_claims_beyond
from registrations.services.refusals import GroupFull, NotPossible

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.payments.models import Bill


def ask_for_exemption(
    *, registration: Registration, kind: str, reason: str, by: User, at: datetime
) -> Exemption:
    """Put the wish on record. Raises ValidationError without a reason, NotPossible when one waits or it makes no sense."""
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why no fee is to be paid.")]})
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if not stored.is_standing or stored.state == RegistrationState.EXEMPT:
            raise NotPossible
        return _ask(Exemption(registration=stored, kind=kind, reason=reason), by=by, at=at)


def ask_to_take_back(
    *, registration: Registration, reason: str, by: User, at: datetime
) -> Exemption:
    """Ask that an exempt person pay after all. Raises ValidationError without a reason, NotPossible as above."""
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why the exemption is to be taken back.")]})
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.state != RegistrationState.EXEMPT:
            raise NotPossible
        given = _standing(stored)
        kind = given.kind if given else ExemptionKind.OTHER
        row = Exemption(registration=stored, kind=kind, reason=reason, takes_back=True)
        return _ask(row, by=by, at=at)


def approve_exemption(*, exemption: Exemption, by: User, at: datetime, note: str = "") -> None:
    """Do what was asked for: free the person of the fee, or have the exempt person owe it again.

    Raises ValidationError when the same person asked for it, GroupFull for somebody who waits for a
    place of a full group, NotPossible when the registration no longer stands, or is exempt no more.
    """
    with transaction.atomic():
        bill, stored = locked_with_bill(registration=exemption.registration)
        _decide(exemption, to=DecisionState.APPROVED, by=by, at=at, note=note)
        act = _owe_again if exemption.takes_back else _free
        act(stored, bill, reason=exemption.reason, by=by, at=at)


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


def _ask(row: Exemption, *, by: User, at: datetime) -> Exemption:
    """Store the wish. The registration is locked."""
    if row.registration.exemptions.filter(state=DecisionState.WAITING).exists():
        raise NotPossible
    row.reason, row.asked_by, row.asked_at = row.reason.strip(), by, at
    row.clean_fields()
    row.save(force_insert=True)
    wish = "exemption_end_asked" if row.takes_back else "exemption_asked"
    record(
        action=f"registrations.{wish}",
        obj=row,
        by=by,
        at=at,
        after=snapshot(row, only=["registration", "kind", "reason"]),
        shown_publicly=False,
    )
    return row


def _standing(registration: Registration) -> Exemption | None:
    """The exemption by which the person pays nothing; None where an edition folder said so."""
    rows = registration.exemptions.filter(state=DecisionState.APPROVED, takes_back=False)
    return rows.order_by("-decided_at", "-pk").first()


def _free(stored: Registration, bill: Bill | None, *, reason: str, by: User, at: datetime) -> None:
    """Confirm the place, cancel the bill, claim back what was paid."""
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
    move(stored, to=RegistrationState.EXEMPT, by=by, at=at, reason=reason, **also)
    in_hand = amount_in_hand(registration=stored)
    if in_hand:
        claim_refund(registration=stored, amount=in_hand, reason=ClaimReason.EXEMPTED, by=by, at=at)
    if bill is not None:
        said = _("The person was exempted from the fee.")
        take_off_bill(registration=stored, bill=bill, reason=said, by=by, at=at)
    notifications.tell_exempted(stored, at=at)


def _owe_again(
    stored: Registration, bill: Bill | None, *, reason: str, by: User, at: datetime
) -> None:
    """Put the fee back. What was paid before and is not given back yet counts; the rest is billed."""
    if stored.state != RegistrationState.EXEMPT:
        raise NotPossible
    given = _standing(stored)
    if given is not None:
        transition(given, to=DecisionState.TAKEN_BACK, by=by, at=at, shown_publicly=False)
    note = _("The exemption was taken back.")
    drop_claims(registration=stored, reason=ClaimReason.EXEMPTED, note=note, by=by, at=at)
    fee = stored.fee_category.amount if stored.fee_category else 0
    to, also = RegistrationState.CONFIRMED, dict[str, Any]()
    if fee > stored.amount_paid:
        kept = due_at(edition=stored.edition, at=at) if stored.paid_by_institution else None
        to, also = RegistrationState.PENDING, {"confirmed_at": None, "hold_until": kept}
    move(stored, to=to, by=by, at=at, reason=reason, amount_due=fee, **also)
    # The person may have been moved to another fee while exempt.
    drop_claims_beyond(registration=stored, note=note, by=by, at=at)
    too_much = amount_in_hand(registration=stored) - fee
    if too_much > 0:
        claim_refund(registration=stored, amount=too_much, reason=ClaimReason.CHEAPER, by=by, at=at)
    if stored.amount_owed:
        notifications.tell_owing_again(stored, at=at)
    else:
        notifications.tell_confirmed(stored, at=at)
    if bill is not None and not bill.paid_amount:
        # It is still being cancelled: the new one follows once it is.
        Registration.objects.filter(pk=stored.pk).update(awaits_new_bill=True)
    elif bill is None and stored.amount_owed and not stored.paid_by_institution:
        issue_personal_bill(registration=stored, by=by, at=at)
