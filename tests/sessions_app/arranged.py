"""Small programmes written as lines: `I 08:00-08:30 break Chai`."""

from __future__ import annotations

import datetime as dt

from egov_meeting.meetings.models import Edition
from sessions_app.choices import ItemKind
from sessions_app.models import Day, Item, Session
from tests.meetings.factories import EditionFactory


def edition_with(text: str, **values: object) -> Edition:
    """An edition of which the first day has these items, each with its session."""
    edition: Edition = EditionFactory(**values)
    day = Day.objects.create(edition=edition, number=1, date=edition.starts_on)
    sessions: dict[str, Session] = {}
    for line in text.strip().splitlines():
        number, times, *words = line.split()
        if number not in sessions:
            order = len(sessions) + 1
            sessions[number] = Session.objects.create(day=day, order=order, number=number)
        kind = words.pop(0) if words[0] in ItemKind.values else ItemKind.PRESENTATION
        begin, _, end = times.partition("-")
        Item.objects.create(
            session=sessions[number],
            order=sessions[number].items.count() + 1,
            kind=kind,
            title_sw=" ".join(words),
            starts_at=dt.time.fromisoformat(begin),
            ends_at=dt.time.fromisoformat(end) if end else None,
        )
    return edition


def day_of(edition: Edition) -> Day:
    """The first day."""
    return edition.programme_days.order_by("number")[0]


def item_called(title: str) -> Item:
    """The newest item with this Swahili title."""
    return Item.objects.select_related("session__day").filter(title_sw=title).order_by("-pk")[0]


def lines(edition: Edition) -> list[str]:
    """The programme as lines again, in its order."""
    items = Item.objects.filter(session__day__edition=edition).select_related("session")
    return [
        f"{item.session.number} {_times(item)} {item.title_sw}"
        for item in items.order_by("session__day__number", "session__order", "order")
    ]


def _times(item: Item) -> str:
    return "-".join(f"{time:%H:%M}" for time in (item.starts_at, item.ends_at) if time)
