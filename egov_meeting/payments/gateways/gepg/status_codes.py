"""The gateway's status codes: all of them by name, and in words those that staff meet.

Names come from public lists (docs/integrations/gepg.md); area, success and retry are our reading.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from egov_meeting.payments.gateways.gepg.code_meanings import MEANINGS

ACCEPTED = "7101"
UNKNOWN_BILL = "7204"
DUPLICATE_BILL = "7226"
BAD_REQUEST = "7242"
CANCELLED = "7283"
WRONG_SIGNATURE = "7303"
NO_PAYMENT = "7324"
UPDATED = "7334"


@dataclass(frozen=True, slots=True)
class StatusCode:
    code: str
    name: str
    area: str
    is_success: bool
    is_worth_retrying: bool


@cache
def status_codes() -> dict[str, StatusCode]:
    """Every known code by its number."""
    path = Path(__file__).with_name("status_codes.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _read(row) for row in csv.DictReader(file)}


def meaning(code: str) -> str:
    """What the code says, in the active language; its official name when we have no words for it."""
    if code in MEANINGS:
        return str(MEANINGS[code])
    known = status_codes().get(code)
    if known:
        return known.name.replace("_", " ").capitalize()
    return _("A code that is not known: %(code)s.") % {"code": code}


def meanings(codes: str) -> list[str]:
    """The same for a field that holds several codes joined by semicolons."""
    return [meaning(code.strip()) for code in codes.split(";") if code.strip()]


def is_worth_retrying(codes: Collection[str]) -> bool:
    """Whether the gateway only had a bad moment: every code it gave passes by itself."""
    known = status_codes()
    return bool(codes) and all(code in known and known[code].is_worth_retrying for code in codes)


def _read(row: dict[str, str]) -> StatusCode:
    return StatusCode(
        code=row["code"],
        name=row["name"],
        area=row["area"],
        is_success=row["success"] == "yes",
        is_worth_retrying=row["retry"] == "yes",
    )
