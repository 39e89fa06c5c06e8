"""Judges for tests of the panel, screening and assigning."""

from __future__ import annotations

from typing import Any

from egov_meeting.accounts.roles import Role
from innovations.choices import JudgeState
from innovations.models import Call, Judge, Stage, StageEntry
from tests.accounts.factories import UserFactory
from tests.innovations.factories import NOON, standing_entry


def officer() -> Any:
    """Somebody who arranges the judging."""
    return UserFactory(roles=[Role.INNOVATION])


def judge_on(call: Call, number: int, **fields: Any) -> Judge:
    """A judge who has accepted and attested, with a mailbox of nobody's institution."""
    values = {
        "full_name": f"Jaji wa {number}",
        "email": f"jaji{number}@gmail.com",
        "state": JudgeState.ACCEPTED,
        "invited_at": NOON,
        "attested_at": NOON,
    } | fields
    return Judge.objects.create(call=call, pseudonym=number, **values)


def stage_of(call: Call, *, entries: int, judges: int, state: str = "planned") -> Stage:
    """A first stage with its entries and judges, nothing assigned."""
    stage = Stage.objects.create(call=call, number=1, state=state)
    for number in range(1, entries + 1):
        entry = standing_entry(call=call, number=number, authors=(f"Mwandishi{number} Wa{number}",))
        StageEntry.objects.create(stage=stage, entry=entry)
    for number in range(1, judges + 1):
        judge_on(call, number)
    return stage
