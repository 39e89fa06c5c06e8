"""The waiting list, which moves up by itself, and places whose time has run out."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.celery import app
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.payments.models import BillItem
from egov_meeting.payments.selectors import open_bill_of
from egov_meeting.shared.queue import enqueue
from registrations import notifications
from registrations.choices import SEATED_STATES, RegistrationState, Source
from registrations.models import Registration
from registrations.payables import KIND
from registrations.selectors.rules import registration_rules
from registrations.selectors.seats import has_free_seat
from registrations.services.billing import issue_personal_bill
from registrations.services.locking import locked_group, locked_registration
from registrations.services.recording import move

logger = logging.getLogger(__name__)

# By name: tasks stand above services and are not imported from here.
TASK = "registrations.tasks.fill_free_places"
_TIME_TO_OFFER = timedelta(minutes=30)

_IN_LIMBO = (RegistrationState.UNCONFIRMED, RegistrationState.PENDING)
# Who confirmed the address, was registered by others, or has paid already.
_READY = Q(email_confirmed_at__isnull=False) | ~Q(source=Source.SELF) | Q(amount_paid__gt=0)


class CannotMoveUp(Exception):
    """A place could not be given to whoever is next."""

    def __init__(self, pk: int, refused: ValidationError) -> None:
        self.pk = pk
        super().__init__("; ".join(refused.messages))


def is_place_for_newcomers(*, group: ParticipantGroup) -> bool:
    """Whether a place is left that nobody on the waiting list has a right to. The group is locked."""
    if group.capacity is None:
        return True
    taken = Registration.objects.filter(group=group, state__in=SEATED_STATES).count()
    if taken >= group.capacity:
        return False
    return group.capacity - taken > _queue(group).count()


def fill_soon(*, group_id: int) -> None:
    """Let a worker see, after commit, who moves up in the group."""
    enqueue(app.signature(TASK), group_id)


def fill_free_places(*, group_id: int, at: datetime) -> int:
    """Give every free place of the group to the next who waits; returns how many moved up.

    Each in a transaction of its own, under the group's lock: safe to run twice at once. Whoever owes
    a fee gets a bill that ends after the hours the rules of the edition give.
    """
    moved, passed_over = 0, set[int]()
    while True:
        try:
            if not _move_up_next(group_id, at, passed_over):
                return moved
            moved += 1
        except CannotMoveUp as one:
            # Somebody who cannot be billed must not hold up those behind.
            logger.warning("registration %s cannot move up: %s", one.pk, one)
            passed_over.add(one.pk)


def fill_all_free_places(*, at: datetime) -> int:
    """The same for every group that somebody waits for; what a lost message left undone is done here."""
    waited_for = Registration.objects.filter(state=RegistrationState.WAITING)
    groups = list(waited_for.order_by().values_list("group", flat=True).distinct())
    return sum(fill_free_places(group_id=pk, at=at) for pk in groups)


def lapse_overdue(*, at: datetime, at_most: int = 500) -> int:
    """Give up the places of those who did not confirm their address in time, or came onto no bill.

    Those with an open bill have its time. Returns how many.
    """
    number = Cast(OuterRef("pk"), CharField())
    billed = BillItem.objects.filter(payable_kind=KIND, payable_id=number, is_open=True)
    overdue = (
        Registration.objects.filter(state__in=_IN_LIMBO, hold_until__lte=at)
        .exclude(Exists(billed))
        .order_by("hold_until")
    )
    return sum(_lapse(pk, at) for pk in list(overdue.values_list("pk", flat=True)[:at_most]))


def _queue(group: ParticipantGroup) -> QuerySet[Registration]:
    return Registration.objects.filter(
        _READY, group=group, state=RegistrationState.WAITING
    ).order_by("waiting_since", "pk")


def _move_up_next(group_id: int, at: datetime, passed_over: Collection[int]) -> bool:
    with transaction.atomic():
        group = locked_group(group_id=group_id)
        if not _is_time_for_it(group, at) or not has_free_seat(group=group):
            return False
        # Whoever is being changed right now is passed over and gets the next turn.
        skip = connection.features.has_select_for_update_skip_locked
        rows = _queue(group).exclude(pk__in=passed_over)
        rows = rows.select_related("edition", "group", "institution")
        registration = rows.select_for_update(of=("self",), skip_locked=skip).first()
        if registration is None:
            return False
        try:
            _give_place(registration, at)
        except ValidationError as refused:
            raise CannotMoveUp(registration.pk, refused) from refused
    return True


def _is_time_for_it(group: ParticipantGroup, at: datetime) -> bool:
    edition = group.edition
    return (
        edition.state in (EditionState.REGISTRATION, EditionState.ANNOUNCED)
        and timezone.localdate(at) < edition.starts_on
    )


def _give_place(registration: Registration, at: datetime) -> None:
    if not registration.amount_owed:
        also: dict[str, Any] = {"waiting_since": None, "confirmed_at": at}
        move(registration, to=RegistrationState.CONFIRMED, by=SYSTEM, at=at, **also)
        notifications.tell_confirmed(registration, at=at)
        return
    hours = registration_rules(edition=registration.edition).offer_hours
    until = at + max(timedelta(hours=hours), _TIME_TO_OFFER)
    also = {"waiting_since": None, "hold_until": until}
    move(registration, to=RegistrationState.PENDING, by=SYSTEM, at=at, **also)
    notifications.tell_place_free(registration, until=until, at=at)
    if open_bill_of(kind=KIND, id=registration.pk) is None:
        issue_personal_bill(registration=registration, by=SYSTEM, at=at, expires_at=until)


def _lapse(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        registration = locked_registration(pk=pk)
        until = registration.hold_until
        if registration.state not in _IN_LIMBO or until is None or until > at:
            return False
        if open_bill_of(kind=KIND, id=pk) is not None:
            return False
        move(registration, to=RegistrationState.LAPSED, by=SYSTEM, at=at, hold_until=None)
        notifications.tell_lapsed(registration, at=at)
        fill_soon(group_id=registration.group_id)
    return True
