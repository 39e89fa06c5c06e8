"""One cell of a sheet: its text, and why the text cannot be trusted."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from egov_meeting.exchange.reading.cells import unguarded
from registrations.imports.limits import LONGEST_CELL

FORMULA, DATE, BROKEN, DIGITS_LOST = "formula", "date", "error_value", "digits_lost"

# A spreadsheet has fifteen digits of a number, and shows long ones as 2.55713E+11.
_MOST_DIGITS = 10**15
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_ROUNDED = re.compile(r"\d{3,}0{6,}")
_FORMULA_TEXT = re.compile(r"=.")
_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "########"}
)


class Cell(NamedTuple):
    """`fault` is "" for a cell that says what its text says."""

    text: str
    fault: str = ""


EMPTY = Cell("")


def cell_of_workbook(value: Any, kind: str) -> Cell:
    """A cell as openpyxl gives it without working out formulas; `kind` is its data type."""
    if value is None:
        return EMPTY
    if kind == "f":
        return Cell(_cut(_formula(value)), FORMULA)
    if kind == "e":
        return Cell(_cut(str(value)), BROKEN)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Cell(_cut(str(value)), DATE)
    if isinstance(value, int | float):
        return _number(value)
    return cell_of_text(str(value), formulas=False)


def cell_of_text(text: str, *, formulas: bool = True) -> Cell:
    """A cell that is text. In a CSV what begins with = would be a formula in any spreadsheet."""
    stripped = text.strip()
    if formulas and _FORMULA_TEXT.match(stripped):
        return Cell(_cut(stripped), FORMULA)
    plain = unguarded(stripped)
    if plain.upper() in _ERRORS:
        return Cell(plain, BROKEN)
    return Cell(_cut(plain))


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet has thrown digits of a long number away: 2.55713E+11, 255713000000."""
    plain = text.replace(" ", "")
    return bool(_SHORTENED.fullmatch(plain) or _ROUNDED.fullmatch(plain))


def _number(value: float) -> Cell:
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return Cell(str(value), BROKEN)
        if not value.is_integer():
            return Cell(_cut(str(value)))
    whole = int(value)
    return Cell(_cut(str(whole)), DIGITS_LOST if abs(whole) >= _MOST_DIGITS else "")


def _formula(value: Any) -> str:
    # Array formulas come as objects that carry their text.
    return str(getattr(value, "text", None) or value)


def _cut(text: str) -> str:
    kept = text.replace("\x00", "")
    return kept if len(kept) <= LONGEST_CELL else kept[:LONGEST_CELL] + "…"
