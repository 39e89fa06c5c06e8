"""What a judge may see: the own assignments, nothing of relations, nothing that was not cleared."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from innovations.choices import AssignmentState, EntryState, JudgeState, StageState
from innovations.models import Assignment, Call, Entry, EntryFile, Judge, Stage
from innovations.selectors.conflicts import conflicting_entry_ids

if TYPE_CHECKING:
    from egov_meeting.documents.models import Upload

# Before scoring opens nobody sees what will be theirs.
SHOWN_STAGES = (StageState.OPEN, StageState.CLOSED)


def may_judge(judge: Judge) -> bool:
    """On the panel, and the relations are attested."""
    return judge.state == JudgeState.ACCEPTED and judge.attested_at is not None


def is_before_judges(*, entry: Entry, call: Call) -> bool:
    """Taken to judging, and cleared where judging is blind; not while it is being corrected again."""
    return entry.state == EntryState.SCREENED and (
        not call.is_blind or entry.blind_cleared_at is not None
    )


def is_assigned(*, assignment: Assignment) -> bool:
    """Whether the entry is with this judge, who is on the panel."""
    return assignment.state == AssignmentState.ACTIVE and may_judge(assignment.judge)


def is_judges_own(*, assignment: Assignment) -> bool:
    """Whether the sheet is still the judge's: assigned, and no relation found since."""
    return is_assigned(assignment=assignment) and (
        assignment.entry_id not in conflicting_entry_ids(judge=assignment.judge)
    )


def is_over(*, stage: Stage, at: datetime) -> bool:
    """Closed, or past the closing time before anybody closed it."""
    if stage.state == StageState.CLOSED:
        return True
    return stage.closes_at is not None and stage.closes_at <= at


def judge_files(*, assignment: Assignment) -> list[EntryFile]:
    """The files of an entry that a judge may get, in order."""
    call = assignment.stage.call
    if not is_before_judges(entry=assignment.entry, call=call):
        return []
    rows = assignment.entry.files.filter(removed_at=None, upload__state="ready")
    return list(rows.select_related("upload"))


def told_name(number: int, call: Call, file: EntryFile) -> str:
    """What a judge reads of a file. Where judging is blind its own name might tell whose it is."""
    if call.is_blind:
        return _("File %(number)d") % {"number": number}
    return file.caption or file.upload.filename


def judge_may_read_file(user: Any, upload: Upload) -> bool:
    """Whether an account may get a file as a judge, under its own name.

    Never where judging is blind: there the page of the sheet hands out a copy without the name.
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return False
    file = EntryFile.objects.filter(upload=upload, removed_at=None).first()
    if file is None:
        return False
    rows = Assignment.objects.filter(
        entry=file.entry_id,
        judge__user=user,
        state=AssignmentState.ACTIVE,
        stage__state__in=SHOWN_STAGES,
        stage__call__is_blind=False,
    ).select_related("judge__call", "entry", "stage__call")
    return any(
        is_before_judges(entry=row.entry, call=row.stage.call) and is_judges_own(assignment=row)
        for row in rows
    )
