"""Dates as Tanzanian officials write them: `30 Januari - 2 Februari, 2019`."""

from __future__ import annotations

import datetime as dt

from egov_meeting.shared.grammar.days import checked_day, checked_range

MONTHS = (
    "Januari",
    "Februari",
    "Machi",
    "Aprili",
    "Mei",
    "Juni",
    "Julai",
    "Agosti",
    "Septemba",
    "Oktoba",
    "Novemba",
    "Desemba",
)
WEEKDAYS = ("Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili")


def date(day: dt.date) -> str:
    """`1 Februari, 2019`."""
    checked_day(day)
    return f"{_day_and_month(day)}, {day.year}"


def date_with_weekday(day: dt.date) -> str:
    """`Jumamosi, tarehe 2 Februari, 2019`."""
    return f"{WEEKDAYS[checked_day(day).weekday()]}, tarehe {date(day)}"


def date_range(first: dt.date, last: dt.date, *, in_words: bool = False) -> str:
    """`30 - 31 Januari, 2019`; with `in_words`, `30 hadi 31 Januari, 2019`.

    What both days share is written once. Raises ValueError if `last` comes first.
    """
    checked_range(first, last)
    if first == last:
        return date(first)
    between = " hadi " if in_words else " - "
    if first.year != last.year:
        return f"{date(first)}{between}{date(last)}"
    if first.month != last.month:
        return f"{_day_and_month(first)}{between}{date(last)}"
    return f"{first.day}{between}{date(last)}"


def _day_and_month(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
