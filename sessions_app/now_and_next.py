"""What runs at a moment of a meeting day, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings

from sessions_app.finding import Slot, slots_of
from sessions_app.shown import DayShown

# How long something lasts that has no end and nothing after it.
LAST_ONE = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class NowAndNext:
    """The days that are today with what runs and what comes; `before` or `after` the meeting neither.

    `clock` is the local time it was looked at, `running` and `coming` hold slots of all of today's days.
    """

    clock: dt.datetime
    today: tuple[DayShown, ...] = ()
    running: tuple[Slot, ...] = ()
    coming: tuple[Slot, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def running_ids(self) -> frozenset[int]:
        return frozenset(slot.item.id for slot in self.running)

    @property
    def is_before(self) -> bool:
        return self.first is not None and self.clock.date() < self.first

    @property
    def is_after(self) -> bool:
        return self.last is not None and self.clock.date() > self.last

    @property
    def mark(self) -> str:
        """Changes with what is shown, so that a page that looks again is told only of news."""
        said = [(slot.item, slot.session.id) for slot in (*self.running, *self.coming)]
        return sha256(repr((self.clock.date(), said)).encode()).hexdigest()[:12]


def now_and_next(days: Sequence[DayShown], *, at: dt.datetime) -> NowAndNext:
    """What of the programme runs at `at`, by the clock of the meeting (settings.TIME_ZONE)."""
    clock = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    dates = [day.date for day in days]
    today = tuple(day for day in days if day.date == clock.date())
    running = tuple(slot for day in today for slot in _running(day, clock.time()))
    return NowAndNext(
        clock=clock,
        today=today,
        running=running,
        coming=tuple(slot for day in today for slot in _coming(day, clock.time())),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _running(day: DayShown, now: dt.time) -> list[Slot]:
    slots = slots_of([day])
    return [
        slot
        for slot in slots
        if slot.item.starts_at is not None and slot.item.starts_at <= now < ends_at(slot, slots)
    ]


def _coming(day: DayShown, now: dt.time) -> list[Slot]:
    """Those that begin at the next beginning of the day."""
    later = [
        slot
        for slot in slots_of([day])
        if slot.item.starts_at is not None and slot.item.starts_at > now
    ]
    soonest = min((slot.item.starts_at for slot in later if slot.item.starts_at), default=None)
    return [slot for slot in later if slot.item.starts_at == soonest]


def ends_at(slot: Slot, slots: Sequence[Slot]) -> dt.time:
    """The end of an item; without one, the next beginning of its day, at most LAST_ONE later."""
    assert slot.item.starts_at is not None  # asked only of what has a beginning
    if slot.item.ends_at is not None:
        return slot.item.ends_at
    begin = dt.datetime.combine(slot.day.date, slot.item.starts_at)
    longest = (begin + LAST_ONE).time()
    after = [
        other.item.starts_at
        for other in slots
        if other.item.starts_at is not None and other.item.starts_at > slot.item.starts_at
    ]
    return min([longest, *after]) if longest > slot.item.starts_at else dt.time.max
