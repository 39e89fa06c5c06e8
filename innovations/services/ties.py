"""Recording the vote of the panel between entries that nothing else told apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, locked, save_changes, save_new
from innovations.models import Call, Stage, TieVote
from innovations.selectors.ranking import OpenTie, final_ranking
from innovations.selectors.ties import voters


def record_tie_votes(
    *, stage: Stage, tie: str, votes: Mapping[int, int | None], by: Actor, at: datetime
) -> int:
    """Keep who voted for which entry, by the numbers of the rows of judges; None takes a vote back.

    Returns how many votes were changed. Raises PermissionDenied, and ValidationError when the
    selection is locked, the ranking has no such tie, or a judge may not vote in it.
    """
    if not by.may("innovations.change", edition_id=stage.edition_id):
        raise PermissionDenied("innovations.change is needed")
    with transaction.atomic():
        call: Call = locked(stage.call)
        if call.selection_locked_at is not None:
            raise ValidationError(_("The selection is locked: ties can no longer be voted on."))
        found = _tie(stage, tie)
        allowed = {judge.pk: judge for judge in voters(stage=stage, tie=found)}
        stored = {row.judge_id: row for row in stage.tie_votes.filter(tie=tie)}
        changed = 0
        for judge, entry in votes.items():
            if judge not in allowed or (entry is not None and entry not in found.entries):
                raise ValidationError(_("A judge without a relation votes for one of the entries."))
            vote = stored.get(judge) or TieVote(stage=stage, tie=tie, judge=allowed[judge])
            changed += _kept(vote, entry, by, at)
    return changed


def _tie(stage: Stage, key: str) -> OpenTie:
    ranking = final_ranking(stage=stage)
    for found in ranking.voted_ties if ranking else ():
        if found.key == key:
            return found
    raise ValidationError(_("The ranking has no such tie."))


def _kept(vote: TieVote, entry: int | None, by: Actor, at: datetime) -> bool:
    """Whether it differs from what was recorded."""
    label = by.audit_label[:300]
    if entry == vote.entry_id:
        return False
    if entry is None:
        delete(vote, by=by, at=at, action="judging.tie_vote_removed", shown_publicly=False)
    elif vote.pk is None:
        vote.entry_id, vote.recorded_at, vote.recorded_by_label = entry, at, label
        save_new(vote, by=by, at=at, action="judging.tie_voted", shown_publicly=False)
    else:
        save_changes(
            vote,
            by=by,
            at=at,
            action="judging.tie_vote_changed",
            fields={"entry_id": entry, "recorded_at": at, "recorded_by_label": label},
            shown_publicly=False,
        )
    return True
