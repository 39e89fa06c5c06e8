"""Dates in British order: `30 January - 2 February 2019`."""

from __future__ import annotations

import datetime as dt

from egov_meeting.shared.grammar.days import checked_day, checked_range

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date(day: dt.date) -> str:
    """`1 February 2019`."""
    checked_day(day)
    return f"{_day_and_month(day)} {day.year}"


def date_with_weekday(day: dt.date) -> str:
    """`Saturday, 2 February 2019`."""
    return f"{WEEKDAYS[checked_day(day).weekday()]}, {date(day)}"


def date_range(first: dt.date, last: dt.date, *, in_words: bool = False) -> str:
    """`30 - 31 January 2019`; with `in_words`, `30 to 31 January 2019`.

    What both days share is written once. Raises ValueError if `last` comes first.
    """
    checked_range(first, last)
    if first == last:
        return date(first)
    between = " to " if in_words else " - "
    if first.year != last.year:
        return f"{date(first)}{between}{date(last)}"
    if first.month != last.month:
        return f"{_day_and_month(first)}{between}{date(last)}"
    return f"{first.day}{between}{date(last)}"


def _day_and_month(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
