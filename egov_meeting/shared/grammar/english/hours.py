"""The twelve-hour clock: `8:00 a.m.`, with noon and midnight by name."""

from __future__ import annotations

import datetime as dt


def clock(time: dt.time) -> str:
    """`8:00 a.m.` for 08:00, `12:30 p.m.`, `12:00 noon`, `12:00 midnight`."""
    hour = time.hour % 12 or 12
    if hour == 12 and time.minute == 0:
        return "12:00 noon" if time.hour else "12:00 midnight"
    return f"{hour}:{time.minute:02} {'a.m.' if time.hour < 12 else 'p.m.'}"
