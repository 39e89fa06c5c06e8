"""Confirming an e-mail address, by a code or by the link that came with it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.selectors.registration import registration_now
from egov_meeting.payments.selectors import has_open_bill
from registrations import notifications
from registrations.choices import RegistrationState
from registrations.links import LinkExpired, LinkInvalid
from registrations.models import EmailConfirmation, Registration
from registrations.payables import KIND
from registrations.selectors.seats import place_in_queue
from registrations.services.billing import issue_personal_bill
from registrations.services.locking import locked_group, locked_registration
from registrations.services.recording import change, move
from registrations.services.refusals import NotPossible, RegistrationClosed, refuse_second
from registrations.services.waiting import fill_soon, is_place_for_newcomers

TRIES = 5
SEND_AGAIN_AFTER = timedelta(minutes=1)
SENT_AT_MOST = 10
_LINK_LASTS = timedelta(days=14)
_SALT = "registrations.confirm-email"


_CHANGED_BY_CONFIRMING = (
    "state",
    "email_confirmed_at",
    "hold_until",
    "waiting_since",
    "confirmed_at",
)


class WrongCode(ValidationError):
    """Not the code that was sent last, or tried too often."""


def send_code(*, registration: Registration, at: datetime) -> None:
    """Make a new code and put it into the outbox; codes sent before no longer hold.

    Raises ValidationError when ten were sent for this registration, to whatever addresses.
    """
    row = EmailConfirmation.objects.filter(registration=registration).order_by("pk").first()
    if row is None:
        send_first_code(registration=registration, at=at)
    else:
        code = _new_code()
        if row.times_sent >= SENT_AT_MOST:
            raise ValidationError({"email": [_too_many_codes()]})
        row.code_hash, row.sent_at, row.tries = _hash(registration, code), at, 0
        row.times_sent += 1
        row.save()
        _tell_code(registration, code, times=row.times_sent, at=at)


def send_first_code(*, registration: Registration, at: datetime) -> None:
    """The same for a registration that was made this moment and never had one."""
    code = _new_code()
    EmailConfirmation.objects.create(
        registration=registration, code_hash=_hash(registration, code), sent_at=at
    )
    _tell_code(registration, code, times=1, at=at)


def send_code_again(*, registration: Registration, at: datetime) -> None:
    """A new code on the person's wish. Raises ValidationError within a minute of the last, or after ten."""
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        row = EmailConfirmation.objects.select_for_update().filter(registration=stored).first()
        if stored.email_confirmed_at or not stored.email:
            raise NotPossible
        if row is not None and row.sent_at > at - SEND_AGAIN_AFTER:
            raise ValidationError(
                _("A code was sent a moment ago. Wait a minute before you ask for another one.")
            )
        if row is not None and row.times_sent >= SENT_AT_MOST:
            raise ValidationError(_too_many_codes())
        send_code(registration=stored, at=at)


def confirm_by_code(*, registration: Registration, code: str, by: Actor, at: datetime) -> None:
    """Confirm with the six digits, in any spacing. Raises WrongCode; five wrong ones end the code."""
    if registration.email_confirmed_at:
        return
    digits = "".join(sign for sign in code if sign.isdigit())
    rows = EmailConfirmation.objects.filter(registration=registration).order_by()
    right = rows.values_list("code_hash", flat=True).first()
    # The try is counted before the code is compared, and stays counted: guessing in parallel gains nothing.
    counted = rows.filter(tries__lt=TRIES).update(tries=F("tries") + 1)
    if right is None or not counted:
        raise WrongCode(
            {"code": [_("This code was tried too often. Ask for a new one.")]}, code="too_often"
        )
    if not hmac.compare_digest(right, _hash(registration, digits)):
        raise WrongCode({"code": [_("This is not the code that we sent last.")]}, code="wrong")
    confirm_email(registration=registration, by=by, at=at)


def confirmation_token(registration: Registration) -> str:
    """What the link of the letter carries; it holds for this address only."""
    return signing.dumps(
        [registration.pk, registration.link_version, _of_address(registration)], salt=_SALT
    )


