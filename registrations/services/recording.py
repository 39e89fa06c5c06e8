"""Registrations in the audit trail: what changed, without laying open more of a person than is needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import transition
from egov_meeting.audit.values import snapshot
from registrations.choices import TAKING_PART
from registrations.masking import masked_email
from registrations.models import Registration
from registrations.phones import masked_phone

# What a new row is told to the trail with; addresses, phones and needs are not.
_TOLD = (
    "reference",
    "group",
    "fee_category",
    "institution",
    "institution_name",
    "office",
    "language",
    "amount_due",
    "state",
    "source",
    "paid_by_institution",
)


def record_new(registration: Registration, *, by: Actor, at: datetime) -> None:
    """Put a new registration on record."""
    record(
        action="registrations.registered",
        obj=registration,
        by=by,
        at=at,
        after=snapshot(registration, only=_TOLD),
        shown_publicly=False,
    )


def move(
    registration: Registration,
    *,
    to: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    **also: Any,
) -> None:
    """Move a locked row along the workflow with further fields, on record.

    Public pages show how many take part, and nothing else of registrations.
    """
    counts = not TAKING_PART.isdisjoint((registration.state, to))
    transition(
        registration,
        to=to,
        by=by,
        at=at,
        reason=reason,
        also=also,
        shown_publicly=counts,
        is_locked=True,
    )


def change(
    registration: Registration,
    *,
    fields: Mapping[str, Any],
    action: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> bool:
    """Set fields of a locked row, save and record what differs; False when nothing does."""
    changed = {
        name: value for name, value in fields.items() if getattr(registration, name) != value
    }
    if not changed:
        return False
    before = discreet(snapshot(registration, only=changed))
    for name, value in changed.items():
        setattr(registration, name, value)
    registration.save(update_fields=list(changed))
    record(
        action=action,
        obj=registration,
        by=by,
        at=at,
        before=before,
        after=discreet(snapshot(registration, only=changed)),
        reason=reason,
        shown_publicly=False,
    )
    return True


def discreet(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values for the trail: that a name, an address, a phone or needs changed, not what they are."""
    hidden = {
        "full_name": _unsaid,
        "name_key": _unsaid,
        "sort_name": _unsaid,
        "needs": _unsaid,
        "email": masked_email,
        "phone": masked_phone,
    }
    return {
        name: hidden[name](value) if name in hidden else value for name, value in values.items()
    }


def _unsaid(value: str) -> str:
    return "…" if value else ""
