"""Writing to somebody again, on the wish of staff: the link, the code, the bill that is not paid yet."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.notifications.services.outbox import write_message
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.message_kinds import REMINDER
from egov_meeting.payments.models import Bill
from egov_meeting.payments.notifications import message_key, recipients, values_of
from registrations import notifications
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.phones import is_tanzanian
from registrations.services.confirming import send_code_again
from registrations.services.locking import locked_open_bill, locked_registration
from registrations.services.refusals import NotPossible


def send_link(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Send the link to the own registration, at most once in ten minutes.

    Raises NotPossible for a place that was given up, or somebody without any address.
    """
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if not stored.is_standing or not (stored.email or is_tanzanian(stored.phone)):
            raise NotPossible
        notifications.tell_link(stored, at=at)
        _record(stored, by, at, kind="link")


def remind(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Remind of what the place still waits for: a new code, or the bill that can be paid (once a day).

    Raises NotPossible when nothing is awaited from the person, ValidationError for codes too often.
    """
    with transaction.atomic():
        bill = locked_open_bill(registration=registration)
        stored = locked_registration(pk=registration.pk)
        if stored.state == RegistrationState.UNCONFIRMED:
            send_code_again(registration=stored, at=at)
        elif stored.state == RegistrationState.PENDING and bill is not None:
            _remind_of_bill(bill, at)
        else:
            raise NotPossible
        _record(stored, by, at, kind="reminder")


def _remind_of_bill(bill: Bill, at: datetime) -> None:
    if bill.state not in (BillState.ISSUED, BillState.PART_PAID):
        raise NotPossible
    for channel, to in recipients(bill):
        write_message(
            kind=REMINDER.key,
            key=message_key(bill, f"reminder-wish-{timezone.localdate(at).isoformat()}", channel),
            channel=channel,
            to=to,
            values=values_of(bill),
            at=at,
            edition=bill.edition,
        )


def _record(stored: Registration, by: Actor, at: datetime, *, kind: str) -> None:
    record(
        action="registrations.written_to",
        obj=stored,
        by=by,
        at=at,
        after={"kind": kind},
        shown_publicly=False,
    )
