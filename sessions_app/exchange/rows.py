"""Sessions, items and parts of a folder become rows, those that are here already the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.rows import keep_matched, remove_rows, set_aside
from egov_meeting.shared.edition_parts.values import column_values
from sessions_app.choices import ItemKind
from sessions_app.exchange.matching import (
    ITEM_TRAITS,
    ROLE_TRAITS,
    ItemTraits,
    RoleTraits,
    SessionTraits,
    matched,
    matched_sessions,
)
from sessions_app.exchange.shape import ItemData, SessionData
from sessions_app.models import Day, Item, Session, SessionRole

Within = list[tuple[Session, SessionData]]
_NOT_OF_SESSION = frozenset({"chair", "facilitators", "panellists", "items"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A session of the folder, on its day, in its order."""

    day: Day
    order: int
    data: SessionData


def load_sessions(listed: Sequence[Listed], loading: Loading) -> Within:
    """The sessions with their rows. Those that are not listed stand aside, items and all."""
    rows = Session.objects.filter(day__edition=loading.edition)
    there = [(_of_row(row), row) for row in rows.prefetch_related("items")]
    found = matched_sessions(there, [_of_listed(one) for one in listed])
    known = {row.pk for row in found if row is not None}
    set_aside(rows, [row for _traits, row in there if row.pk not in known])
    columns = [
        {"day": one.day, "order": one.order} | column_values(one.data, leave=_NOT_OF_SESSION)
        for one in listed
    ]
    kept = keep_matched(
        rows=rows,
        of={},
        matched=list(zip(found, columns, strict=True)),
        changes=loading.changes,
        place=("day", "order"),
    )
    return [(row, one.data) for row, one in zip(kept, listed, strict=True)]


def load_items(
    within: Within, loading: Loading, *, columns: Callable[[ItemData, Loading], dict[str, Any]]
) -> None:
    """Let the sessions have these items, wherever they stood before; `columns` are what an item says."""
    rows = Item.objects.filter(session__day__edition=loading.edition).select_related("session")
    in_order = rows.order_by("session__day__number", "session__order", "order")
    wanted = [
        {"session": session, "order": order} | columns(item, loading)
        for session, data in within
        for order, item in enumerate(data.items, start=1)
    ]
    there = [(_of_item(row), row) for row in in_order]
    found = matched(there, [_of_columns(values) for values in wanted], ITEM_TRAITS)
    _keep(rows, there, found, wanted, ("session", "order"), loading)


def load_roles(wanted: Sequence[Mapping[str, Any]], loading: Loading) -> None:
    """Let the sessions have these people, and who was there already their answers."""
    rows = SessionRole.objects.filter(session__day__edition=loading.edition)
    there = [
        (
            RoleTraits(row.session_id, row.part, row.appearance_id, row.appearance.person_id),
            row,
        )
        for row in rows.select_related("appearance")
    ]
    traits = [
        RoleTraits(
            values["session"].pk,
            values["part"],
            values["appearance"].pk,
            values["appearance"].person_id,
        )
        for values in wanted
    ]
    found = matched(there, traits, ROLE_TRAITS)
    _keep(rows, there, found, wanted, ("session", "part", "order"), loading)


def _keep(
    rows: Any,
    there: Sequence[tuple[Any, Any]],
    found: Sequence[Any],
    wanted: Sequence[Mapping[str, Any]],
    place: Sequence[str],
    loading: Loading,
) -> None:
    known = {row.pk for row in found if row is not None}
    remove_rows([row for _traits, row in there if row.pk not in known], loading.changes)
    keep_matched(
        rows=rows,
        of={},
        matched=list(zip(found, wanted, strict=True)),
        changes=loading.changes,
        place=place,
    )


def _of_row(row: Session) -> SessionTraits:
    says = frozenset(
        (item.kind, item.title_sw) for item in row.items.all() if item.kind != ItemKind.BREAK
    )
    return SessionTraits(row.day_id, row.order, row.number, row.title_sw, says)


def _of_listed(one: Listed) -> SessionTraits:
    says = frozenset(
        (item.kind.value, item.title.sw) for item in one.data.items if item.kind != ItemKind.BREAK
    )
    title = one.data.title.sw if one.data.title else ""
    return SessionTraits(one.day.pk, one.order, one.data.number, title, says)


def _of_item(row: Item) -> ItemTraits:
    return ItemTraits(
        row.session.day_id,
        row.session_id,
        row.order,
        row.kind,
        row.title_sw,
        row.starts_at,
        row.ends_at,
        row.presenter_id,
        row.ministry_id,
    )


def _of_columns(values: Mapping[str, Any]) -> ItemTraits:
    session, presenter, ministry = values["session"], values["presenter"], values["ministry"]
    return ItemTraits(
        session.day_id,
        session.pk,
        values["order"],
        values["kind"],
        values["title_sw"],
        values["starts_at"],
        values["ends_at"],
        presenter and presenter.pk,
        ministry and ministry.pk,
    )