def confirmation_link(registration: Registration) -> str:
    """The whole address of the page that confirms, in the person's language."""
    with translation.override(registration.language):
        path = reverse("registrations:confirm", args=[confirmation_token(registration)])
    return settings.PUBLIC_ADDRESS + path


def registration_to_confirm(token: str) -> Registration:
    """The registration whose address the link confirms. Raises LinkExpired, LinkInvalid."""
    try:
        pk, version, address = signing.loads(token, salt=_SALT, max_age=_LINK_LASTS)
    except signing.SignatureExpired:
        raise LinkExpired from None
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid from None
    found = Registration.objects.filter(pk=pk, link_version=version).first()
    if found is None or _of_address(found) != address:
        raise LinkInvalid
    return found


def confirm_email(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Take the address as the person's own and go on: to the bill, or to the place in the queue.

    Confirming twice changes nothing. Who comes after the place was given up gets it back while there
    are places and registration is open, else one on the waiting list. Raises NotPossible for a
    cancelled registration, RegistrationClosed for a lapsed one that comes too late.
    """
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.state == RegistrationState.CANCELLED:
            raise NotPossible
        if stored.email_confirmed_at is None:
            change(
                stored,
                fields={"email_confirmed_at": at},
                action="registrations.email_confirmed",
                by=by,
                at=at,
            )
            _go_on(stored, by=by, at=at)
    for name in _CHANGED_BY_CONFIRMING:
        setattr(registration, name, getattr(stored, name))


def _go_on(stored: Registration, *, by: Actor, at: datetime) -> None:
    if stored.state == RegistrationState.WAITING:
        place = place_in_queue(registration=stored)
        notifications.tell_waiting(stored, place=place, at=at)
        fill_soon(group_id=stored.group_id)
    elif stored.state == RegistrationState.LAPSED:
        standing = registration_now(group=stored.group, at=at)
        if not standing.is_open:
            raise RegistrationClosed(standing.why_closed)
        take_place_again(stored, by=by, at=at)
    elif stored.state == RegistrationState.UNCONFIRMED:
        seat(stored, by=by, at=at)


def take_place_again(stored: Registration, *, by: Actor, at: datetime) -> None:
    """Give a locked, lapsed registration a place nobody waits for, else put it on the waiting list.

    Raises AlreadyRegistered when the person registered anew in the meantime.
    """
    refuse_second(stored)
    group = locked_group(group_id=stored.group_id)
    if is_place_for_newcomers(group=group):
        seat(stored, by=by, at=at)
        return
    move(stored, to=RegistrationState.WAITING, by=by, at=at, waiting_since=at, hold_until=None)
    notifications.tell_waiting(stored, place=place_in_queue(registration=stored), at=at)


def seat(stored: Registration, *, by: Actor, at: datetime) -> None:
    """Give a locked registration its place: for a bill, or for good when nothing is owed.

    Whoever has an open bill already goes on with that one.
    """
    if stored.amount_owed:
        move(stored, to=RegistrationState.PENDING, by=by, at=at, hold_until=None)
        if not stored.paid_by_institution and not has_open_bill(kind=KIND, id=stored.pk):
            issue_personal_bill(registration=stored, by=by, at=at)
    else:
        also: dict[str, Any] = {"hold_until": None, "confirmed_at": at}
        move(stored, to=RegistrationState.CONFIRMED, by=by, at=at, **also)
        notifications.tell_confirmed(stored, at=at)


def _new_code() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"


def _tell_code(registration: Registration, code: str, *, times: int, at: datetime) -> None:
    link = confirmation_link(registration)
    notifications.tell_code(registration, code=code, link=link, times=times, at=at)


def _too_many_codes() -> str:
    return _("So many codes were sent to this address that no more will be. Write to us.")


def _hash(registration: Registration, code: str) -> str:
    said = f"{registration.pk}:{registration.email}:{code}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def _of_address(registration: Registration) -> str:
    return hashlib.sha256(registration.email.encode()).hexdigest()[:16]
