"""Relations between judges and entries go on record, and what was assigned against them is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from innovations.choices import (
    AssignmentState,
    ConflictKind,
    JudgeState,
    SheetState,
    StageState,
)
from innovations.models import Assignment, Call, Conflict, Entry, Judge, Stage
from innovations.notifications_panel import tell_staff
from innovations.selectors.conflicts import all_conflicts, found_conflicts

# Judges whose relations matter: of the others nothing is assigned.
ON_PANEL = (JudgeState.INVITED, JudgeState.ACCEPTED)


def record_found_relations(
    *, call: Call, judges: Iterable[Judge], by: Actor, at: datetime
) -> list[Conflict]:
    """Put on record what the data show today and what is not there yet; returns what was added."""
    panel = list(judges)
    added: list[Conflict] = []
    with transaction.atomic():
        there = set(
            Conflict.objects.filter(judge__in=panel).values_list("judge_id", "entry_id", "kind")
        )
        found = found_conflicts(call=call, judges=panel)
        for judge in panel:
            new = [
                Conflict(judge=judge, entry_id=entry, kind=kind, found_at=at, by_label="system")
                for entry, kinds in sorted(found[judge.pk].items())
                for kind in sorted(kinds)
                if (judge.pk, entry, kind) not in there
            ]
            if new:
                Conflict.objects.bulk_create(new, ignore_conflicts=True)
                _record_found(judge, new, by, at)
                added += new
    return added


def declare_relation(
    *, judge: Judge, entry: Entry, kind: str, note: str, by: Actor, at: datetime
) -> Conflict:
    """The judge, or staff, say that there is a relation. It hides the entry from the judge for good.

    What was assigned is taken back. The same said twice is one. Raises ValidationError.
    """
    with transaction.atomic():
        locked(judge)
        there = Conflict.objects.filter(judge=judge, entry=entry, kind=kind).first()
        if there is not None:
            return there
        conflict = Conflict(
            judge=judge, entry=entry, kind=kind, note=note, found_at=at, by_label=by.audit_label
        )
        save_new(conflict, by=by, at=at, action="panel.relation_declared", shown_publicly=False)
        take_back_conflicting(call=judge.call, by=by, at=at)
    return conflict


def take_back_conflicting(*, call: Call, by: Actor, at: datetime) -> list[Assignment]:
    """Take back every assignment against which a relation stands, in stages that are not closed.

    A sheet that was handed in stays on record and does not count any more. Staff are told.
    """
    with transaction.atomic():
        lock_stages(call)
        rows = list(
            Assignment.objects.filter(
                stage__call=call,
                stage__state__in=(StageState.PLANNED, StageState.OPEN),
                state=AssignmentState.ACTIVE,
            )
            .select_related("judge__call", "stage", "entry")
            .order_by("pk")
        )
        judges = {row.judge_id: row.judge for row in rows}.values()
        hidden = all_conflicts(call=call, judges=judges)
        against = [row for row in rows if row.entry_id in hidden[row.judge_id]]
        for row in against:
            release(row, reason=_("A relation to the entry is on record."), by=by, at=at)
        if against:
            _notice(call, against, at)
    return against


def count_merger(*, kept: object, duplicate: object, by: Actor, at: datetime) -> None:
    """After two institutions became one: relations that follow count at once, in all open judging."""
    calls = Call.objects.filter(
        stages__state__in=(StageState.PLANNED, StageState.OPEN), judges__state__in=ON_PANEL
    )
    for call in calls.select_related("edition").distinct().order_by("pk"):
        refresh_relations(call=call, by=by, at=at)


def refresh_relations(*, call: Call, by: Actor, at: datetime) -> list[Assignment]:
    """Look at all relations again, put new ones on record, and take back what was assigned against them."""
    with transaction.atomic():
        judges = call.judges.filter(state__in=ON_PANEL).select_related("call")
        record_found_relations(call=call, judges=judges, by=by, at=at)
        return take_back_conflicting(call=call, by=by, at=at)


def lock_stages(call: Call) -> None:
    """Lock what is not closed yet, before any assignment, as handing in a sheet does: nobody waits in a ring."""
    rows = Stage.objects.select_for_update(of=("self",)).filter(call=call)
    list(rows.exclude(state=StageState.CLOSED).order_by("number").values_list("pk"))


def release(assignment: Assignment, *, reason: str, by: Actor, at: datetime, by_hand: bool = False) -> None:  # fmt: skip
    """Take one assignment back; the row stays with the reason."""
    save_changes(
        assignment,
        by=by,
        at=at,
        action="assigning.taken_back",
        fields={
            "state": AssignmentState.RELEASED,
            "reason": reason[:500],
            "by_hand": by_hand,
            "at": at,
        },
        reason=reason,
        shown_publicly=False,
    )


def release_unscored(*, entry: Entry, reason: str, by: Actor, at: datetime) -> None:
    """Take back what was assigned of an entry that left the judging, but for sheets that were handed in."""
    rows = Assignment.objects.filter(
        entry=entry,
        state=AssignmentState.ACTIVE,
        stage__state__in=(StageState.PLANNED, StageState.OPEN),
    ).exclude(sheet__state=SheetState.SUBMITTED)
    for row in rows.select_related("judge__call", "stage", "entry").order_by("pk"):
        release(row, reason=reason, by=by, at=at)


def _record_found(judge: Judge, new: list[Conflict], by: Actor, at: datetime) -> None:
    numbers = dict(
        Entry.objects.filter(pk__in={row.entry_id for row in new}).values_list("pk", "number")
    )
    labels = dict(ConflictKind.choices)
    record(
        action="panel.relations_found",
        obj=judge,
        by=by,
        at=at,
        after={"relations": [f"{numbers[row.entry_id]}: {labels[row.kind]}" for row in new]},
        shown_publicly=False,
    )


def _notice(call: Call, against: list[Assignment], at: datetime) -> None:
    number = len(against)
    newest = max(row.pk for row in against)

    def what() -> str:
        return ngettext(
            "A relation between a judge and an entry has come up, and %(number)d assignment was taken back.",
            "Relations between judges and entries have come up, and %(number)d assignments were taken back.",
            number,
        ) % {"number": number}

    tell_staff(
        edition=call.edition,
        key=f"relations-{newest}-{int(at.timestamp())}",
        stage=against[-1].stage.number,
        at=at,
        what=what,
    )
