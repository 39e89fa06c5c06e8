"""Scoring: a sheet is kept as it is typed, counts once it is handed in, and is corrected with a reason.

No score goes into the audit trail: staff read the trail, and nobody sees a score before the close.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import transition
from innovations.choices import SheetState, StageState
from innovations.judging_access import is_assigned, is_before_judges, is_judges_own, is_over
from innovations.models import Assignment, Criterion, Sheet, SheetScore, SheetVersion, Stage
from innovations.sheet_values import MOST_SECONDS, Typed, check_typed

LONGEST_REASON = 500


class ChangedElsewhere(ValidationError):
    """The sheet was changed in another window since the page was loaded. `stored` is what stands."""

    def __init__(self, sheet: Sheet, stored: Typed) -> None:
        words = _("The sheet was changed in another window or on another device. Nothing was overwritten: compare and save again.")  # fmt: skip
        super().__init__(words, code="elsewhere")
        self.sheet = sheet
        self.stored = stored


def keep_sheet(
    *, assignment: Assignment, typed: Typed, revision: int, by: Actor, at: datetime
) -> Sheet:
    """Keep what was typed so far; `revision` is that of the sheet which the page showed (0: none yet).

    The same content sent again changes nothing. Raises ValidationError: by field for what cannot
    stand there, with a code for what cannot be scored now, and ChangedElsewhere.
    """
    _check_relations(assignment)
    with transaction.atomic():
        stored = _open(assignment, at, for_good=False)
        check_typed(typed, _criteria(stored), whole=False)
        sheet = _sheet(stored) or _begin(stored, by, at)
        if sheet.state == SheetState.SUBMITTED:
            _same_or_refuse(sheet, typed)
        else:
            _keep(sheet, typed, revision, by, at)
    return sheet


def submit_sheet(
    *, assignment: Assignment, typed: Typed, revision: int, by: Actor, at: datetime
) -> SheetVersion:
    """Hand the sheet in, with all criteria scored; sent twice it is handed in once.

    `at` is when the request came in: after the closing time it is refused, whatever the device says.
    Raises ValidationError as keep_sheet.
    """
    _check_relations(assignment)
    with transaction.atomic():
        stored = _open(assignment, at)
        check_typed(typed, _criteria(stored), whole=True)
        sheet = _sheet(stored)
        if sheet is not None and sheet.state == SheetState.SUBMITTED:
            _same_or_refuse(sheet, typed)
            return sheet.versions.get(number=sheet.version)
        sheet = sheet or _begin(stored, by, at)
        _keep(sheet, typed, revision, by, at)
        transition(
            sheet,
            to=SheetState.SUBMITTED,
            by=by,
            at=at,
            also={"version": 1, "submitted_at": at},
            action="judging.sheet_submitted",
            shown_publicly=False,
        )
        return _add_version(sheet, typed, reason="", at=at)


def correct_sheet(
    *, assignment: Assignment, typed: Typed, version: int, reason: str, by: Actor, at: datetime
) -> SheetVersion:
    """Put a new version in the place of `version`, which the page showed. Earlier ones stay.

    Raises ValidationError as submit_sheet, and when nothing differs or no reason is given.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why you correct the sheet.")})
    _check_relations(assignment)
    with transaction.atomic():
        stored = _open(assignment, at)
        check_typed(typed, _criteria(stored), whole=True)
        sheet = _sheet(stored)
        if sheet is None or sheet.state != SheetState.SUBMITTED:
            raise ValidationError(_("The sheet has not been handed in yet."), code="not_handed_in")
        before = typed_of(sheet)
        if sheet.version != version:
            if typed.says_the_same_as(before):
                return sheet.versions.get(number=sheet.version)
            raise ChangedElsewhere(sheet, before)
        if typed.says_the_same_as(before):
            raise ValidationError(_("Nothing differs from the sheet that you handed in."))
        _write(sheet, typed)
        sheet.version += 1
        sheet.submitted_at = at
        sheet.save(update_fields=["version", "submitted_at"])
        record(
            action="judging.sheet_corrected",
            obj=sheet,
            by=by,
            at=at,
            before={"version": version},
            after={"version": sheet.version},
            # The reason may name a score: it stands with the version, which opens at the close.
            shown_publicly=False,
        )
        return _add_version(sheet, typed, reason=reason.strip(), at=at)


