"""Moving items of the programme: alone, with what follows, before or behind another."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sessions_app.models import Item
from sessions_app.services.arranging_places import (
    Move,
    Place,
    as_seen,
    check_times,
    followers,
    hold,
    minutes_between,
    place_of,
    put,
    record_order,
    session_of,
    shifted,
)

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

MOVED = "programme.item_moved"


def place_item(
    *,
    edition: Edition,
    item_id: int,
    to: Place,
    seen: str,
    by: Actor,
    at: dt.datetime,
    with_following: bool = False,
) -> list[Move]:
    """Give an item other times, another session or another day; [] when it stands there already.

    `with_following` moves what comes after it on the same day by as much as its end moves. Raises
    Overtaken, and ValidationError, by field, for times or a session that cannot be.
    """
    check_times(to)
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        session = session_of(to.session_id, edition.pk)
        places = {item.pk: to}
        if with_following and session.day_id == item.session.day_id:
            places |= _carried(item, to)
        return put(places, by=by, at=at, action=MOVED)


def shift_following(
    *, edition: Edition, item_id: int, minutes: int, seen: str, by: Actor, at: dt.datetime
) -> list[Move]:
    """Move an item and all that follows on its day `minutes` later, or earlier. Raises as place_item does."""
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        if item.starts_at is None:
            raise ValidationError(_("Give the item a time first."))
        moved = [item, *followers(item, since=item.starts_at)]
        return put(shifted(moved, minutes), by=by, at=at, action=MOVED)


def exchange_item(
    *, edition: Edition, item_id: int, earlier: bool, seen: str, by: Actor, at: dt.datetime
) -> list[Move]:
    """Let an item change places with the one before it in its session, or behind it.

    Both keep their length, and the pause between them stays. Raises Overtaken, and ValidationError
    when there is no such neighbour.
    """
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        rows = list(item.session.items.order_by("order"))
        here = [row.pk for row in rows].index(item.pk)
        there = here - 1 if earlier else here + 1
        if not 0 <= there < len(rows):
            raise ValidationError(_("There is nothing to change places with in this session."))
        first, second = rows[min(here, there)], rows[max(here, there)]
        order = [row.pk for row in rows]
        order[here], order[there] = order[there], order[here]
        moves = put(
            _exchanged(first, second),
            by=by,
            at=at,
            action=MOVED,
            sessions=[item.session_id],
            order=order,
        )
        if not moves:  # neither has a time: only their order changed
            before = [row.pk for row in rows]
            record_order(item.session, before, order, by=by, at=at)
        return moves


def _carried(item: Item, to: Place) -> dict[int, Place]:
    """Where that goes which follows the item, when the item goes to `to`."""
    old, new = (item.ends_at or item.starts_at), (to.ends_at or to.starts_at)
    if old is None or new is None:
        return {}
    return shifted(followers(item, since=old), minutes_between(old, new))


def _exchanged(first: Item, second: Item) -> dict[int, Place]:
    one, other = place_of(first), place_of(second)
    if not (one.starts_at and other.starts_at):
        return {}
    if not (one.ends_at and other.ends_at):
        return {
            first.pk: Place(one.session_id, other.starts_at, other.ends_at),
            second.pk: Place(one.session_id, one.starts_at, one.ends_at),
        }
    longer = minutes_between(other.starts_at, other.ends_at) - minutes_between(
        one.starts_at, one.ends_at
    )
    earlier = shifted([second], -minutes_between(one.starts_at, other.starts_at))
    return earlier | shifted([first], minutes_between(one.starts_at, other.starts_at) + longer)
