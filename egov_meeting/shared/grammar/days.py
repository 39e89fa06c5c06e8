"""Checks that both languages make before they write a date."""

from __future__ import annotations

import datetime as dt


def checked_day(day: dt.date) -> dt.date:
    """Return `day`; TypeError for a moment, whose day depends on where the clock hangs."""
    if isinstance(day, dt.datetime) or not isinstance(day, dt.date):
        raise TypeError(f"a date is needed, not {day!r}")
    return day


def checked_range(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Return both days; ValueError if the last comes before the first."""
    checked_day(first)
    checked_day(last)
    if last < first:
        raise ValueError(f"the last day, {last}, comes before the first, {first}")
    return first, last


def table_date(day: dt.date) -> str:
    """The date as tables have it, in both languages: 30/01/2019."""
    checked_day(day)
    return f"{day.day:02}/{day.month:02}/{day.year}"


def digital_time(time: dt.time) -> str:
    """Hours and minutes of the 24-hour day, as programmes print them: 08:00."""
    return f"{time.hour:02}:{time.minute:02}"


def digital_range(first: dt.time, last: dt.time) -> str:
    """A span of the programme: 08:00 - 09:30."""
    return f"{digital_time(first)} - {digital_time(last)}"
