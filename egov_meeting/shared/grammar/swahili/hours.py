"""The Swahili clock, whose day begins at dawn: 08:00 is `saa 2:00 asubuhi`."""

from __future__ import annotations

import datetime as dt

# The first hour of each part of the day, as public notices use them; after 19:00 it is
# night until the small hours.
PARTS = (
    (19, "usiku"),
    (16, "jioni"),
    (12, "mchana"),
    (6, "asubuhi"),
    (4, "alfajiri"),
    (0, "usiku"),
)


def clock(time: dt.time) -> str:
    """`saa 2:00 asubuhi` for 08:00, `saa 6:30 usiku` for half past midnight."""
    hour = (time.hour - 6) % 12 or 12
    return f"saa {hour}:{time.minute:02} {part_of_day(time)}"


def part_of_day(time: dt.time) -> str:
    """asubuhi, mchana, jioni, usiku or alfajiri."""
    return next(name for first_hour, name in PARTS if time.hour >= first_hour)
