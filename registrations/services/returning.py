"""Asking once more: for the place that was given up, and for a bill to pay by."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.selectors.registration import registration_now
from registrations.choices import RegistrationState, Source
from registrations.models import Registration
from registrations.services.billing import issue_personal_bill
from registrations.services.confirming import take_place_again
from registrations.services.locking import locked_open_bill, locked_registration
from registrations.services.refusals import NotPossible, RegistrationClosed


def can_ask_again(registration: Registration) -> bool:
    """Whether the place lapsed and the address is known; one that is not is confirmed instead."""
    is_known = registration.email_confirmed_at is not None or registration.source != Source.SELF
    return registration.state == RegistrationState.LAPSED and is_known


def ask_again(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Give a lapsed registration a place and a bill while there are places, else a turn in the waiting list.

    Raises NotPossible when it did not lapse or its address was never confirmed, RegistrationClosed,
    and AlreadyRegistered when the person registered anew meanwhile.
    """
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if not can_ask_again(stored):
            raise NotPossible
        standing = registration_now(group=stored.group, at=at)
        if not standing.is_open:
            raise RegistrationClosed(standing.why_closed)
        take_place_again(stored, by=by, at=at)
    registration.refresh_from_db()


def ask_for_bill(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Issue a bill when the place awaits payment and no bill is open; nothing when one is.

    A place from the waiting list keeps its time limit. Raises NotPossible when nothing is owed, or
    the institution pays.
    """
    with transaction.atomic():
        bill = locked_open_bill(registration=registration)
        stored = locked_registration(pk=registration.pk)
        if bill is not None:
            return
        if stored.paid_by_institution:
            raise NotPossible
        until = stored.hold_until
        ends = until if until is not None and until > at else None
        issue_personal_bill(registration=stored, by=by, at=at, expires_at=ends)