def typed_of(sheet: Sheet) -> Typed:
    """What stands on a sheet now."""
    scores = {row.criterion_id: row.score for row in sheet.scores.all()}
    return Typed(scores, sheet.remark, sheet.private_remark)


def _open(assignment: Assignment, at: datetime, *, for_good: bool = True) -> Assignment:
    """The assignment, read again and locked; `for_good` behind its stage, so that who closes scoring
    waits for what is handed in, or was here before.
    """
    stages = Stage.objects.select_related("call")
    if for_good:
        stages = stages.select_for_update(of=("self",))
    stage = stages.get(pk=assignment.stage_id)
    rows = Assignment.objects.select_for_update(of=("self",))
    stored = rows.select_related("judge__call", "entry").get(pk=assignment.pk)
    stored.stage = stage
    if not is_assigned(assignment=stored):
        raise _not_yours()
    if stage.state == StageState.PLANNED:
        raise ValidationError(_("Scoring has not opened yet."), code="not_open")
    if is_over(stage=stage, at=at):
        raise ValidationError(
            _(
                "Scoring is closed: the sheet can no longer be changed. What you typed is still on this page."
            ),
            code="closed",
        )
    if not is_before_judges(entry=stored.entry, call=stage.call):
        raise ValidationError(
            _(
                "The organisers are looking at this entry again. What you typed is still on this page; score it when it is back."
            ),
            code="not_cleared",
        )
    return stored


def _check_relations(assignment: Assignment) -> None:
    """Before anything is locked: it reads all entries of the call."""
    if not is_judges_own(assignment=assignment):
        raise _not_yours()


def _not_yours() -> ValidationError:
    return ValidationError(_("This entry is no longer among those you score."), code="not_yours")


def _criteria(assignment: Assignment) -> list[Criterion]:
    return list(assignment.stage.call.criteria.all())


def _sheet(assignment: Assignment) -> Sheet | None:
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("assignment__judge__call")
    return rows.filter(assignment=assignment).first()


def _begin(assignment: Assignment, by: Actor, at: datetime) -> Sheet:
    sheet = Sheet(assignment=assignment, started_at=at)
    sheet.full_clean()
    sheet.save(force_insert=True)
    record(action="judging.sheet_begun", obj=sheet, by=by, at=at, shown_publicly=False)
    return sheet


def _keep(sheet: Sheet, typed: Typed, revision: int, by: Actor, at: datetime) -> None:
    """Put what was typed on the sheet unless it is there; refuse to go over what the page never saw."""
    before = typed_of(sheet)
    if typed.says_the_same_as(before):
        return
    if sheet.revision != revision:
        raise ChangedElsewhere(sheet, before)
    _write(sheet, typed)
    sheet.revision += 1
    sheet.seconds_spent += max(0, min(typed.seconds, MOST_SECONDS))
    sheet.save(update_fields=["revision", "seconds_spent"])
    record(
        action="judging.sheet_kept",
        obj=sheet,
        by=by,
        at=at,
        before={"revision": revision},
        after={"revision": sheet.revision},
        shown_publicly=False,
    )


def _write(sheet: Sheet, typed: Typed) -> None:
    sheet.remark, sheet.private_remark = typed.remark, typed.private_remark
    sheet.save(update_fields=["remark", "private_remark"])
    sheet.scores.exclude(criterion__in=typed.scores).delete()
    SheetScore.objects.bulk_create(
        [
            SheetScore(sheet=sheet, criterion_id=pk, score=score)
            for pk, score in typed.scores.items()
        ],
        update_conflicts=True,
        unique_fields=["sheet", "criterion"],
        update_fields=["score"],
    )


def _same_or_refuse(sheet: Sheet, typed: Typed) -> None:
    """The button pressed twice, or an answer that was lost, says what was handed in already."""
    if not typed.says_the_same_as(typed_of(sheet)):
        raise ValidationError(
            _("The sheet has been handed in: correct it with a reason."), code="handed_in"
        )


def _add_version(sheet: Sheet, typed: Typed, *, reason: str, at: datetime) -> SheetVersion:
    version = SheetVersion(
        sheet=sheet,
        number=sheet.version,
        scores={str(pk): score for pk, score in sorted(typed.scores.items())},
        remark=typed.remark,
        private_remark=typed.private_remark,
        reason=reason,
        submitted_at=at,
    )
    version.full_clean()
    version.save(force_insert=True)
    return version
