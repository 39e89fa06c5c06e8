"""Ties that are left to the panel, and who may vote on them."""

from __future__ import annotations

from innovations.choices import JudgeState
from innovations.models import Judge, Stage, TieVote
from innovations.selectors.conflicts import all_conflicts
from innovations.selectors.ranking import OpenTie

# So many entries in one tie are no matter of a vote; their numbers must fit into TieVote.tie.
LONGEST_KEY = 200


def can_be_voted_on(tie: OpenTie) -> bool:
    """Whether the tie is small enough for a vote."""
    return len(tie.key) <= LONGEST_KEY


def voters(*, stage: Stage, tie: OpenTie) -> list[Judge]:
    """Judges on the panel who have no relation to any of the tied entries, by number."""
    if not can_be_voted_on(tie):
        return []
    rows = stage.call.judges.filter(state=JudgeState.ACCEPTED).select_related("institution")
    panel = list(rows.order_by("pseudonym"))
    hidden = all_conflicts(call=stage.call, judges=panel)
    return [judge for judge in panel if not hidden[judge.pk] & set(tie.entries)]


def votes_on(*, stage: Stage, tie: OpenTie) -> dict[int, TieVote]:
    """The recorded votes by judge."""
    rows = stage.tie_votes.filter(tie=tie.key).select_related("judge")
    return {vote.judge_id: vote for vote in rows}
