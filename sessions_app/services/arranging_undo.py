"""Taking the last change of a programme back, whatever it was: what it did is remembered while it is done."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import save_new
from egov_meeting.documents.services.uploading import bring_back_upload
from egov_meeting.meetings.editing.services import InUse, belonging_to, going_with
from sessions_app.models import Item, Material, Session
from sessions_app.services.arranging_items import remove_item
from sessions_app.services.arranging_places import (
    ASIDE,
    Overtaken,
    hold,
    mark_of,
    place_from,
    put,
    record_order,
    session_of,
)
from sessions_app.services.arranging_sessions import remove_session

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

UNDONE, BROUGHT_BACK = "programme.move_undone", "programme.brought_back"


@dataclass(frozen=True)
class Standing:
    """How a programme stands: the mark of each item, and the items of each session in their order."""

    marks: dict[int, str]
    orders: dict[int, list[int]]


@dataclass(frozen=True)
class Done:
    """What one change did.

    `moves` are marks before and after by item, `added` the marks of new items, `sessions` new ones,
    `orders` before and after by session. `lost` are the rows that went with an item, itself last, as
    JSON, and `loosened` those that named it, by model and field.
    """

    moves: dict[int, tuple[str, str]] = field(default_factory=dict)
    added: dict[int, str] = field(default_factory=dict)
    sessions: list[int] = field(default_factory=list)
    orders: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)
    lost: str = ""
    loosened: dict[str, list[Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.moves or self.added or self.sessions or self.orders or self.lost)

    @property
    def as_plain(self) -> dict[str, Any]:
        """As a session keeps it."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain


def done_from(plain: Mapping[str, Any]) -> Done:
    """What `as_plain` wrote; nothing for anything else."""
    if plain.keys() != Done.__dataclass_fields__.keys():
        return Done()
    by_number = ("moves", "added", "orders")
    numbered = {name: {int(pk): value for pk, value in plain[name].items()} for name in by_number}
    return Done(**{**plain, **numbered})


@dataclass
class Remembered:
    """What was done, once it is."""

    done: Done = field(default_factory=Done)


@contextmanager
def remembering(*, edition: Edition, removing: Item | None = None) -> Iterator[Remembered]:
    """Note what a change inside does to the programme; `removing` is the item it takes out."""
    with transaction.atomic():
        hold(edition.pk)
        before = _standing(edition)
        lost, loosened = _going(removing) if removing else ("", {})
        remembered = Remembered()
        yield remembered
        remembered.done = _between(before, _standing(edition), lost, loosened)


def take_back(*, edition: Edition, done: Done, by: Actor, at: dt.datetime) -> int | None:
    """Let the programme stand as before a change; returns an item to look at, None when there is none.

    Raises Overtaken when something of it stands elsewhere by now, and ValidationError when something
    needs what was added meanwhile; then nothing is taken back.
    """
    with transaction.atomic():
        hold(edition.pk)
        now = _standing(edition)
        _refuse_overtaken(edition, done, now)
        brought_back = _bring_back(edition, done, by=by, at=at)
        for pk, mark in done.added.items():
            _refuse_wanted(pk)
            remove_item(edition=edition, item_id=pk, seen=mark, by=by, at=at)
        places = {pk: place_from(before) for pk, (before, _after) in done.moves.items()}
        for session_id in {place.session_id for place in places.values()}:
            session_of(session_id, edition.pk)
        sessions = [pk for pk in done.orders if pk in now.orders]
        order = [pk for before, _after in done.orders.values() for pk in before]
        put(places, by=by, at=at, action=UNDONE, sessions=sessions, order=order)
        if _only_ordered(done):
            for pk, (before, after) in done.orders.items():
                record_order(session_of(pk, edition.pk), after, before, by=by, at=at)
        for pk in done.sessions:
            remove_session(edition=edition, session_id=pk, by=by, at=at)
    return brought_back or next(iter(done.moves), None)


def _standing(edition: Edition) -> Standing:
    rows = Item.objects.filter(session__day__edition=edition).order_by("order")
    sessions = Session.objects.filter(day__edition=edition).values_list("pk", flat=True)
    orders: dict[int, list[int]] = {pk: [] for pk in sessions}
    marks = {}
    for item in rows:
        marks[item.pk] = mark_of(item)
        orders[item.session_id].append(item.pk)
    return Standing(marks, orders)


