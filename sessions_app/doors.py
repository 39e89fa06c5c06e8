"""Sessions as doors at which people are counted."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.meetings.models import Edition
from registrations.doors import OfferedDoor
from sessions_app.models import Session


def session_doors(edition: Edition) -> Iterator[OfferedDoor]:
    """The sessions of the programme that bear a number or a title. One query."""
    rows = Session.objects.filter(day__edition=edition).select_related("day")
    for row in rows.order_by("day__date", "order"):
        if not (row.number or row.title_sw or row.title_en):
            continue
        named = [
            " ".join(filter(None, (row.number, title))) for title in (row.title_sw, row.title_en)
        ]
        yield OfferedDoor(f"session:{row.pk}", row.day.date, named[0], named[1])
