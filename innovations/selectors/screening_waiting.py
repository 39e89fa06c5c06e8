"""What of screening and the panel waits for staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from egov_meeting.meetings.models import Edition
from innovations.choices import AssignmentState, EntryState, JudgeState, StageState
from innovations.models import Call, Entry, Stage, StageEntry


@dataclass(frozen=True)
class ScreeningWaits:
    """Numbers of entries to decide, to clear, and short of judges (in stage `stage`), and of judges to attest."""

    to_screen: int
    to_clear: int
    not_attested: int
    short: int
    stage: int


def screening_waits(*, edition: Edition) -> ScreeningWaits | None:
    """None where there is no call, or its results are published. Four queries."""
    call = Call.objects.filter(edition=edition, results_published_at=None).first()
    if call is None:
        return None
    blind = Q(state=EntryState.SCREENED, blind_cleared_at=None)
    entries = Entry.objects.filter(edition=edition).aggregate(
        to_screen=Count("pk", filter=Q(state=EntryState.SUBMITTED)),
        to_clear=Count("pk", filter=blind),
    )
    stage = Stage.objects.filter(call=call).exclude(state=StageState.CLOSED).first()
    return ScreeningWaits(
        to_screen=entries["to_screen"],
        to_clear=entries["to_clear"] if call.is_blind else 0,
        not_attested=call.judges.filter(state=JudgeState.ACCEPTED, attested_at=None).count(),
        short=_short(call, stage) if stage and stage.assigned_at and stage.number == 1 else 0,
        stage=stage.number if stage else 1,
    )


def _short(call: Call, stage: Stage) -> int:
    active = Q(entry__assignments__stage=F("stage"), entry__assignments__state=AssignmentState.ACTIVE)  # fmt: skip
    rows = StageEntry.objects.filter(stage=stage, entry__state=EntryState.SCREENED).annotate(
        judges=Count("entry__assignments", filter=active, distinct=True)
    )
    return rows.filter(judges__lt=call.judges_each).count()
