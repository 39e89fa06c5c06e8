"""A date of the programme on a grid: one row for five minutes, the days of all groups side by side.

Nothing here reads the database; the rows and columns become classes of static/css/arranging.css.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sessions_app.choices import ConflictKind
from sessions_app.conflicts import Conflict, gaps_between, in_order_of_time, span
from sessions_app.shown import DayShown, ItemShown, SessionShown

STEP = 5  # minutes in a row
# Columns of a day: one for its sessions, six for its items, which share them when they overlap.
TRACKS = 6
WIDTHS = {1: 6, 2: 3, 3: 2}
FIRST_COLUMN = 2  # the first shows the hours


@dataclass(frozen=True)
class Cell:
    """A place on the grid, counted from zero for rows and from one for columns."""

    row: int
    height: int
    column: int
    width: int

    def __str__(self) -> str:
        return f"r{self.row} h{self.height} c{self.column} w{self.width}"


@dataclass(frozen=True)
class Gap:
    """A stretch in which nothing is planned."""

    starts_at: dt.time
    ends_at: dt.time
    cell: Cell

    @property
    def times(self) -> str:
        """The times as they are printed."""
        return span(self.starts_at, self.ends_at)


@dataclass(frozen=True)
class Slot:
    """An item with its place on the grid, None where it has no time, and what is wrong with it.

    A `gap` behind it is shown as such and is not among the conflicts.
    """

    item: ItemShown
    session: SessionShown
    mark: str
    cell: Cell | None
    conflicts: tuple[Conflict, ...]
    gap: Gap | None = None

    @property
    def times(self) -> str:
        """The times as they are printed."""
        return span(self.item.starts_at, self.item.ends_at)


@dataclass(frozen=True)
class Band:
    """A session along its items; `conflicts` are about itself."""

    session: SessionShown
    cell: Cell | None
    slots: tuple[Slot, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class Column:
    """A day of one group: its heading's place and its sessions."""

    day: DayShown
    column: int
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Board:
    """One date. `hours` are full hours with the row where they begin."""

    date: dt.date
    begins: int
    columns: tuple[Column, ...]
    hours: tuple[tuple[str, int], ...] = field(default_factory=tuple)


def board_of(days: Sequence[DayShown], *, date: dt.date, conflicts: Sequence[Conflict]) -> Board:
    """The days of this date as a board."""
    shown = [day for day in days if day.date == date]
    begins, ends = _hours(shown)
    columns = tuple(
        _column(day, FIRST_COLUMN + place * (TRACKS + 1), begins, conflicts)
        for place, day in enumerate(shown)
    )
    hours = tuple((f"{hour:02}:00", _row(hour * 60, begins)) for hour in range(begins // 60, ends))
    return Board(date=date, begins=begins, columns=columns, hours=hours)


def mark_of_item(item: ItemShown, session: SessionShown) -> str:
    """How an item stands, as services are told of it (services.arranging_places.Place.mark)."""
    times = (f"{time:%H%M}" if time else "" for time in (item.starts_at, item.ends_at))
    return ".".join((str(session.id), *times))


def _hours(days: Sequence[DayShown]) -> tuple[int, int]:
    """Minutes at which the board begins, always at a full hour, and the hour before which it ends."""
    times = [time for day in days for time in (day.starts_at, day.ends_at) if time]
    for day in days:
        for _session, item in day.items:
            times += [time for time in (item.starts_at, item.ends_at) if time]
    if not times:
        return 8 * 60, 17
    return min(times).hour * 60, min(24, max(times).hour + 1)


def _column(day: DayShown, column: int, begins: int, conflicts: Sequence[Conflict]) -> Column:
    lanes = _lanes([item for _session, item in day.items])
    gaps = _gaps(day, column, begins)
    bands = []
    for session in day.sessions:
        slots = tuple(
            Slot(
                item=item,
                session=session,
                mark=mark_of_item(item, session),
                cell=_cell(item, lanes.get(item.id), column + 1, begins),
                conflicts=tuple(one for one in conflicts if _is_beside(one, item)),
                gap=gaps.get(item.id),
            )
            for item in session.items
        )
        own = (one for one in conflicts if session.id in one.sessions and not one.items)
        bands.append(Band(session, _band(session, column, begins), slots, tuple(own)))
    return Column(day=day, column=column, bands=tuple(bands))


def _is_beside(conflict: Conflict, item: ItemShown) -> bool:
    return item.id in conflict.items and conflict.kind != ConflictKind.GAP


def _gaps(day: DayShown, column: int, begins: int) -> dict[int, Gap]:
    """Gaps by the item before them."""
    found = {}
    for before, item in gaps_between(item for _session, item in day.items):
        assert before.ends_at is not None
        assert item.starts_at is not None
        start, end = _minute(before.ends_at), _minute(item.starts_at)
        cell = Cell(_row(start, begins), _height(start, end), column + 1, TRACKS)
        found[before.id] = Gap(before.ends_at, item.starts_at, cell)
    return found


def _band(session: SessionShown, column: int, begins: int) -> Cell | None:
    """From the first to the last of its items."""
    timed = [item for item in session.items if item.starts_at]
    if not timed:
        return None
    start = min(_begin(item) for item in timed)
    end = max(_end(item) for item in timed)
    return Cell(_row(start, begins), _height(start, end), column, 1)


def _lanes(items: Sequence[ItemShown]) -> dict[int, tuple[int, int]]:
    """Lane and number of lanes of each item: those that overlap stand beside each other."""
    found: dict[int, tuple[int, int]] = {}
    cluster: list[tuple[int, int]] = []  # item and lane
    ends: list[int] = []  # where each lane becomes free

    def close() -> None:
        count = min(len(ends), max(WIDTHS)) or 1
        found.update({pk: (min(lane, count - 1), count) for pk, lane in cluster})
        cluster.clear()
        ends.clear()

    for item in in_order_of_time(items):
        if ends and _begin(item) >= max(ends):
            close()
        free = next((lane for lane, end in enumerate(ends) if end <= _begin(item)), len(ends))
        ends[free : free + 1] = [_end(item)]
        cluster.append((item.id, free))
    close()
    return found


def _cell(item: ItemShown, lane: tuple[int, int] | None, column: int, begins: int) -> Cell | None:
    if item.starts_at is None:
        return None
    place, count = lane or (0, 1)
    width = WIDTHS[count]
    start, end = _begin(item), _end(item)
    return Cell(_row(start, begins), _height(start, end), column + place * width, width)


def _row(minute: int, begins: int) -> int:
    return (minute - begins) // STEP


def _height(start: int, end: int) -> int:
    return max(1, -(-end // STEP) - start // STEP)


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _begin(item: ItemShown) -> int:
    assert item.starts_at is not None
    return _minute(item.starts_at)


def _end(item: ItemShown) -> int:
    """An item without an end is as tall as a row."""
    return _minute(item.ends_at) if item.ends_at else _begin(item) + STEP
