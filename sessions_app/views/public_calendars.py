"""The programme as calendars to subscribe to: all of it, a day, a group, a person, a ministry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from sessions_app.calendar import Feed, calendar_of
from sessions_app.finding import (
    Wanted,
    days_found,
    ministries_of,
    people_of,
    slots_of,
)
from sessions_app.selectors.history import cancelled_slots, histories
from sessions_app.views.public import OfPublicEdition

T = TypeVar("T")
CALENDAR_TYPE = "text/calendar; charset=utf-8"


class CalendarView(OfPublicEdition):
    """The whole programme; those below choose from it."""

    cacheable = True

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        days = self.published.days
        part, wanted = self.chosen()
        if not days_found(days, wanted):
            raise Http404
        past = histories(newest=self.published.version)
        name = str(self.edition.name)
        feed = Feed(
            self.edition,
            f"{name}: {part}" if part else name,
            slots=slots_of(days_found(days, wanted)),
            gone=cancelled_slots(past, wanted),
            histories=past,
        )
        return as_calendar(feed, name=f"ratiba-{self.edition.year}{self.file_part()}")

    def chosen(self) -> tuple[str, Wanted]:
        """What the calendar is called beside the meeting, and what is in it. Raises Http404."""
        return "", Wanted()

    def file_part(self) -> str:
        return "".join(f"-{value}" for key, value in self.kwargs.items() if key != "year")


class DayCalendarView(CalendarView):
    def chosen(self) -> tuple[str, Wanted]:
        number = self.kwargs["number"]
        day = _one(day for day in self.published.days if day.number == number)
        return date_format(day.date), Wanted(day=number)


class GroupCalendarView(CalendarView):
    def chosen(self) -> tuple[str, Wanted]:
        number = self.kwargs["number"]
        groups = (day.group for day in self.published.days if day.group is not None)
        group = _one(group for group in groups if group.number == number)
        return str(group.name), Wanted(group=number)


class PersonCalendarView(CalendarView):
    """What the person presents, and every item of the sessions the person leads or sits in."""

    def chosen(self) -> tuple[str, Wanted]:
        key = self.kwargs["key"]
        person = _one(one for one in people_of(self.published.days) if one.key == key)
        return person.titled_name, Wanted(person=key)


class MinistryCalendarView(CalendarView):
    def chosen(self) -> tuple[str, Wanted]:
        pk = self.kwargs["ministry"]
        ministry = _one(one for one in ministries_of(self.published.days) if one.id == pk)
        return str(ministry.name), Wanted(ministry=pk)


def as_calendar(feed: Feed, *, name: str) -> HttpResponse:
    """The feed as a file."""
    response = HttpResponse(calendar_of(feed, at=timezone.now()), content_type=CALENDAR_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _one(found: Iterator[T]) -> T:
    first = next(found, None)
    if first is None:
        raise Http404
    return first
