"""Whom an act of a desk is about."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from egov_meeting.meetings.models import Edition
from registrations.choices import DeskActKind, PassState
from registrations.desk_acts import SentAct
from registrations.models import DeskAct, Pass, Registration
from registrations.models.badges import PASS_ALPHABET, PASS_LENGTH
from registrations.passes import CodeUnreadable, SealBroken, read_code
from registrations.selectors.attendance import group_dates

_BARE_CODE = re.compile(f"[{PASS_ALPHABET}]{{{PASS_LENGTH}}}")


@dataclass(frozen=True)
class Found:
    """The registration, or why there is none: "unreadable", "seal", "unknown", "year" (of another
    meeting). `revoked_at` when the badge was revoked; `is_awaited` while the act that registered the
    person has not arrived."""

    registration: Registration | None = None
    why: str = ""
    revoked_at: dt.datetime | None = None
    is_awaited: bool = False


class People:
    """Everybody whom the acts of one message name. Five queries, however many they are."""

    def __init__(
        self,
        edition: Edition,
        by_reference: Mapping[str, Registration],
        by_code: Mapping[str, Pass],
        by_act: Mapping[uuid.UUID, DeskAct],
    ) -> None:
        self.edition = edition
        self.by_reference = by_reference
        self.by_code = by_code
        self.by_act = by_act
        self.dates = group_dates(edition=edition)

    @classmethod
    def of(cls, *, edition: Edition, acts: Iterable[SentAct]) -> People:
        acts = list(acts)
        rows = Registration.objects.filter(
            edition=edition, reference__in={act.reference for act in acts}
        )
        codes = {bare_code(act.code)[0] for act in acts if act.code}
        passes = Pass.objects.filter(code__in=codes).select_related("registration")
        people = DeskAct.objects.filter(
            pk__in={act.person for act in acts if act.person},
            edition=edition,
            kind=DeskActKind.NEW_PERSON,
        ).select_related("registration")
        return cls(
            edition,
            {row.reference: row for row in rows},
            {one.code: one for one in passes},
            {act.pk: act for act in people},
        )

    def found(self, act: SentAct) -> Found:
        """Whom this act names; what was scanned is asked before what the device made of it."""
        if act.person:
            told = self.by_act.get(act.person)
            if told is None:
                return Found(is_awaited=True)
            return Found(told.registration, "" if told.registration_id else "unknown")
        if act.code:
            return self._by_code(act.code)
        row = self.by_reference.get(act.reference)
        return Found(row, "" if row else "unknown")

    def _by_code(self, text: str) -> Found:
        code, why = bare_code(text)
        if why:
            return Found(why=why)
        year = text.strip()[2:6]
        if year.isdigit() and len(text.strip()) > PASS_LENGTH and int(year) != self.edition.year:
            return Found(why="year")
        known = self.by_code.get(code)
        if known is None:
            return Found(why="unknown")
        if known.registration.edition_id != self.edition.pk:
            return Found(why="year")
        is_revoked = known.state == PassState.REVOKED
        return Found(known.registration, revoked_at=known.revoked_at if is_revoked else None)


def bare_code(text: str) -> tuple[str, str]:
    """The sixteen signs of a badge from what was scanned or typed, or "" and why it cannot be read."""
    typed = text.strip().upper()
    if _BARE_CODE.fullmatch(typed):
        return typed, ""
    try:
        return read_code(typed).code, ""
    except CodeUnreadable:
        return "", "unreadable"
    except SealBroken:
        return "", "seal"
