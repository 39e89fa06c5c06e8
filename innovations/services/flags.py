"""Writing down what was decided about something that a ranking pointed out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes, save_new
from innovations.models import FlagDecision, Stage
from innovations.selectors.ranking import final_ranking


def decide_flag(
    *,
    stage: Stage,
    kind: str,
    judge: int,
    entry: int | None,
    decision: str,
    by: Actor,
    at: datetime,
) -> FlagDecision:
    """Keep the decision about one flag of the frozen ranking; a later one takes its place, on record.

    `judge` is the number on the panel. No score is changed by it. Raises PermissionDenied, and
    ValidationError without a decision or when the ranking has no such flag.
    """
    if not by.may("innovations.change", edition_id=stage.edition_id):
        raise PermissionDenied("innovations.change is needed")
    if not decision.strip():
        raise ValidationError({"decision": _("Write what was decided.")})
    if not _is_raised(stage, kind, judge, entry):
        raise ValidationError(_("The ranking does not point this out."))
    values: dict[str, Any] = {
        "decision": decision.strip(),
        "decided_at": at,
        "decided_by_label": by.audit_label[:300],
    }
    with transaction.atomic():
        locked(stage)
        rows = stage.flag_decisions.filter(kind=kind, judge__pseudonym=judge, entry=entry)
        found = rows.first()
        if found is None:
            person = stage.call.judges.get(pseudonym=judge)
            found = FlagDecision(stage=stage, kind=kind, judge=person, entry_id=entry, **values)
            save_new(found, by=by, at=at, action="judging.flag_decided", shown_publicly=False)
        elif found.decision != values["decision"]:
            save_changes(
                found,
                by=by,
                at=at,
                action="judging.flag_decided",
                fields=values,
                shown_publicly=False,
            )
    return found


def _is_raised(stage: Stage, kind: str, judge: int, entry: int | None) -> bool:
    ranking = final_ranking(stage=stage)
    return ranking is not None and any(
        (flag["kind"], flag["judge"], flag["entry"]) == (kind, judge, entry)
        for flag in ranking.content["flags"]
    )