def _between(before: Standing, after: Standing, lost: str, loosened: dict[str, list[Any]]) -> Done:
    was, now = before.marks, after.marks
    return Done(
        moves={pk: (was[pk], now[pk]) for pk in was if pk in now and was[pk] != now[pk]},
        added={pk: now[pk] for pk in now if pk not in was},
        sessions=[pk for pk in after.orders if pk not in before.orders],
        orders={
            pk: (order, after.orders[pk])
            for pk, order in before.orders.items()
            if pk in after.orders and order != after.orders[pk]
        },
        lost=lost if was.keys() - now.keys() else "",
        loosened=loosened if was.keys() - now.keys() else {},
    )


def _going(item: Item) -> tuple[str, dict[str, list[Any]]]:
    """What goes with an item, and what names it and stays."""
    try:
        lost = serializers.serialize("json", going_with(item))
    except InUse:  # it will not go
        return "", {}
    loosened = {}
    for relation in Item._meta.related_objects:
        if relation.on_delete is models.SET_NULL:
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{name: item})
            label = f"{relation.related_model._meta.label_lower}.{name}"
            loosened[label] = list(rows.values_list("pk", flat=True))
    return lost, {label: numbers for label, numbers in loosened.items() if numbers}


def _refuse_overtaken(edition: Edition, done: Done, now: Standing) -> None:
    stands = {pk: after for pk, (_before, after) in done.moves.items()} | done.added
    elsewhere = next((pk for pk, mark in stands.items() if now.marks.get(pk) != mark), None)
    if elsewhere is not None:
        rows = Item.objects.select_related("session__day")
        raise Overtaken(rows.filter(pk=elsewhere, session__day__edition=edition).first())
    reordered = any(now.orders.get(pk) != after for pk, (_before, after) in done.orders.items())
    if _only_ordered(done) and reordered:
        raise Overtaken(None)


def _refuse_wanted(pk: int) -> None:
    """An item that was added is not taken out unasked once people have to do with it."""
    item = Item.objects.get(pk=pk)
    if item.materials.exists() or item.answers.exists() or item.picks.exists():
        raise ValidationError(
            _(
                "“%(title)s” has slides, answers or people who chose it by now. Remove it on its own page."
            )
            % {"title": item}
        )


def _only_ordered(done: Done) -> bool:
    """Whether nothing but the order of items without times changed."""
    return not (done.moves or done.added or done.lost or done.sessions)


def _bring_back(edition: Edition, done: Done, *, by: Actor, at: dt.datetime) -> int | None:
    """The item that was removed, under its old number, with what belonged to it."""
    if not done.lost:
        return None
    rows: list[Any] = [found.object for found in serializers.deserialize("json", done.lost)]
    *others, item = rows
    if Item.objects.filter(pk=item.pk).exists():
        raise Overtaken(item)
    session_of(item.session_id, edition.pk)
    item.order = ASIDE - 1  # put() gives it the place it had
    save_new(belonging_to(item, edition.pk), by=by, at=at, action=BROUGHT_BACK)
    for row in others:
        row.item = item
        _bring_back_row(row, edition, by=by, at=at)
    for label, numbers in done.loosened.items():
        model, name = label.rsplit(".", 1)
        named = apps.get_model(model)._base_manager.filter(pk__in=numbers)
        named.filter(**{f"{name}__isnull": True}).update(**{name: item})
    return int(item.pk)


def _bring_back_row(row: Any, edition: Edition, *, by: Actor, at: dt.datetime) -> None:
    """An answer, or slides with their file, if it still is there."""
    is_given_out = isinstance(row, Material) and row.withdrawn_at is None
    if is_given_out and not bring_back_upload(upload=row.upload, by=by, at=at):
        row.withdrawn_at, row.is_public = at, False
    try:
        save_new(belonging_to(row, edition.pk), by=by, at=at, action=BROUGHT_BACK)
    except ValidationError:  # whose answer it was is not a speaker any more
        return
