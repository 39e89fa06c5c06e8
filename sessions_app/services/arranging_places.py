"""Where items stand in a programme: the one writer of session, times and order.

Whoever moves an item says how it stood when it was shown (`mark_of`); when it stands otherwise by now,
Overtaken is raised and nothing is written. An edition is arranged by one service at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import F, Model
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.meetings.editing.marks import marks_of
from egov_meeting.meetings.editing.services import Overtaken as TextsOvertaken
from egov_meeting.meetings.editing.services import belonging_to
from egov_meeting.meetings.models import Edition
from sessions_app.models import Item, Session

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

# No session has as many items; the database allows each place once, at every moment.
ASIDE = 10_000
MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class Place:
    """A session, and times in it."""

    session_id: int
    starts_at: dt.time | None
    ends_at: dt.time | None

    @property
    def mark(self) -> str:
        """The place in one word, for forms: 12.0830.0845."""
        times = (f"{time:%H%M}" if time else "" for time in (self.starts_at, self.ends_at))
        return ".".join((str(self.session_id), *times))


@dataclass(frozen=True)
class Move:
    """An item that changed its place: its marks before and after."""

    item_id: int
    before: str
    after: str


class Overtaken(Exception):
    """The item does not stand where it was shown. `item` is how it stands now, None when it is gone."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("somebody else moved it")
        self.item = item


def place_of(item: Item) -> Place:
    """Where an item stands."""
    return Place(item.session_id, item.starts_at, item.ends_at)


def mark_of(item: Item) -> str:
    """How an item stands, in one word."""
    return place_of(item).mark


def place_from(mark: str) -> Place:
    """What `mark` says. Raises ValueError for anything else."""
    session, start, end = mark.split(".")
    return Place(int(session), _time(start), _time(end))


def hold(edition_id: int) -> None:
    """Let nobody else arrange this edition until the transaction ends."""
    Edition.objects.select_for_update(no_key=True).only("pk").get(pk=edition_id)


def as_seen(item_id: int, seen: str, edition: Edition) -> Item:
    """The item of the edition as it stands, if it stands as it was seen. Raises Overtaken."""
    rows = Item.objects.select_related("session__day").filter(session__day__edition=edition)
    stored = rows.filter(pk=item_id).first()
    if stored is None or mark_of(stored) != seen:
        raise Overtaken(stored)
    return stored


def later(time: dt.time | None, minutes: int) -> dt.time | None:
    """A time of the same day `minutes` later, or earlier. Raises ValidationError beyond midnight."""
    if time is None:
        return None
    moved = time.hour * 60 + time.minute + minutes
    if not 0 <= moved < MINUTES_OF_A_DAY:
        raise ValidationError(_("An item would begin or end on another day."))
    return dt.time(*divmod(moved, 60))


def minutes_between(start: dt.time, end: dt.time) -> int:
    """How many minutes pass from one time to another."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def refuse_overwriting(stored: Model, names: Iterable[str], seen: Mapping[str, str] | None) -> None:
    """Raises TextsOvertaken when one of these columns is not as it was shown; None: nothing was shown."""
    if seen is None:
        return
    overtaken = [name for name, mark in marks_of(stored, names).items() if seen.get(name) != mark]
    if overtaken:
        raise TextsOvertaken(stored, overtaken)


def put(
    places: Mapping[int, Place],
    *,
    by: Actor,
    at: dt.datetime,
    action: str,
    sessions: Collection[int] = (),
    order: Sequence[int] = (),
) -> list[Move]:
    """Put items into their places, order each session by the clock, and record what moved.

    `places` are by item. `sessions` are put in order too although nothing in them moved; `order`
    is how items without different times stand. Items without a time stay behind what they follow.
    A constant number of queries, and one for each item that moved.
    """
    involved = {place.session_id for place in places.values()} | set(sessions)
    involved |= set(Item.objects.filter(pk__in=places).values_list("session_id", flat=True))
    rows = Item.objects.filter(session_id__in=involved).select_related("session__day")
    items = list(rows.order_by("session__day__number", "session__order", "order"))
    before = {item.pk: place_of(item) for item in items}
    for item in items:
        if item.pk in places:
            _set_place(item, places[item.pk])
    in_order = _in_order(items, before, order)
    Item.objects.filter(session_id__in=involved).update(order=F("order") + ASIDE)
    Item.objects.bulk_update(
        in_order, ["session", "starts_at", "ends_at", "times_inferred", "order"]
    )
    return _recorded(in_order, before, by=by, at=at, action=action)


def record_order(
    session: Session, before: Sequence[int], after: Sequence[int], *, by: Actor, at: dt.datetime
) -> None:
    """Put on record that the items of a session, of which none moved, stand in another order."""
    record(
        action="programme.items_ordered",
        obj=belonging_to(session, session.day.edition_id),
        by=by,
        at=at,
        before={"items": list(before)},
        after={"items": list(after)},
    )


def followers(item: Item, *, since: dt.time | None) -> list[Item]:
    """The other items of the item's day that begin at `since` or later, in order."""
    if since is None:
        return []
    others = Item.objects.filter(session__day_id=item.session.day_id, starts_at__gte=since)
    return list(others.exclude(pk=item.pk).order_by("starts_at", "pk"))


