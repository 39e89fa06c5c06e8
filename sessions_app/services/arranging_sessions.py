"""Days and sessions of the programme, and the people who chair them and sit on their panels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, save_changes, save_new
from egov_meeting.meetings.editing.services import belonging_to
from sessions_app.models import Day, Session, SessionRole
from sessions_app.services.arranging_places import (
    ASIDE,
    Overtaken,
    Place,
    as_seen,
    hold,
    put,
    refuse_overwriting,
    session_of,
)

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Appearance, Edition


def add_day(*, edition: Edition, values: Mapping[str, Any], by: Actor, at: dt.datetime) -> Day:
    """Add a day behind the others. `values` are columns of Day. Raises ValidationError, by field."""
    with transaction.atomic():
        hold(edition.pk)
        numbers = edition.programme_days.order_by("-number").values_list("number", flat=True)
        day = Day(edition=edition, **{"number": (numbers.first() or 0) + 1, **values})
        save_new(day, by=by, at=at, action="programme.day_added")
    return day


def change_day(
    *,
    edition: Edition,
    day_id: int,
    values: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, str] | None = None,
) -> bool:
    """Change date, group or hours of a day; False when nothing differs. Raises as change_item does."""
    with transaction.atomic():
        hold(edition.pk)
        day = edition.programme_days.filter(pk=day_id).first()
        if day is None:
            raise Overtaken(None)
        refuse_overwriting(day, values, seen)
        return save_changes(day, by=by, at=at, action="programme.day_changed", fields=values)


def add_session(
    *,
    edition: Edition,
    day_id: int,
    values: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    after: Session | None = None,
) -> Session:
    """Add a session to a day, behind `after` or behind all. Raises ValidationError, by field."""
    with transaction.atomic():
        hold(edition.pk)
        day = edition.programme_days.filter(pk=day_id).first()
        if day is None:
            raise ValidationError({"day": _("This day is no longer in the programme.")})
        last = day.sessions.order_by("-order").values_list("order", flat=True).first() or 0
        place = last + 1 if after is None else after.order + 1
        _make_room(day, place)
        session = belonging_to(Session(day=day, order=place, **values), edition.pk)
        save_new(session, by=by, at=at, action="programme.session_added")
    return session


def change_session(
    *,
    edition: Edition,
    session_id: int,
    values: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, str] | None = None,
) -> bool:
    """Change what a session says of itself; False when nothing differs. Raises as change_item does."""
    with transaction.atomic():
        hold(edition.pk)
        session = belonging_to(session_of(session_id, edition.pk), edition.pk)
        refuse_overwriting(session, values, seen)
        return save_changes(
            session, by=by, at=at, action="programme.session_changed", fields=values
        )


def remove_session(*, edition: Edition, session_id: int, by: Actor, at: dt.datetime) -> None:
    """Take an empty session out. Raises ValidationError while it has items or people."""
    with transaction.atomic():
        hold(edition.pk)
        session = belonging_to(session_of(session_id, edition.pk), edition.pk)
        if session.items.exists() or session.roles.exists():
            raise ValidationError(
                _("Move or remove the items and the people of this session first.")
            )
        delete(session, by=by, at=at, action="programme.session_removed")


def split_session(
    *, edition: Edition, item_id: int, seen: str, by: Actor, at: dt.datetime
) -> Session:
    """Let a new session begin behind an item, a break mostly, with all that comes after it.

    The new one has the hall of the old one; its number, title and people are still to be said.
    Raises Overtaken, and ValidationError when nothing comes after the item.
    """
    with transaction.atomic():
        hold(edition.pk)
        item = as_seen(item_id, seen, edition)
        rest = list(item.session.items.filter(order__gt=item.order))
        if not rest:
            raise ValidationError(_("Nothing comes after this item in its session."))
        old = item.session
        session = add_session(
            edition=edition,
            day_id=old.day_id,
            values={"hall_sw": old.hall_sw, "hall_en": old.hall_en},
            after=old,
            by=by,
            at=at,
        )
        places = {row.pk: Place(session.pk, row.starts_at, row.ends_at) for row in rest}
        put(places, by=by, at=at, action="programme.item_moved")
    return session


def give_part(
    *,
    edition: Edition,
    session_id: int,
    part: str,
    appearance: Appearance,
    by: Actor,
    at: dt.datetime,
) -> SessionRole:
    """Let somebody chair, facilitate or sit on the panel. Raises ValidationError for who does already."""
    with transaction.atomic():
        hold(edition.pk)
        session = session_of(session_id, edition.pk)
        same = session.roles.filter(part=part).order_by("-order")
        if same.filter(appearance=appearance).exists():
            raise ValidationError(_("This person has this part in the session already."))
        last = same.values_list("order", flat=True).first() or 0
        role = SessionRole(session=session, part=part, order=last + 1, appearance=appearance)
        save_new(belonging_to(role, edition.pk), by=by, at=at, action="programme.part_given")
    return role


def take_part_away(*, edition: Edition, role_id: int, by: Actor, at: dt.datetime) -> None:
    """Take a part in a session away. Raises Overtaken when it is gone already."""
    with transaction.atomic():
        hold(edition.pk)
        role = SessionRole.objects.filter(pk=role_id, session__day__edition=edition).first()
        if role is None:
            raise Overtaken(None)
        delete(belonging_to(role, edition.pk), by=by, at=at, action="programme.part_taken")


def _make_room(day: Day, place: int) -> None:
    """Let sessions from `place` on stand one place further back."""
    behind = Session.objects.filter(day=day, order__gte=place)
    numbers = list(behind.values_list("pk", flat=True))
    behind.update(order=F("order") + ASIDE)
    Session.objects.filter(pk__in=numbers).update(order=F("order") - ASIDE + 1)
