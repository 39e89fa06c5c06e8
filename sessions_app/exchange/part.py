"""How programme.yaml goes into the database and out again."""

from typing import Any

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.exchange.appearances import (
    appearance,
    dumped_appearance,
)
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows, remove_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from sessions_app.choices import SessionPart
from sessions_app.exchange.breakout import dump_breakout, load_breakout
from sessions_app.exchange.checks import check
from sessions_app.exchange.rows import Listed, load_items, load_roles, load_sessions
from sessions_app.exchange.shape import DayData, ItemData, ProgrammeData, SessionData
from sessions_app.models import Day, Item, Session

# Key of the folder → part in the session, in the order in which they are written.
_ROLES = {
    "chair": SessionPart.CHAIR,
    "facilitators": SessionPart.FACILITATOR,
    "panellists": SessionPart.PANELLIST,
}
_ITEM_LINKS = frozenset({"start", "end", "presenter", "ministry"})


def load(data: ProgrammeData, loading: Loading) -> None:
    days = keep_rows(
        rows=loading.edition.programme_days.all(),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[
            {"group": group(loading, day.group)} | column_values(day, leave={"group", "sessions"})
            for day in data.days
        ],
        changes=loading.changes,
        remove_others=False,
    )
    listed = [
        Listed(row, order, session)
        for row, day in zip(days, data.days, strict=True)
        for order, session in enumerate(day.sessions, start=1)
    ]
    within = load_sessions(listed, loading)
    load_items(within, loading, columns=_item_columns)
    # Only now, since a session takes along what stands in it, and a day its sessions.
    of_edition = Session.objects.filter(day__edition=loading.edition)
    gone = of_edition.exclude(pk__in=[session.pk for session, _data in within])
    remove_rows(gone, loading.changes)
    others = loading.edition.programme_days.exclude(pk__in=[day.pk for day in days])
    remove_rows(others, loading.changes)
    _load_roles(within, loading)
    load_breakout(data.breakout, loading)


def _load_roles(within: list[tuple[Session, SessionData]], loading: Loading) -> None:
    wanted = [
        {
            "session": row,
            "part": part.value,
            "order": order,
            "appearance": appearance(loading, who),
        }
        for row, session in within
        for name, part in _ROLES.items()
        for order, who in enumerate(getattr(session, name), start=1)
    ]
    load_roles(wanted, loading)


def _item_columns(item: ItemData, loading: Loading) -> dict[str, Any]:
    return column_values(item, leave=_ITEM_LINKS) | {
        "starts_at": item.start,
        "ends_at": item.end,
        "presenter": appearance(loading, item.presenter),
        "ministry": institution(loading, item.ministry),
    }


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    days = edition.programme_days.select_related("group").prefetch_related(
        "sessions__roles__appearance__person",
        "sessions__roles__appearance__institution",
        "sessions__items__presenter__person",
        "sessions__items__presenter__institution",
        "sessions__items__ministry",
    )
    values: dict[str, Any] = {"days": [_dumped_day(day, dumping) for day in days]}
    breakout = dump_breakout(edition, dumping)
    return values | without_empty(breakout=breakout)


def _dumped_day(day: Day, dumping: Dumping) -> dict[str, Any]:
    first = without_empty(
        number=day.number, date=day.date, group=day.group.number if day.group else None
    )
    plain = folder_values(day, DayData, leave={"number", "date", "group", "sessions"})
    sessions = [_dumped_session(session, dumping) for session in day.sessions.all()]
    return first | plain | {"sessions": sessions}


def _dumped_session(session: Session, dumping: Dumping) -> dict[str, Any]:
    values = folder_values(session, SessionData, leave={*_ROLES, "items"})
    roles = list(session.roles.all())
    for name, part in _ROLES.items():
        people = [
            dumped_appearance(role.appearance, dumping) for role in roles if role.part == part
        ]
        values |= without_empty(**{name: people})
    return values | without_empty(
        items=[_dumped_item(item, dumping) for item in session.items.all()]
    )


def _dumped_item(item: Item, dumping: Dumping) -> dict[str, Any]:
    times = without_empty(start=item.starts_at, end=item.ends_at)
    plain = folder_values(item, ItemData, leave=_ITEM_LINKS)
    linked = plain | without_empty(
        presenter=dumped_appearance(item.presenter, dumping),
        ministry=dumping.institution(item.ministry),
    )
    return times | {name: linked[name] for name in ItemData.model_fields if name in linked}


register(Part(key="programme", order=110, schema=ProgrammeData, load=load, dump=dump, check=check))
