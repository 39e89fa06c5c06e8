"""The programme as iCalendar feeds (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language, language_of_text
from sessions_app.finding import Slot
from sessions_app.selectors.history import ItemHistory

SHORTEST = dt.timedelta(minutes=15)
LOOK_AGAIN = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Feed:
    """What a calendar is made of.

    `gone` are slots that stood in the programme and do not any more; `histories` of items tell how
    often they changed.
    """

    edition: Edition
    name: str
    slots: Iterable[Slot]
    gone: Iterable[Slot] = ()
    histories: Mapping[int, ItemHistory] = field(default_factory=dict)


def calendar_of(feed: Feed, *, at: dt.datetime) -> bytes:
    """The feed in the active language; `at` stamps the events.

    An event keeps its identifier wherever its item is moved, and its SEQUENCE grows with each
    version in which it changed. An item without an end lasts a quarter of an hour, one without a
    beginning is left out. What was taken off the programme stays as cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Kikao Kazi//Programme//{active_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", feed.name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"value": "DURATION"})
    for slot in feed.slots:
        if slot.item.starts_at is not None:
            calendar.add_component(_event(slot, feed, at))
    for slot in feed.gone:
        calendar.add_component(_event(slot, feed, at, status="CANCELLED"))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(slot: Slot, feed: Feed, at: dt.datetime, *, status: str = "CONFIRMED") -> Event:
    start, end = _times(slot)
    event = Event()
    event.add("uid", f"kipengele-{slot.item.id}@kikao-kazi")
    event.add("dtstamp", at)
    event.add("dtstart", start)
    event.add("dtend", end)
    _add_text(event, "summary", slot.item, "title")
    event.add("location", _location(slot, feed.edition))
    event.add("description", "\n".join(_description(slot)))
    event.add("categories", [slot.item.get_kind_display()])
    event.add("url", _address(slot, feed.edition))
    event.add("status", status)
    history = feed.histories.get(slot.item.id)
    event.add("sequence", history.sequence if history else 0)
    if history:
        event.add("last-modified", history.changed_at.astimezone(dt.UTC))
    return event


def _times(slot: Slot) -> tuple[dt.datetime, dt.datetime]:
    zone = ZoneInfo(settings.TIME_ZONE)
    assert slot.item.starts_at is not None  # the caller leaves the others out
    start = dt.datetime.combine(slot.day.date, slot.item.starts_at, zone)
    if slot.item.ends_at is None:
        return start, start + SHORTEST
    return start, dt.datetime.combine(slot.day.date, slot.item.ends_at, zone)


def _add_text(event: Event, key: str, obj: Any, name: str) -> None:
    """The pair `name`, telling the language it is in."""
    event.add(key, str(getattr(obj, name)), parameters={"language": language_of_text(obj, name)})


def _location(slot: Slot, edition: Edition) -> str:
    hall = str(slot.session.hall) or str(edition.hall)
    return ", ".join(part for part in (hall, edition.city) if part)


def _description(slot: Slot) -> list[str]:
    """Who presents, who chairs, and what it is about."""
    lines = []
    if slot.item.presenter is not None:
        lines.append(_("Presenter: %(name)s") % {"name": _named(slot.item.presenter)})
    if slot.item.presenter_note:
        lines.append(str(slot.item.presenter_note))
    if slot.item.ministry is not None and str(slot.item.ministry.name) != str(slot.item.title):
        lines.append(str(slot.item.ministry.name))
    lines += [
        _("Chairperson: %(name)s") % {"name": _named(role.appearance)}
        for role in slot.session.chairs
    ]
    if slot.item.summary:
        lines += ["", str(slot.item.summary)]
    return lines


def _named(person: Any) -> str:
    return ", ".join(part for part in (person.titled_name, str(person.office)) if part)


def _address(slot: Slot, edition: Edition) -> str:
    path = reverse("sessions_app:programme_item", args=[edition.year, slot.item.id])
    return f"{settings.PUBLIC_ADDRESS}{path}"
