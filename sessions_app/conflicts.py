"""What does not fit in a programme: one person in two places, overlaps, gaps, and what is missing.

Nothing here reads the database. `conflicts_of` judges the days as they are shown (sessions_app.shown);
the small functions above it judge anything that has a kind and times, rows of the database too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from sessions_app.choices import ConflictKind, ItemKind
from sessions_app.shown import DayShown, ItemShown, MinistryShown, PersonShown, SessionShown

# Nobody has to be in the hall then.
_FREE = frozenset({ItemKind.BREAK, ItemKind.REGISTRATION, ItemKind.DEPARTURE})


class Timed(Protocol):
    """What has a place in a day."""

    @property
    def kind(self) -> str: ...

    @property
    def starts_at(self) -> dt.time | None: ...

    @property
    def ends_at(self) -> dt.time | None: ...


One = TypeVar("One", bound=Timed)


@dataclass(frozen=True)
class Conflict:
    """Something that does not fit, said in the active language.

    `key` stays the same while it lasts. `items` and `sessions` are the numbers of those concerned, the
    first of them where it is to be mended; both are empty for a ministry that has no slot.
    """

    key: str
    kind: ConflictKind
    text: str
    date: dt.date | None = None
    items: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Presence:
    """Somebody is needed in a session from one minute of a day to another."""

    session: SessionShown
    item: ItemShown
    begin: int
    end: int


def in_order_of_time(items: Iterable[One]) -> list[One]:
    """Items with a time, in the order of the clock; introductions span others and are left out."""
    timed = [item for item in items if item.starts_at and item.kind != ItemKind.SESSION_INTRO]
    return sorted(timed, key=lambda item: (item.starts_at, item.ends_at or item.starts_at))


def gaps_between(items: Iterable[One]) -> Iterator[tuple[One, One]]:
    """Pairs of items of one day between which nothing is planned."""
    before: One | None = None
    for item in in_order_of_time(items):
        if before is not None and _end(before) and _end(before) < _start(item):
            yield before, item
        if item.ends_at and (before is None or _end(item) > _end(before)):
            before = item


def overlaps_between(items: Iterable[One]) -> Iterator[tuple[One, One]]:
    """Pairs of items of one day that run at the same time."""
    before: One | None = None
    for item in in_order_of_time(items):
        if before is not None and _end(before) > _start(item):
            yield before, item
        if before is None or _end(item) > _end(before):
            before = item


def breaks_before_the_stated_end(
    items: Iterable[One], *, start: dt.time | None, end: dt.time | None
) -> list[One]:
    """Breaks that begin before the end that a session states for itself."""
    if start is None or end is None:
        return []
    return [
        item
        for item in items
        if item.kind == ItemKind.BREAK and item.starts_at and start < item.starts_at < end
    ]


def conflicts_of(
    days: Sequence[DayShown], *, ministries: Iterable[MinistryShown] = ()
) -> list[Conflict]:
    """All conflicts of a programme in the order of its days; `ministries` are those that ought to report.

    A ministry is missed only where others have a slot. Texts are in the active language.
    """
    found: list[Conflict] = []
    for day in days:
        found += _gaps(day)
        found += _overlaps(day)
        found += _outside(day)
        found += _beyond_their_breaks(day)
        found += _without_a_chair(day)
        found += _without_a_time(day)
    found += _in_two_places(days)
    found += _ministries_twice(days)
    found += _ministries_without(days, ministries)
    return sorted(found, key=lambda one: (one.date is None, one.date or dt.date.min))


def span(starts_at: dt.time | None, ends_at: dt.time | None) -> str:
    """Times as the programme prints them: 10:30–10:55."""
    return "–".join(f"{time:%H:%M}" for time in (starts_at, ends_at) if time)


def _gaps(day: DayShown) -> Iterator[Conflict]:
    for before, item in gaps_between(item for _session, item in day.items):
        assert before.ends_at is not None
        assert item.starts_at is not None
        yield Conflict(
            key=f"gap.{day.id}.{before.id}.{item.id}",
            kind=ConflictKind.GAP,
            text=_("Nothing is planned from %(start)s to %(end)s.")
            % {"start": f"{before.ends_at:%H:%M}", "end": f"{item.starts_at:%H:%M}"},
            date=day.date,
            items=(item.id, before.id),
        )


def _overlaps(day: DayShown) -> Iterator[Conflict]:
    for before, item in overlaps_between(item for _session, item in day.items):
        yield Conflict(
            key=f"overlap.{day.id}.{before.id}.{item.id}",
            kind=ConflictKind.OVERLAP,
            text=_("“%(one)s” (%(times)s) overlaps with “%(other)s” (%(other_times)s).")
            % {
                "one": item.title,
                "times": span(item.starts_at, item.ends_at),
                "other": before.title,
                "other_times": span(before.starts_at, before.ends_at),
            },
            date=day.date,
            items=(item.id, before.id),
        )


def _outside(day: DayShown) -> Iterator[Conflict]:
    hours = span(day.starts_at, day.ends_at)
    for _session, item in day.items:
        early = day.starts_at and item.starts_at and item.starts_at < day.starts_at
        last = item.ends_at or item.starts_at
        if early or (day.ends_at and last and last > day.ends_at):
            yield Conflict(
                key=f"outside.{item.id}",
                kind=ConflictKind.OUTSIDE,
                text=_("“%(title)s” (%(times)s) lies outside the hours of the day (%(hours)s).")
                % {
                    "title": item.title,
                    "times": span(item.starts_at, item.ends_at),
                    "hours": hours,
                },
                date=day.date,
                items=(item.id,),
            )


def _beyond_their_breaks(day: DayShown) -> Iterator[Conflict]:
    for session in day.sessions:
        late = breaks_before_the_stated_end(
            session.items, start=session.stated_start, end=session.stated_end
        )
        for item in late[-1:]:
            yield Conflict(
                key=f"stated.{session.id}",
                kind=ConflictKind.STATED,
                text=_("Session %(number)s states %(times)s, but “%(title)s” begins at %(start)s.")
                % {
                    "number": session.number or session.title,
                    "times": span(session.stated_start, session.stated_end),
                    "title": item.title,
                    "start": span(item.starts_at, None),
                },
                date=day.date,
                items=(item.id,),
                sessions=(session.id,),
            )


def _without_a_chair(day: DayShown) -> Iterator[Conflict]:
    for session in day.sessions:
        if session.number and not session.chairs and not session.facilitators:
            yield Conflict(
                key=f"chair.{session.id}",
                kind=ConflictKind.NO_CHAIR,
                text=_("Session %(name)s has no chairperson.") % {"name": session},
                date=day.date,
                sessions=(session.id,),
            )


def _without_a_time(day: DayShown) -> Iterator[Conflict]:
    for _session, item in day.items:
        if item.times_inferred:
            text = _("“%(title)s” has no time in the source; %(times)s is inferred.")
        elif item.starts_at is None and item.kind != ItemKind.SESSION_INTRO:
            text = _("“%(title)s” has no time.")
        else:
            continue
        yield Conflict(
            key=f"time.{item.id}",
            kind=ConflictKind.NO_TIME,
            text=text % {"title": item.title, "times": span(item.starts_at, item.ends_at)},
            date=day.date,
            items=(item.id,),
        )


def _in_two_places(days: Sequence[DayShown]) -> Iterator[Conflict]:
    """The same person at overlapping times in two sessions of a date, on parallel days too."""
    by_date: dict[dt.date, list[DayShown]] = defaultdict(list)
    for day in days:
        by_date[day.date].append(day)
    for date, parallel in by_date.items():
        for person, presences in _presences(parallel).values():
            told: set[tuple[int, int]] = set()
            for one, other in combinations(presences, 2):
                pair = (one.session.id, other.session.id)
                apart = one.end <= other.begin or other.end <= one.begin
                if pair[0] == pair[1] or apart or pair in told:
                    continue
                told.add(pair)
                yield _twice_at_once(person, date, one, other)


def _twice_at_once(
    person: PersonShown, date: dt.date, one: _Presence, other: _Presence
) -> Conflict:
    return Conflict(
        key=f"person.{person.person_id or person.id}.{one.session.id}.{other.session.id}",
        kind=ConflictKind.PERSON,
        text=_(
            "%(name)s is needed in two places at once: “%(one)s” (%(times)s) and “%(other)s” (%(other_times)s)."
        )
        % {
            "name": person,
            "one": one.item.title,
            "times": span(one.item.starts_at, one.item.ends_at),
            "other": other.item.title,
            "other_times": span(other.item.starts_at, other.item.ends_at),
        },
        date=date,
        items=(one.item.id, other.item.id),
        sessions=(one.session.id, other.session.id),
    )


def _presences(days: Iterable[DayShown]) -> dict[str, tuple[PersonShown, list[_Presence]]]:
    """Where each person is needed; whose name is not known goes by the office."""
    needed: dict[str, tuple[PersonShown, list[_Presence]]] = {}
    for day in days:
        for session, item in day.items:
            if item.starts_at is None:
                continue
            begin = _start(item)
            presence = _Presence(session, item, begin, max(_end(item), begin + 1))
            people = [] if item.kind in _FREE else [role.appearance for role in session.roles]
            for person in people + [item.presenter] * bool(item.presenter):
                if person is not None:
                    needed.setdefault(_mark(person), (person, []))[1].append(presence)
    return needed


def _mark(person: PersonShown) -> str:
    if person.person_id is not None:
        return f"person {person.person_id}"
    return (
        f"name {person.name}" if person.name else f"office {person.office_sw or person.office_en}"
    )


def _ministries_twice(days: Sequence[DayShown]) -> Iterator[Conflict]:
    for ministry, slots in _slots(days).values():
        if len(slots) > 1:
            yield Conflict(
                key=f"ministry.twice.{ministry.id}",
                kind=ConflictKind.MINISTRY_TWICE,
                text=_("%(name)s has more than one slot: %(slots)s.")
                % {
                    "name": ministry.name,
                    "slots": "; ".join(
                        f"{day.number}: {span(item.starts_at, item.ends_at)}" for day, item in slots
                    ),
                },
                date=slots[-1][0].date,
                items=tuple(item.id for _day, item in reversed(slots)),
            )


def _ministries_without(
    days: Sequence[DayShown], ministries: Iterable[MinistryShown]
) -> Iterator[Conflict]:
    slots = _slots(days)
    for ministry in ministries:
        if slots and ministry.id not in slots:
            yield Conflict(
                key=f"ministry.none.{ministry.id}",
                kind=ConflictKind.MINISTRY_MISSING,
                text=_("%(name)s has no slot.") % {"name": ministry.name},
            )


def _slots(
    days: Sequence[DayShown],
) -> dict[int, tuple[MinistryShown, list[tuple[DayShown, ItemShown]]]]:
    slots: dict[int, tuple[MinistryShown, list[tuple[DayShown, ItemShown]]]] = {}
    for day in days:
        for _session, item in day.items:
            if item.ministry is not None:
                slots.setdefault(item.ministry.id, (item.ministry, []))[1].append((day, item))
    return slots


def _start(item: Timed) -> int:
    """Minutes since midnight."""
    assert item.starts_at is not None
    return item.starts_at.hour * 60 + item.starts_at.minute


def _end(item: Timed) -> int:
    """Minutes since midnight; an item without an end is a moment."""
    return item.ends_at.hour * 60 + item.ends_at.minute if item.ends_at else _start(item)