def shifted(items: Iterable[Item], minutes: int) -> dict[int, Place]:
    """The places of items `minutes` later, or earlier. Raises ValidationError beyond midnight."""
    return {
        item.pk: Place(
            item.session_id, later(item.starts_at, minutes), later(item.ends_at, minutes)
        )
        for item in items
    }


def check_times(place: Place) -> None:
    """Raises ValidationError, by field, for an end that is not after the beginning."""
    if place.ends_at and not place.starts_at:
        raise ValidationError({"starts_at": _("Say when it begins.")})
    if place.starts_at and place.ends_at and place.ends_at <= place.starts_at:
        raise ValidationError({"ends_at": _("The end must be after the beginning.")})


def session_of(session_id: int, edition_id: int) -> Session:
    """The session, which must be one of the edition. Raises ValidationError, by field."""
    found = Session.objects.select_related("day").filter(pk=session_id, day__edition_id=edition_id)
    session = found.first()
    if session is None:
        raise ValidationError({"session": _("This session is no longer in the programme.")})
    return session


def _set_place(item: Item, place: Place) -> None:
    if (place.starts_at, place.ends_at) != (item.starts_at, item.ends_at):
        item.times_inferred = False
    item.session_id = place.session_id
    item.starts_at, item.ends_at = place.starts_at, place.ends_at


def _in_order(items: list[Item], before: Mapping[int, Place], order: Sequence[int]) -> list[Item]:
    """The items with their new order, session by session."""
    wanted = {pk: rank for rank, pk in enumerate(order)}
    by_session: dict[int, list[Item]] = {}
    # What comes from another session stands behind what was there.
    for item in sorted(items, key=lambda one: before[one.pk].session_id != one.session_id):
        by_session.setdefault(item.session_id, []).append(item)
    in_order: list[Item] = []
    for rows in by_session.values():
        clock = dt.time.min
        ranks: dict[int, tuple[dt.time, int]] = {}
        if all(row.pk in wanted for row in rows):
            rows.sort(key=lambda row: wanted[row.pk])
        else:
            for row in rows:
                clock = row.starts_at or clock
                ranks[row.pk] = (clock, wanted.get(row.pk, 0))
            rows.sort(key=lambda row: ranks[row.pk])
        for place, row in enumerate(rows, start=1):
            row.order = place
        in_order += rows
    return in_order


def _recorded(
    items: list[Item],
    before: Mapping[int, Place],
    *,
    by: Actor,
    at: dt.datetime,
    action: str,
) -> list[Move]:
    moves = []
    for item in items:
        was, now = before[item.pk], place_of(item)
        if was == now:
            continue
        names = ("session_id", "starts_at", "ends_at")
        changed = [name for name in names if getattr(was, name) != getattr(now, name)]
        record(
            action=action,
            obj=belonging_to(item, item.session.day.edition_id),
            by=by,
            at=at,
            before={name.removesuffix("_id"): getattr(was, name) for name in changed},
            after={name.removesuffix("_id"): getattr(now, name) for name in changed},
        )
        moves.append(Move(item.pk, was.mark, now.mark))
    return moves


def _time(digits: str) -> dt.time | None:
    return dt.time(int(digits[:2]), int(digits[2:])) if digits else None
