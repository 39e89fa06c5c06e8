"""What a desk sends, read with suspicion: a device may be old, in a hurry, or in other hands."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registrations.choices import DeskActKind

MOST_ACTS = 200
_LONGEST = 300
_MOST_OFF = 400 * 24 * 3600
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class SentAct:
    """One act as sent. `at` is set right by what the device knew of its clock when it happened.

    The person is named by `reference`, by what was scanned (`code`), or by the act that registered
    the person at the desk (`person`). `anyway`: the officer was warned and let the person in.
    """

    id: uuid.UUID
    kind: str
    at: dt.datetime
    door: int | None = None
    reference: str = ""
    code: str = ""
    person: uuid.UUID | None = None
    undoes: uuid.UUID | None = None
    anyway: bool = False
    how: str = ""
    note: str = ""
    amount: int | None = None
    new: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def read_acts(sent: Any, *, at: dt.datetime) -> list[SentAct]:
    """The acts of a message; one without a number of its own cannot be answered and is left out."""
    if not isinstance(sent, list):
        return []
    found = {act.id: act for row in sent[:MOST_ACTS] if (act := _read(row, at)) is not None}
    return list(found.values())


def moment(milliseconds: Any, *, otherwise: dt.datetime, off: Any = 0) -> dt.datetime:
    """The time a device says, `off` seconds added; `otherwise` when it says none that can be."""
    try:
        seconds = float(milliseconds) / 1000 + max(-_MOST_OFF, min(_MOST_OFF, float(off or 0)))
        return _EPOCH + dt.timedelta(seconds=seconds)
    except (TypeError, ValueError, OverflowError):
        return otherwise


def _read(row: Any, at: dt.datetime) -> SentAct | None:
    if not isinstance(row, Mapping) or (number := _uuid(row.get("id"))) is None:
        return None
    kind = _text(row.get("kind"))
    new = row.get("new")
    faults = [] if kind in DeskActKind.values else ["kind"]
    return SentAct(
        id=number,
        kind=kind if kind in DeskActKind.values else DeskActKind.SCAN,
        at=moment(row.get("at"), off=row.get("off"), otherwise=at),
        door=_number(row.get("door")),
        reference=_text(row.get("ref")).upper(),
        code=_text(row.get("code")),
        person=_uuid(row.get("person")),
        undoes=_uuid(row.get("undoes")),
        anyway=row.get("anyway") is True,
        how=_text(row.get("how"))[:10],
        note=_text(row.get("note")),
        amount=_number(row.get("amount")),
        new={str(key): _text(value) for key, value in new.items()}
        if isinstance(new, Mapping)
        else {},
        faults=tuple(faults),
    )


def printable(text: str) -> str:
    """The text without signs that nobody sees and no database takes."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def _text(value: Any) -> str:
    return printable(value)[:_LONGEST] if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and 0 <= value < 2**53 else None


def _uuid(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(value)
    except (AttributeError, TypeError, ValueError):
        return None
