"""The programme as an iCalendar feed (RFC 5545)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event

from egov_meeting.meetings.models import Edition
from sessions_app.models import Item
from sessions_app.selectors import items_with_times

SHORTEST = dt.timedelta(minutes=15)


def programme_calendar(*, edition: Edition, at: dt.datetime) -> bytes:
    """Return the programme in the active language; `at` stamps the events.

    An item without an end lasts a quarter of an hour. Identifiers stay the same from feed to feed.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Kikao Kazi//Programme//SW")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", str(edition.name))
    for item in items_with_times(edition=edition):
        calendar.add_component(_event(item, edition=edition, at=at))
    return calendar.to_ical()


def _event(item: Item, *, edition: Edition, at: dt.datetime) -> Event:
    day = item.session.day
    zone = ZoneInfo(settings.TIME_ZONE)
    assert item.starts_at is not None  # items_with_times leaves the others out
    start = dt.datetime.combine(day.date, item.starts_at, zone)
    end = dt.datetime.combine(day.date, item.ends_at, zone) if item.ends_at else start + SHORTEST
    event = Event()
    event.add("uid", f"{edition.year}-{day.number}-{item.session.order}-{item.order}@kikao-kazi")
    event.add("dtstamp", at)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", str(item.title))
    event.add("location", ", ".join(part for part in (str(edition.hall), edition.city) if part))
    if item.presenter:
        event.add("description", str(item.presenter))
    return event
