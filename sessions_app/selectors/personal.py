"""The programme of somebody who is registered: the days of the own group, and what was picked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from egov_meeting.meetings.models import GroupDay
from registrations.models import Registration
from registrations.selectors.own import own_since
from sessions_app.finding import Slot, slots_of
from sessions_app.models import Pick
from sessions_app.selectors.history import ItemHistory, histories
from sessions_app.selectors.public import Published, programme_as_shown
from sessions_app.shown import DayShown


@dataclass(frozen=True)
class Change:
    """A picked item as it stood when it was picked, and as it stands now; `now` is None when it has gone."""

    before: Slot
    now: Slot | None


@dataclass(frozen=True)
class PersonalProgramme:
    """`picked` tells when each item was picked, by its number; `own_days` are those of the own group."""

    registration: Registration
    published: Published
    own_days: tuple[DayShown, ...]
    picked: Mapping[int, dt.datetime]
    past: Mapping[int, ItemHistory]

    @cached_property
    def picked_slots(self) -> list[Slot]:
        """What was picked and still stands in the programme, in its order."""
        return [slot for slot in slots_of(self.published.days) if slot.item.id in self.picked]

    @cached_property
    def changes(self) -> list[Change]:
        """What was moved to another time or place, or taken off, since it was picked."""
        now = {slot.item.id: slot for slot in self.picked_slots}
        found = []
        for number, at in self.picked.items():
            before = self.past[number].at(at) if number in self.past else None
            if before is not None and _place(before) != _place(now.get(number)):
                found.append(Change(before, now.get(number)))
        return sorted(found, key=lambda change: (change.before.day.number, change.before.item.id))

    @property
    def calendar_slots(self) -> list[Slot]:
        """What stands in the personal calendar: what was picked; until then all days of the group."""
        return self.picked_slots if self.picked else slots_of(self.own_days)


def personal_programme(*, registration: Registration) -> PersonalProgramme:
    """A constant number of queries."""
    published = programme_as_shown(edition=registration.edition)
    return PersonalProgramme(
        registration=registration,
        published=published,
        own_days=_own_days(registration, published.days),
        picked=picks_of(registration=registration),
        past=histories(newest=published.version),
    )


def picks_of(*, registration: Registration) -> dict[int, dt.datetime]:
    """Numbers of items and when they were picked; not those of whoever had the place before."""
    rows = Pick.objects.filter(
        registration=registration, at__gte=own_since(registration=registration)
    )
    return dict(rows.values_list("number", "at"))


def _own_days(registration: Registration, days: list[DayShown]) -> tuple[DayShown, ...]:
    """Days held for the group, for no group in particular, or on a day on which the group meets."""
    dates = set(GroupDay.objects.filter(group=registration.group_id).values_list("date", flat=True))
    return tuple(
        day
        for day in days
        if day.group is None or day.group.id == registration.group_id or day.date in dates
    )


def _place(slot: Slot | None) -> tuple[object, ...] | None:
    if slot is None:
        return None
    item, session = slot.item, slot.session
    return (slot.day.date, item.starts_at, item.ends_at, session.hall_sw, session.hall_en)
