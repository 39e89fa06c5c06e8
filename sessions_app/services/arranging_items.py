"""Items of the programme come, go, are divided, and change what they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record, save_changes, save_new
from egov_meeting.audit.values import snapshot
from egov_meeting.meetings.editing.services import InUse, belonging_to, going_with
from sessions_app.choices import ItemKind
from sessions_app.models import Item
from sessions_app.services.arranging_places import (
    Move,
    Overtaken,
    Place,
    as_seen,
    check_times,
    followers,
    hold,
    later,
    minutes_between,
    put,
    refuse_overwriting,
    session_of,
    shifted,
)
from sessions_app.services.materials import withdraw_material

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

ADDED, CHANGED, MOVED = "programme.item_added", "programme.item_changed", "programme.item_moved"
# What the second part of a divided item takes over from the first.
_OF_BOTH_PARTS = (
    *("kind", "title_sw", "title_en", "presenter", "presenter_note_sw", "presenter_note_en"),
    *("ministry", "ministry_certain", "institutions_printed"),
)


def add_item(
    *,
    edition: Edition,
    session_id: int,
    values: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    with_following: bool = False,
) -> Item:
    """Insert an item at its time. `values` are columns of Item, at least a kind and a Swahili title.

    `with_following` moves what begins then or later on that day by the length of the new item.
    Raises ValidationError, by field.
    """
    check_times(Place(session_id, values.get("starts_at"), values.get("ends_at")))
    with transaction.atomic():
        hold(edition.pk)
        session = session_of(session_id, edition.pk)
        last = session.items.order_by("-order").values_list("order", flat=True).first() or 0
        item = belonging_to(Item(session=session, order=last + 1, **values), edition.pk)
        save_new(item, by=by, at=at, action=ADDED)
        places: dict[int, Place] = {}
        if with_following and item.starts_at and item.ends_at:
            length = minutes_between(item.starts_at, item.ends_at)
            places = shifted(followers(item, since=item.starts_at), length)
        put(places, by=by, at=at, action=MOVED, sessions=[session.pk])
    item.refresh_from_db(fields=["order"])
    return item


def change_item(
    *,
    edition: Edition,
    item_id: int,
    values: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, str] | None = None,
) -> bool:
    """Change what an item says, not where it stands; False when nothing differs.

    `seen` are the marks of these columns as they were shown. Raises TextsOvertaken when somebody changed
    one of them meanwhile, Overtaken when the item is gone, ValidationError, by field.
    """
    with transaction.atomic():
        hold(edition.pk)
        item = _item(edition, item_id)
        refuse_overwriting(item, values, seen)
        return save_changes(
            belonging_to(item, edition.pk), by=by, at=at, action=CHANGED, fields=values
        )


def remove_item(
    *,
    edition: Edition,
    item_id: int,
    seen: str,
    by: Actor,
    at: dt.datetime,
    with_following: bool = False,
) -> None:
    """Take an item out of the programme, with the answers about it, all of it on record; picks stay.

    Nobody gets the files any more that were handed in for it.
    `with_following` closes the gap: what comes after it moves earlier by its length. Raises Overtaken,
    and ValidationError when somebody has asked questions about it.
    """
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        places: dict[int, Place] = {}
        if with_following and item.starts_at and item.ends_at:
            length = minutes_between(item.starts_at, item.ends_at)
            places = shifted(followers(item, since=item.ends_at), -length)
        session_id = item.session_id
        for material in item.materials.filter(withdrawn_at=None):
            withdraw_material(material=material, by=by, at=at)
        try:
            lost = going_with(item)
        except InUse:
            raise ValidationError(
                _("Questions or contributions from the floor belong to this item; it stays.")
            ) from None
        for row in lost:
            action = "programme.item_removed" if row == item else "meetings.removed"
            belonging_to(row, edition.pk)
            record(action=action, obj=row, by=by, at=at, before=snapshot(row))
        item.delete()
        put(places, by=by, at=at, action=MOVED, sessions=[session_id])


def split_item(
    *, edition: Edition, item_id: int, break_id: int, seen: str, by: Actor, at: dt.datetime
) -> list[Move]:
    """Divide an item that runs into a break: it ends where the break begins, and goes on after it.

    The second part is a new item as long as what was cut off. Raises Overtaken, and ValidationError
    when the break does not begin within the item.
    """
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        pause = _item(edition, break_id)
        start, end = item.starts_at, item.ends_at
        cut, again = pause.starts_at, pause.ends_at
        if pause.session.day_id != item.session.day_id or not (start and end and cut and again):
            raise ValidationError(_("Choose a break of the same day, with its times."))
        if pause.kind != ItemKind.BREAK or not start < cut < end:
            raise ValidationError(_("The break must begin while the item runs."))
        rest = {name: getattr(item, name) for name in _OF_BOTH_PARTS}
        rest |= {"starts_at": again, "ends_at": later(again, minutes_between(cut, end))}
        moves = put({item.pk: Place(item.session_id, start, cut)}, by=by, at=at, action=MOVED)
        add_item(edition=edition, session_id=item.session_id, values=rest, by=by, at=at)
        return moves


def breaks_within(item: Item) -> list[Item]:
    """The breaks of the item's day that begin while it runs."""
    if not (item.starts_at and item.ends_at):
        return []
    breaks = Item.objects.filter(
        session__day_id=item.session.day_id,
        kind=ItemKind.BREAK,
        starts_at__gt=item.starts_at,
        starts_at__lt=item.ends_at,
        ends_at__isnull=False,
    )
    return list(breaks.exclude(pk=item.pk).order_by("starts_at"))


def _item(edition: Edition, item_id: int) -> Item:
    rows = Item.objects.select_related("session__day").filter(session__day__edition=edition)
    item = rows.filter(pk=item_id).first()
    if item is None:
        raise Overtaken(None)
    return item
