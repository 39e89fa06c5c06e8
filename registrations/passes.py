"""What the square code of a badge says, and whose pass it is.

`KK2026-<code>-<seal>`: the year of the edition, sixteen random signs (eighty bits) and a seal of
both with the portal's key (sixty bits). All signs are of the small alphabet of QR codes, so a badge
needs 25 modules a side. A desk without a network knows the code by its list; the seal is looked at
where the key is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import record
from egov_meeting.meetings.models import Edition
from registrations.choices import PassState
from registrations.models.badges import PASS_ALPHABET, PASS_LENGTH, Pass, new_pass_code
from registrations.models.registration import Registration

SEAL_LENGTH = 12
_SALT = "registrations.pass"
_SIGN = f"[{PASS_ALPHABET}]"
# Known to desks too, which look at the form of what they read before they look into their list.
QR_PATTERN = f"KK([0-9]{{4}})-({_SIGN}{{{PASS_LENGTH}}})-({_SIGN}{{{SEAL_LENGTH}}})"
_QR = re.compile(QR_PATTERN)
_AT_ONCE = 500


class ReadCode(NamedTuple):
    """What a code says: the year of its edition and the code of the pass."""

    year: int
    code: str


class CodeUnreadable(ValueError):
    """No code of a badge: cut off, mistyped, or of something else altogether."""


class SealBroken(ValueError):
    """It looks like a code of ours and was not made here."""


def qr_text(pass_: Pass) -> str:
    """What the square code of a badge says."""
    return sealed_text(year=pass_.registration.edition.year, code=pass_.code)


def sealed_text(*, year: int, code: str) -> str:
    """The same from its parts, for lists of thousands."""
    return f"KK{year:04d}-{code}-{_seal(year, code, settings.SECRET_KEY)}"


def read_code(text: str) -> ReadCode:
    """What a scanner read. Raises CodeUnreadable, SealBroken."""
    found = _QR.fullmatch(text.strip().upper())
    if found is None:
        raise CodeUnreadable
    year, code, seal = int(found[1]), found[2], found[3]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(seal, _seal(year, code, key)) for key in keys):
        raise SealBroken
    return ReadCode(year, code)


def pass_by_code(code: str) -> Pass | None:
    """The pass of this code (sixteen signs), valid or revoked, with its registration; None when there is none."""
    found = Pass.objects.filter(code=code.strip().upper())
    return found.select_related(
        "registration__edition", "registration__group", "registration__institution"
    ).first()


def valid_pass_of(registration: Registration) -> Pass | None:
    """The pass that lets this person in; None before one was issued."""
    rows = Pass.objects.filter(registration=registration, state=PassState.VALID)
    return rows.select_related("registration__edition").first()


def issue_passes(
    *,
    edition: Edition,
    registrations: Iterable[Registration | int],
    at: datetime,
    by: Actor = SYSTEM,
) -> int:
    """Give a pass to each of these who has none; returns how many were given, on record as a number.

    `registrations` are rows or their numbers, all of `edition`. Whoever is given one by two at the
    same moment has one.
    """
    wanted = [one if isinstance(one, int) else one.pk for one in registrations]
    given = 0
    with transaction.atomic():
        for start in range(0, len(wanted), _AT_ONCE):
            given += _issue(wanted[start : start + _AT_ONCE], edition, at)
        if given:
            record(
                action="registrations.badges_issued",
                obj=edition,
                by=by,
                at=at,
                after={"number": given},
                shown_publicly=False,
            )
    return given


def _issue(wanted: list[int], edition: Edition, at: datetime) -> int:
    rows = Registration.objects.filter(pk__in=wanted, edition=edition)
    missing = rows.exclude(passes__state=PassState.VALID).order_by("pk")
    made = [
        Pass(registration_id=pk, code=new_pass_code(), issued_at=at)
        for pk in missing.values_list("pk", flat=True)
    ]
    Pass.objects.bulk_create(made, ignore_conflicts=True)
    return Pass.objects.filter(code__in=[one.code for one in made]).count()


def _seal(year: int, code: str, key: str) -> str:
    digest = salted_hmac(_SALT, f"{year:04d}-{code}", secret=key, algorithm="sha256").digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return "".join(PASS_ALPHABET[(number >> shift) & 31] for shift in range(55, -1, -5))
