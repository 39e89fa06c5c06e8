"""Freezing the ranking of a stage at the close, and opening one before it, with a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from innovations.choices import StageState
from innovations.judging_hands import still_scores
from innovations.models import RankingRun, Stage
from innovations.ranking import BadMaterial, rank
from innovations.selectors.conflicts import found_conflicts
from innovations.selectors.ranking_material import Pair, material_of

LONGEST_REASON = 500


def freeze_ranking(*, stage: Stage, by: Actor, at: datetime) -> RankingRun:
    """Store what was scored, the rules and the result, for good; inside the transaction of the close.

    Raises ValidationError when the weights do not sum to 1 or a sheet cannot be.
    """
    run = _made(stage, RankingRun(is_final=True), by, at)
    _record(run, "judging.ranking_frozen", by, at)
    return run


def open_ranking_early(*, stage: Stage, by: Actor, at: datetime, reason: str) -> RankingRun:
    """Show what the ranking is before scoring closes; who did it, when and why stays on record.

    Raises PermissionDenied, and ValidationError without a reason, when scoring is not open, or for
    who still has sheets to hand in as a judge.
    """
    if not by.may("innovations.open_ranking", edition_id=stage.edition_id):
        raise PermissionDenied("innovations.open_ranking is needed")
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why the ranking must be opened before the close.")})
    with transaction.atomic():
        stored: Stage = locked(stage)
        if stored.state != StageState.OPEN:
            raise ValidationError(_("A ranking can be opened early only while scoring is open."))
        if still_scores(user=by, stage=stored):
            raise ValidationError(_("You judge too: hand in your own sheets first."))
        run = _made(stored, RankingRun(reason=reason), by, at)
        _record(run, "judging.ranking_opened_early", by, at, reason)
    return run


def _made(stage: Stage, run: RankingRun, by: Actor, at: datetime) -> RankingRun:
    try:
        found = material_of(stage=stage, relations=_relations_now(stage))
        result = rank(found)
    except BadMaterial as wrong:
        raise ValidationError(
            _("The ranking cannot be made: %(reason)s.") % {"reason": wrong}, code="bad_material"
        ) from wrong
    run.stage, run.made_at, run.by_label = stage, at, by.audit_label[:300]
    run.method_version = found.method
    run.input, run.input_hash = found.text, found.hash
    run.result, run.result_hash = result.text, result.hash
    run.full_clean()
    run.save(force_insert=True)
    return run


def _relations_now(stage: Stage) -> dict[Pair, frozenset[str]]:
    """Also those that came up after scoring, as when two institutions were merged."""
    judges = stage.call.judges.filter(assignments__stage=stage).select_related("institution")
    panel = {judge.pk: judge for judge in judges.distinct()}
    found = found_conflicts(call=stage.call, judges=panel.values())
    return {
        (panel[judge].pseudonym, entry): kinds
        for judge, entries in found.items()
        for entry, kinds in entries.items()
    }


def _record(run: RankingRun, action: str, by: Actor, at: datetime, reason: str = "") -> None:
    """The trail tells of the checksums; the scores stay in the run."""
    after = {
        "input_hash": run.input_hash,
        "result_hash": run.result_hash,
        "method_version": run.method_version,
    }
    record(action=action, obj=run, by=by, at=at, after=after, reason=reason, shown_publicly=False)
