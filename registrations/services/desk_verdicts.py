"""What becomes of an act of a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registrations.choices import TAKING_PART, RegistrationState
from registrations.choices import DeskActKind as Kind
from registrations.choices import DeskOutcome as Outcome
from registrations.desk_acts import SentAct
from registrations.models import Checkpoint, Registration
from registrations.services.attending import Passage
from registrations.services.desk_finding import Found


@dataclass(frozen=True)
class Verdict:
    """The outcome, what else is to be known of it, and whether it counts for attendance."""

    outcome: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    counts: bool = False


def verdict_on(
    act: SentAct,
    *,
    found: Found,
    door: Checkpoint | None,
    inside: Mapping[Passage, Mapping[str, str]],
    dates: Mapping[int, frozenset[dt.date]],
    at: dt.datetime,
) -> Verdict:
    """Of a scan, an undoing or a note about `found` at `door`; `inside` says of those who are in already
    by which desk (`desk`) and from when (`since`)."""
    if act.faults or (door is None and act.kind != Kind.PAYMENT_NOTE):
        return Verdict(Outcome.REFUSED, {"why": "unreadable"})
    person = found.registration
    if person is None:
        outcome = Outcome.OTHER_EDITION if found.why == "year" else Outcome.UNKNOWN
        return Verdict(outcome, {"why": found.why})
    if act.kind == Kind.UNDO:
        return Verdict(Outcome.DONE, counts=act.undoes is not None)
    if act.kind == Kind.PAYMENT_NOTE:
        return Verdict(Outcome.DONE)
    assert door is not None
    if found.revoked_at is not None and found.revoked_at <= min(act.at, at):
        return Verdict(Outcome.REVOKED, {"revoked": found.revoked_at.isoformat()})
    if person.state == RegistrationState.CANCELLED:
        return Verdict(Outcome.CANCELLED)
    return _let_in(act, person, door, inside, dates)


def _let_in(
    act: SentAct,
    person: Registration,
    door: Checkpoint,
    inside: Mapping[Passage, Mapping[str, str]],
    dates: Mapping[int, frozenset[dt.date]],
) -> Verdict:
    days = dates.get(person.group_id, frozenset())
    if days and door.date not in days:
        return Verdict(Outcome.OTHER_DAY, {"days": sorted(map(str, days))}, counts=act.anyway)
    known = inside.get(Passage(door.pk, person.pk))
    if known is not None:
        return Verdict(Outcome.AGAIN, known, counts=True)
    if person.state not in TAKING_PART:
        return Verdict(Outcome.UNPAID, {"state": person.state}, counts=True)
    return Verdict(Outcome.DONE, counts=True)
