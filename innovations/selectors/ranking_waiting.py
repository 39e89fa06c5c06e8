"""What of a frozen ranking waits for somebody, for the list of things to do."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.meetings.models import Edition
from innovations.models import RankingRun
from innovations.selectors.ranking import shown, undecided_in


@dataclass(frozen=True)
class RankingWaits:
    """Of the last closed stage: flags without a decision, and ties for the panel to vote on."""

    stage: int
    flags: int
    ties: int


def ranking_waits(*, edition: Edition) -> RankingWaits | None:
    """None while no stage is closed, and once the selection is locked."""
    rows = RankingRun.objects.filter(
        stage__call__edition=edition, stage__call__selection_locked_at=None, is_final=True
    )
    run = rows.select_related("stage").defer("input").order_by("-stage__number").first()
    if run is None:
        return None
    ranking = shown(run)
    return RankingWaits(run.stage.number, undecided_in(ranking), len(ranking.open_ties))
