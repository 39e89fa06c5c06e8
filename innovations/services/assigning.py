"""Giving judges their entries: proposed by the solver, applied by staff, adjusted by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from innovations.assigning import Explanation, Pair, explain, propose
from innovations.choices import (
    AssignmentState,
    EntryState,
    JudgeState,
    SheetState,
    StageState,
)
from innovations.models import Assignment, Entry, Judge, Stage
from innovations.notifications_panel import tell_more_entries
from innovations.selectors.assigning import Setting, setting_of
from innovations.selectors.conflicts import conflicting_entry_ids
from innovations.services.recusing import refresh_relations, release

_CAPABILITY = "innovations.change"


def propose_assignment(*, stage: Stage, by: Actor, at: datetime) -> Explanation:
    """Solve, and keep the answer beside the stage for staff to look at. Nothing is assigned yet.

    Relations are looked at first. Raises ValidationError where there is nothing to assign.
    """
    _allowed(by, stage)
    with transaction.atomic():
        stored = _not_closed(stage)
        refresh_relations(call=stored.call, by=by, at=at)
        setting = _ready(stored)
        pairs = propose(setting.problem)
        proposal = {
            "pairs": sorted(map(list, pairs)),
            "fingerprint": setting.fingerprint,
            "made_at": at.isoformat(),
        }
        _keep(stored, {**stored.assignment, "proposal": proposal})
        _record(stored, "assigning.proposed", setting, pairs, by, at)
    stage.assignment = stored.assignment
    return explain(setting.problem, pairs)


def apply_proposal(*, stage: Stage, by: Actor, at: datetime) -> Explanation:
    """Assign what was proposed. Raises ValidationError when the panel or the entries have changed since."""
    _allowed(by, stage)
    with transaction.atomic():
        stored = _not_closed(stage)
        proposal = stored.assignment.get("proposal")
        if not proposal:
            raise ValidationError(_("There is no proposal. Ask for one first."))
        setting = setting_of(stage=stored)
        if setting.fingerprint != proposal["fingerprint"]:
            raise ValidationError(
                _("Entries, judges or relations have changed since. Ask for a new proposal.")
            )
        pairs = frozenset((entry, judge) for entry, judge in proposal["pairs"])
        found = _write(stored, setting, pairs, by, at)
    _copy(stored, stage)
    return found


def assign_stage(*, stage: Stage, by: Actor, at: datetime) -> Explanation:
    """Solve and assign in one go. Raises ValidationError, PermissionDenied."""
    _allowed(by, stage)
    with transaction.atomic():
        stored = _not_closed(stage)
        refresh_relations(call=stored.call, by=by, at=at)
        found = _solve_and_write(stored, by, at)
    _copy(stored, stage)
    return found


def redistribute(*, stage: Stage, judge: Judge, by: Actor, at: datetime) -> Explanation | None:
    """Give to others what a judge who has left cannot do any more; handed in sheets stay and count.

    Everything else stays where it is. None for a stage in which nothing was assigned yet.
    """
    with transaction.atomic():
        stored = _not_closed(stage)
        if not stored.assignments.exists() or not _judges_left(stored, judge):
            return None
        found = _solve_and_write(stored, by, at, keep_all=True)
    _copy(stored, stage)
    return found


def assign_by_hand(*, stage: Stage, entry: Entry, judge: Judge, by: Actor, at: datetime) -> Assignment:  # fmt: skip
    """One entry more for one judge; the solver leaves it where it is. Raises ValidationError."""
    _allowed(by, stage)
    with transaction.atomic():
        stored = _not_closed(stage)
        check_by_hand(stage=stored, entry=entry, judge=judge)
        row = Assignment.objects.filter(stage=stored, judge=judge, entry=entry).first()
        if row is None:
            row = Assignment(stage=stored, judge=judge, entry=entry, by_hand=True, at=at)
            save_new(row, by=by, at=at, action="assigning.by_hand", shown_publicly=False)
        else:
            fields = {"state": AssignmentState.ACTIVE, "by_hand": True, "reason": "", "at": at}
            save_changes(row, by=by, at=at, action="assigning.given_back", fields=fields, shown_publicly=False)  # fmt: skip
        if stored.state == StageState.OPEN:
            tell_more_entries(judge, number=1, at=at)
    return row


def take_back(*, assignment: Assignment, reason: str, by: Actor, at: datetime) -> None:
    """Take an entry from a judge; the solver does not give it back. A sheet handed in stays with its judge."""
    _allowed(by, assignment.stage)
    with transaction.atomic():
        _not_closed(assignment.stage)
        stored: Assignment = locked(assignment)
        if stored.state != AssignmentState.ACTIVE:
            raise ValidationError(_("The entry has been taken back already."))
        if has_handed_in(stored):
            raise ValidationError(
                _("The sheet has been handed in: the entry stays with the judge.")
            )
        release(stored, reason=reason, by=by, at=at, by_hand=True)


def has_handed_in(assignment: Assignment) -> bool:
    """Whether the sheet of the assignment was handed in."""
    sheet = getattr(assignment, "sheet", None)
    return sheet is not None and sheet.state == SheetState.SUBMITTED


def _allowed(by: Actor, stage: Stage) -> None:
    if not by.may(_CAPABILITY, edition_id=stage.call.edition_id):
        raise PermissionDenied(f"{_CAPABILITY} is needed")


def _not_closed(stage: Stage) -> Stage:
    stored: Stage = locked(stage)
    if stored.state == StageState.CLOSED:
        raise ValidationError(_("Scoring of this stage is closed: what was assigned stands."))
    return stored


def _ready(stage: Stage) -> Setting:
    setting = setting_of(stage=stage)
    if not setting.problem.entries:
        raise ValidationError(_("No entry takes part in this stage."))
    if not any(judge.takes_more for judge in setting.problem.judges):
        raise ValidationError(_("No judge has accepted the invitation yet."))
    return setting


def check_by_hand(*, stage: Stage, entry: Entry, judge: Judge) -> None:
    """Raises ValidationError when the judge cannot have this entry, and says at which field."""
    if judge.call_id != stage.call_id or judge.state != JudgeState.ACCEPTED:
        raise ValidationError({"judge": _("This judge is not on the panel.")})
    if not stage.stage_entries.filter(entry=entry, entry__state=EntryState.SCREENED).exists():
        raise ValidationError({"number": _("This entry does not take part in the stage.")})
    setting = setting_of(stage=stage)
    if (entry.pk, judge.pk) in setting.active:
        raise ValidationError({"judge": _("The judge has this entry already.")})
    if entry.pk in conflicting_entry_ids(judge=judge):
        raise ValidationError({"judge": _("The judge has a relation to this entry.")})


def _judges_left(stage: Stage, judge: Judge) -> bool:
    return stage.call.judges.filter(state=JudgeState.ACCEPTED).exclude(pk=judge.pk).exists()


def _solve_and_write(
    stage: Stage, by: Actor, at: datetime, *, keep_all: bool = False
) -> Explanation:
    setting = _ready(stage)
    if keep_all:
        setting = setting.with_all_kept()
    return _write(stage, setting, propose(setting.problem), by, at)


def _write(
    stage: Stage, setting: Setting, pairs: frozenset[Pair], by: Actor, at: datetime
) -> Explanation:
    """The rows as the pairs say: new ones, ones given again, and ones taken back."""
    there = {(row.entry_id, row.judge_id): row for row in Assignment.objects.filter(stage=stage)}
    new = sorted(pairs - set(there))
    again = [there[pair].pk for pair in sorted(pairs & set(there)) if pair not in setting.active]
    gone = sorted(setting.active - pairs)
    Assignment.objects.bulk_create(
        [Assignment(stage=stage, judge_id=judge, entry_id=entry, at=at) for entry, judge in new]
    )
    Assignment.objects.filter(pk__in=again).update(
        state=AssignmentState.ACTIVE, by_hand=False, reason="", at=at
    )
    Assignment.objects.filter(pk__in=[there[pair].pk for pair in gone]).update(
        state=AssignmentState.RELEASED, by_hand=False, reason=_("Assigned anew"), at=at
    )
    found = explain(setting.problem, pairs)
    _keep(stage, {"applied": _summary(setting, pairs, found, at)}, assigned_at=at)
    _record(stage, "assigning.applied", setting, pairs, by, at)
    if stage.state == StageState.OPEN:
        _tell_of_more(stage, pairs - setting.active, at)
    return found


def _tell_of_more(stage: Stage, pairs: Iterable[Pair], at: datetime) -> None:
    more = Counter(judge for _entry, judge in pairs)
    for judge in stage.call.judges.filter(pk__in=more).select_related("call__edition"):
        tell_more_entries(judge, number=more[judge.pk], at=at)


def _summary(
    setting: Setting, pairs: frozenset[Pair], found: Explanation, at: datetime
) -> dict[str, Any]:
    return {
        "at": at.isoformat(),
        "entries": len(setting.problem.entries),
        "judges_each": setting.problem.judges_each,
        "assignments": len(pairs),
        "spread": found.spread,
        "missing": sum(found.missing.values()),
        "matches": found.matches,
        "parts": found.parts,
        "bridges": list(found.bridges),
    }


def _record(
    stage: Stage, action: str, setting: Setting, pairs: frozenset[Pair], by: Actor, at: datetime
) -> None:
    record(
        action=action,
        obj=stage,
        by=by,
        at=at,
        before={"assignments": len(setting.active)},
        after={
            "assignments": len(pairs),
            "given": len(pairs - setting.active),
            "taken_back": len(setting.active - pairs),
        },
        shown_publicly=False,
    )


def _keep(stage: Stage, content: dict[str, Any], **further: Any) -> None:
    """What the solver was asked and answered; the trail has its own row about it."""
    stage.assignment = content
    for name, value in further.items():
        setattr(stage, name, value)
    stage.save(update_fields=["assignment", *further])


def _copy(stored: Stage, stage: Stage) -> None:
    stage.assignment, stage.assigned_at = stored.assignment, stored.assigned_at
