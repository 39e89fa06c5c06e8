"""Opening and closing the floor of a programme item: by hand, or by the times of the programme."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import locked, record, save_changes
from egov_meeting.meetings.models import Edition
from sessions_app.choices import FloorState
from sessions_app.models import Item
from sessions_app.selectors.floor import TAKING_QUESTIONS, ends_by_clock

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def open_floor(*, item: Item, by: Actor, at: datetime) -> bool:
    """Let people ask about the item from now on, whatever the clock says; False when they may already."""
    return _set(item, FloorState.OPEN, by=by, at=at, by_hand=True)


def end_floor(*, item: Item, by: Actor, at: datetime) -> bool:
    """Take no more about the item, whatever the clock says; what was shown stays to be read.

    False when it is not open.
    """
    if item.floor != FloorState.OPEN:
        return False
    return _set(item, FloorState.ENDED, by=by, at=at, by_hand=True)


def let_clock_decide(*, item: Item, by_time: bool, by: Actor, at: datetime) -> bool:
    """Say whether the floor of an item opens and closes by its time; False when that was so already.

    If its time runs now, it opens at once. Taken from the clock, it stays as it is.
    """
    with transaction.atomic():
        changed = save_changes(
            item,
            by=by,
            at=at,
            action="sessions_app.floor_by_time",
            fields={"floor_by_time": by_time},
            shown_publicly=False,
        )
        if changed and by_time:
            _follow_clock(item, at)
    return changed


def let_clock_decide_all(*, edition: Edition, by: Actor, at: datetime) -> int:
    """Let the floors of all items that take questions, and were never open, follow their times; how many."""
    waiting = Item.objects.filter(
        session__day__edition=edition,
        kind__in=TAKING_QUESTIONS,
        starts_at__isnull=False,
        floor=FloorState.CLOSED,
        floor_by_time=False,
    )
    with transaction.atomic():
        return sum(
            let_clock_decide(item=item, by_time=True, by=by, at=at)
            for item in waiting.select_related("session__day")
        )


def follow_the_clock(*, at: datetime) -> int:
    """Open the floors whose time has come and close those whose time is over; how many. Every minute."""
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    given = Item.objects.filter(floor_by_time=True, session__day__date__lte=today)
    concerned = given.filter(session__day__date=today) | given.filter(floor=FloorState.OPEN)
    rows = concerned.select_related("session__day").order_by("pk")
    return sum(_follow_clock(item, at) for item in rows)


def _follow_clock(item: Item, at: datetime) -> bool:
    clock = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    begins, ends = item.starts_at, ends_by_clock(item=item)
    is_now = (
        begins is not None
        and ends is not None
        and item.session.day.date == clock.date()
        and begins <= clock.time() < ends
    )
    if is_now:
        return _set(item, FloorState.OPEN, by=SYSTEM, at=at)
    if item.floor == FloorState.OPEN:
        return _set(item, FloorState.ENDED, by=SYSTEM, at=at)
    return False


def _set(item: Item, state: FloorState, *, by: Actor, at: datetime, by_hand: bool = False) -> bool:
    """The new state on record; by hand, that the clock has no say any more as well."""
    with transaction.atomic():
        stored: Item = locked(item)
        if stored.floor == state or not (by_hand or stored.floor_by_time):
            return False
        before: dict[str, object] = {"floor": stored.floor}
        after: dict[str, object] = {"floor": state}
        if by_hand and stored.floor_by_time:
            before["floor_by_time"], after["floor_by_time"] = True, False
            stored.floor_by_time = False
        stored.floor = state
        stored.save(update_fields=["floor", "floor_by_time"])
        record(
            action=f"sessions_app.floor_{state}",
            obj=stored,
            by=by,
            at=at,
            before=before,
            after=after,
            shown_publicly=False,
        )
    item.floor, item.floor_by_time = state, stored.floor_by_time
    return True
