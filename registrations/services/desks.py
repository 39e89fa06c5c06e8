"""Opening a desk on a device, hearing from it, and signing it out."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.meetings.models import Edition
from registrations.models import Desk
from registrations.services.doors import prepare_doors

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

_MOST_OFF = 2**31 - 1


def open_desk(
    *, edition: Edition, officer: User, name: str, last_day: dt.date, by: Actor, at: dt.datetime
) -> tuple[Desk, str]:
    """A desk that is good until the end of `last_day`, and the secret that the device keeps.

    The secret is told this once; the table holds its checksum. Makes the doors that are missing.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        prepare_doors(edition=edition, by=by, at=at)
        desk = Desk(
            edition=edition,
            officer=officer,
            name=name,
            token_hash=token_hash(token),
            opened_at=at,
            expires_at=end_of(last_day),
        )
        save_new(desk, by=by, at=at, action="registrations.desk_opened", shown_publicly=False)
    return desk, token


def own_desk(*, edition: Edition, officer: User, at: dt.datetime) -> Desk:
    """The officer's desk of the day on pages without scripts; no device has its secret."""
    day = timezone.localdate(at)
    text = f"{edition.pk}-{officer.pk}-{day.isoformat()}"
    secret = token_hash(salted_hmac("registrations.own_desk", text).hexdigest())
    with transaction.atomic():
        locked(officer)
        found = Desk.objects.filter(token_hash=secret).first()
        if found is not None:
            return found
        desk = Desk(
            edition=edition,
            officer=officer,
            name=str(officer)[:60],
            token_hash=secret,
            opened_at=at,
            expires_at=end_of(day),
        )
        save_new(desk, by=officer, at=at, action="registrations.desk_opened", shown_publicly=False)
    return desk


def hear_from_desk(*, desk: Desk, clock_off_by: float, at: dt.datetime) -> None:
    """Note that the device spoke, and how far its clock is from ours, in seconds. Not on record."""
    off = max(-_MOST_OFF, min(_MOST_OFF, round(clock_off_by)))
    Desk.objects.filter(pk=desk.pk).update(last_seen_at=at, clock_off_by=off)
    desk.last_seen_at, desk.clock_off_by = at, off


def record_list_taken(*, desk: Desk, people: int, at: dt.datetime) -> None:
    """Put on record that the list went to the device, as often as it does."""
    with transaction.atomic():
        record(
            action="registrations.desk_list_taken",
            obj=desk,
            by=desk.officer,
            at=at,
            after={"people": people},
            shown_publicly=False,
        )


def close_desk(*, desk: Desk, by: Actor, at: dt.datetime, reason: str = "") -> bool:
    """Sign the desk out: what happens there later is not accepted. False when it was closed already."""
    with transaction.atomic():
        held = Desk.objects.select_for_update().get(pk=desk.pk)
        if held.closed_at is not None:
            return False
        return save_changes(
            held,
            by=by,
            at=at,
            action="registrations.desk_closed",
            fields={"closed_at": at},
            reason=reason,
            shown_publicly=False,
        )


def token_hash(token: str) -> str:
    """What the table keeps of the secret of a device."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_of(day: dt.date) -> dt.datetime:
    """The first moment after the day, here."""
    following = day + dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(following, dt.time()))
