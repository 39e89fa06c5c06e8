"""More time for somebody, and taking up again what had lapsed; each with a reason, on record."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.payments.services.bills import extend_bill
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.services.confirming import take_place_again
from registrations.services.locking import locked_open_bill, locked_registration
from registrations.services.recording import change
from registrations.services.refusals import NotPossible


def give_more_time(
    *, registration: Registration, until: datetime, reason: str, by: Actor, at: datetime
) -> None:
    """Keep the place until `until`: more time to confirm the address, or to pay the open bill.

    A bill is extended as a whole, and by the gateway first: until it agrees the old day stands.
    Raises NotPossible when neither is awaited, ValidationError for a moment that is no later.
    """
    with transaction.atomic():
        bill = locked_open_bill(registration=registration)
        stored = locked_registration(pk=registration.pk)
        if stored.state not in (RegistrationState.UNCONFIRMED, RegistrationState.PENDING):
            raise NotPossible
        if until <= max(at, stored.hold_until or at):
            raise ValidationError({"until": [_("Choose a day after the present one.")]})
        if stored.state == RegistrationState.PENDING:
            if bill is None:
                raise NotPossible
            extend_bill(bill=bill, expires_at=until, reason=reason, by=by, at=at)
        if stored.hold_until is not None:
            change(
                stored,
                fields={"hold_until": until},
                action="registrations.extended",
                by=by,
                at=at,
                reason=reason,
            )
    registration.refresh_from_db()


def reinstate(*, registration: Registration, reason: str, by: Actor, at: datetime) -> None:
    """Give a lapsed registration a place, with a new bill, or one on the waiting list when there is none.

    Raises NotPossible for one that has not lapsed, AlreadyRegistered when the person came anew meanwhile.
    """
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.state != RegistrationState.LAPSED:
            raise NotPossible
        record(
            action="registrations.reinstated",
            obj=stored,
            by=by,
            at=at,
            reason=reason,
            shown_publicly=False,
        )
        take_place_again(stored, by=by, at=at)
    registration.refresh_from_db()
