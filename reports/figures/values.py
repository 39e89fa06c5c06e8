"""Values of figures as a token keeps them: `786`, `2019-01-30/2019-02-02`."""

from __future__ import annotations

import datetime as dt

from reports.figures.figure import Kind, Value
from reports.wording import Wording


class UnreadableValue(ValueError):
    """A token's value is none of its figure's kind."""


def write_value(value: Value, *, language: str = "sw") -> str:
    """The value as it stands in a token; a text in `language`."""
    if isinstance(value, Wording):
        return value.in_language(language)
    if isinstance(value, tuple):
        return "/".join(day.isoformat() for day in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def read_value(text: str, *, kind: Kind) -> Value:
    """The value that `text` says. Raises UnreadableValue."""
    try:
        return _READERS[kind](text.strip())
    except ValueError as error:
        raise UnreadableValue(f"{text!r} is no {kind}") from error


def _whole_number(text: str) -> int:
    digits = text.replace(",", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 12:
        raise ValueError(text)
    return int(digits)


def _date_range(text: str) -> Value:
    first, _, last = text.partition("/")
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
    if days[1] < days[0]:
        raise ValueError(text)
    return days


_READERS = {
    "count": _whole_number,
    "money": _whole_number,
    "year": _whole_number,
    "date": dt.date.fromisoformat,
    "date_range": _date_range,
    "text": lambda text: Wording(text, text),
}
