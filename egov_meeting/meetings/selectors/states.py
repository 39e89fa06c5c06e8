"""Where an edition stands on its way and where it can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


@dataclass(frozen=True)
class Step:
    """A state the edition can be moved to now. `is_back` when it was there before."""

    state: str
    label: str
    is_back: bool


def steps_from(edition: Edition, *, by: Actor) -> list[Step]:
    """The moves of the workflow that this person may make, forward ones first."""
    order = list(EditionState.values)
    here = order.index(edition.state)
    steps = [
        Step(move.target, str(EditionState(move.target).label), order.index(move.target) < here)
        for move in edition.workflow.moves_from(edition.state)
        if not move.permission or by.may(move.permission, edition_id=edition.pk)
    ]
    return sorted(steps, key=lambda step: step.is_back)
