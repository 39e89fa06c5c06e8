"""Writes of sections. Each is one transaction with its record in the audit trail."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.values import snapshot
from egov_meeting.meetings.editing.marks import marks_of
from egov_meeting.meetings.editing.registry import Section
from egov_meeting.meetings.editing.rows import neighbour, next_order

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

ADDED, CHANGED, REMOVED, MOVED = (
    "meetings.added",
    "meetings.changed",
    "meetings.removed",
    "meetings.moved",
)


def _nothing() -> None:
    pass


class Overtaken(Exception):
    """The row is not as it was when the form was shown. `stored` is how it stands now."""

    def __init__(self, stored: Model, names: list[str]) -> None:
        super().__init__(names)
        self.stored, self.names = stored, names


class InUse(Exception):
    """The row cannot be deleted: `users` point to it."""

    def __init__(self, users: list[Model]) -> None:
        super().__init__(users)
        self.users = users


def add_row(
    *,
    section: Section,
    row: Model,
    edition_id: int | None,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime.datetime,
    ask_again: Callable[[], None] = _nothing,
) -> None:
    """Insert `row`, behind the others where the section has an order. Raises ValidationError.

    `ask_again` is called behind the locks of the section (Section.behind), here and in change_row().
    """
    for name, value in values.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            _lock_behind(section, row, ask_again)
            belonging_to(row, edition_id)
            if section.order_scope:
                row.order = next_order(section, row)  # type: ignore[attr-defined]
            save_new(row, by=by, at=at, action=ADDED)
    except IntegrityError as error:
        raise ValidationError(_met_another()) from error


def change_row(
    *,
    section: Section,
    row: Model,
    edition_id: int | None,
    values: Mapping[str, Any],
    seen: Mapping[str, str],
    by: Actor,
    at: datetime.datetime,
    ask_again: Callable[[], None] = _nothing,
) -> bool:
    """Save `values` if the row is still as `seen` says; False when nothing differs.

    Raises Overtaken when somebody changed one of the fields meanwhile, ValidationError otherwise.
    """
    try:
        with transaction.atomic():
            _lock_behind(section, row, ask_again)
            stored = locked(row)
            now = marks_of(stored, values)
            overtaken = [name for name, mark in now.items() if seen.get(name) != mark]
            if overtaken:
                raise Overtaken(stored, overtaken)
            values = {**values, **_new_place(section, stored, row, values)}
            return save_changes(
                belonging_to(row, edition_id), by=by, at=at, action=CHANGED, fields=values
            )
    except IntegrityError as error:
        raise ValidationError(_met_another()) from error


def remove_row(
    *, section: Section, row: Model, edition_id: int | None, by: Actor, at: datetime.datetime
) -> None:
    """Delete `row` and what stands under it, all of it on record. Raises InUse, and ValidationError where it is kept."""
    with transaction.atomic():
        _lock_behind(section, row, lambda: _check_kept(section, row))
        for lost in going_with(row):
            belonging_to(lost, edition_id)
            record(action=REMOVED, obj=lost, by=by, at=at, before=snapshot(lost))
        row.delete()


def move_row(
    *,
    section: Section,
    row: Model,
    edition_id: int | None,
    upwards: bool,
    by: Actor,
    at: datetime.datetime,
) -> bool:
    """Change places with the row before or after; False when there is none."""
    with transaction.atomic():
        mine: Any = locked(row)
        other = neighbour(section, mine, upwards=upwards)
        if other is None:
            return False
        other = locked(other)
        places = (mine.order, other.order)
        # The database allows each place once, at every moment: step aside first.
        _place(mine, max(next_order(section, mine), mine.order + 1))
        _place(other, places[0])
        _place(mine, places[1])
        for moved, before, after in ((mine, *places), (other, *reversed(places))):
            record(
                action=MOVED,
                obj=belonging_to(moved, edition_id),
                by=by,
                at=at,
                before={"order": before},
                after={"order": after},
            )
    return True


def going_with(row: Model) -> list[Model]:
    """All rows that deleting this one deletes, itself last. Raises InUse when others need it."""
    collector = Collector(using=row._state.db or "default", origin=row)
    try:
        collector.collect([row])
    except (ProtectedError, RestrictedError) as error:
        users = error.args[1] if len(error.args) > 1 else ()
        raise InUse(sorted(users, key=str)) from error
    found = [lost for rows in collector.data.values() for lost in rows if lost != row]
    found += [lost for rows in collector.fast_deletes for lost in rows if lost != row]
    return [*found, row]


def belonging_to(row: Any, edition_id: int | None) -> Any:
    """Tell a row that hangs from another one its edition, which the audit trail asks it for."""
    if not hasattr(row, "edition_id"):
        row.edition_id = edition_id
    return row


def _lock_behind(section: Section, row: Model, ask_again: Callable[[], None]) -> None:
    if section.behind is None:
        return
    list(section.behind(row).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    ask_again()


def _check_kept(section: Section, row: Model) -> None:
    why = section.kept(row) if section.kept else ""
    if why:
        raise ValidationError(why)


def _new_place(
    section: Section, stored: Any, row: Any, values: Mapping[str, Any]
) -> dict[str, int]:
    """A row that goes to another parent goes behind the rows already there."""
    scope = [name for name in section.order_scope or () if name in values]
    columns = [section.model._meta.get_field(name).attname for name in scope]  # type: ignore[union-attr]
    if all(getattr(stored, column) == getattr(row, column) for column in columns):
        return {}
    return {"order": next_order(section, row)}


def _place(row: Any, order: int) -> None:
    row.order = order
    row.save(update_fields=["order"])


def _met_another() -> str:
    return _(
        "Somebody else saved something at the same moment that this does not fit. "
        "Look at the list and try again."
    )
