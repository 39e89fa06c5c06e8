"""The rounds of scoring: planned, opened when all is ready, closed for good."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from innovations.choices import EntryState, StageState
from innovations.models import Call, Entry, RankingRun, Stage, StageEntry
from innovations.selectors.ranking import second_stage_entries
from innovations.selectors.stages import opening_findings
from innovations.services.judge_messages import stop_reminders, tell_opened
from innovations.services.ranking import freeze_ranking
from innovations.services.recusing import release_unscored

_CAPABILITY = "innovations.change"


def plan_stage(*, call: Call, number: int, by: Actor, at: datetime) -> Stage:
    """Make the stage if it is not there, and take in the entries that belong to it now.

    The first stage takes all that were taken to judging, the second those that the ranking of the
    first leads to. What does not belong there any more is left out again. Raises ValidationError
    when the stage is open or closed already, or the second comes before the first is closed.
    """
    _allowed(by, call)
    with transaction.atomic():
        locked(call)
        stage = call.stages.filter(number=number).first()
        if stage is None:
            stage = _made(call, number, by, at)
        stage = _planned(stage)
        _take_in(stage, _entries_of(call, number), by, at)
    return stage


def set_closing(*, stage: Stage, closes_at: datetime | None, by: Actor, at: datetime) -> bool:
    """Say until when sheets are taken; an open stage may be given more or less time, not the past."""
    _allowed(by, stage.call)
    with transaction.atomic():
        stored: Stage = locked(stage)
        if stored.state == StageState.CLOSED:
            raise ValidationError(_("Scoring of this stage is closed."))
        if closes_at is not None and closes_at <= at:
            raise ValidationError({"closes_at": _("Choose a time that is still to come.")})
        return save_changes(
            stored,
            by=by,
            at=at,
            action="judging.closing_set",
            fields={"closes_at": closes_at},
            shown_publicly=False,
        )


def open_stage(*, stage: Stage, by: Actor, at: datetime, reason: str = "") -> Stage:
    """Let the judges score from now on, and tell them.

    Raises ValidationError with everything that stops it, and for what is only unwise when no reason
    is given; PermissionDenied.
    """
    with transaction.atomic():
        # Who changes criteria or weights waits, or was here before.
        locked(stage.call)
        stored: Stage = locked(stage)
        findings = opening_findings(stage=stored, at=at)
        stopping = [one.text for one in findings if one.stops]
        if stopping:
            raise ValidationError(stopping)
        if findings and not reason.strip():
            raise ValidationError(
                {
                    "reason": _("Say why scoring opens all the same: %(findings)s")
                    % {"findings": " ".join(one.text for one in findings)}
                }
            )
        transition(
            stored,
            to=StageState.OPEN,
            by=by,
            at=at,
            reason=reason.strip(),
            also={"opened_at": at},
            action="judging.stage_opened",
            shown_publicly=False,
        )
        tell_opened(stage=stored, at=at)
    stage.refresh_from_db()
    return stage


def close_stage(*, stage: Stage, by: Actor, at: datetime) -> RankingRun:
    """Take no more sheets, and freeze the ranking of those handed in, in one transaction.

    Sheets that were not handed in stay as they are and do not count. Raises TransitionRefused when
    the stage is not open, and what freeze_ranking raises; then scoring stays open.
    """
    with transaction.atomic():
        stored: Stage = locked(stage)
        transition(
            stored,
            to=StageState.CLOSED,
            by=by,
            at=at,
            also={"closed_at": at},
            action="judging.stage_closed",
            shown_publicly=False,
        )
        run: RankingRun = freeze_ranking(stage=stored, by=by, at=at)
        stop_reminders(stage=stored)
    stage.refresh_from_db()
    return run


def _allowed(by: Actor, call: Call) -> None:
    if not by.may(_CAPABILITY, edition_id=call.edition_id):
        raise PermissionDenied(f"{_CAPABILITY} is needed")


def _made(call: Call, number: int, by: Actor, at: datetime) -> Stage:
    if number == 2 and not call.has_second_stage:
        raise ValidationError(_("The call has one stage only."))
    stage = Stage(call=call, number=number)
    save_new(stage, by=by, at=at, action="judging.stage_planned", shown_publicly=False)
    return stage


def _planned(stage: Stage) -> Stage:
    stored: Stage = locked(stage)
    if stored.state != StageState.PLANNED:
        raise ValidationError(_("Scoring has opened: the entries of this stage stand."))
    return stored


def _entries_of(call: Call, number: int) -> list[Entry]:
    if number == 1:
        rows = Entry.objects.filter(edition=call.edition_id, state=EntryState.SCREENED)
        return list(rows.order_by("number"))
    first = call.stages.filter(number=1, state=StageState.CLOSED).first()
    if first is None:
        raise ValidationError(_("The second stage follows when the first is closed."))
    # One that was withdrawn since leaves its place empty.
    return list(second_stage_entries(stage=first).filter(state=EntryState.SCREENED))


def _take_in(stage: Stage, entries: list[Entry], by: Actor, at: datetime) -> None:
    there = {row.entry_id: row for row in stage.stage_entries.select_related("entry")}
    wanted = {entry.pk: entry for entry in entries}
    added = [StageEntry(stage=stage, entry=entry) for pk, entry in wanted.items() if pk not in there]  # fmt: skip
    left = [row for pk, row in there.items() if pk not in wanted]
    if not added and not left:
        return
    StageEntry.objects.bulk_create(added)
    for row in left:
        reason = _("This entry does not take part in the stage.")
        release_unscored(entry=row.entry, reason=reason, by=by, at=at)
    stage.stage_entries.filter(pk__in=[row.pk for row in left]).delete()
    record(
        action="judging.stage_filled",
        obj=stage,
        by=by,
        at=at,
        before={"entries": len(there)},
        after={"entries": len(wanted)},
        shown_publicly=False,
    )
