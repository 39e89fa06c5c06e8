"""Writing a ministry's report: the texts, the institutions it covers, promises and answers to the last ones.

Two colleagues may work at once: what one did not see is put together with the other's, and where
both changed the same paragraph it is shown, never overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, locked, record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.institutions.models import Institution
from egov_meeting.shared.merging import merged
from reports.choices import Coverage, MinistryReportState
from reports.ministry_parts import LONGEST_BOX, all_boxes, all_parts, part_fields
from reports.models import CoveredInstitution, MinistryReport, Promise
from reports.selectors.ministry_due import due_of
from reports.selectors.ministry_own import under_the_ministry
from reports.services.ministry_calls import call_of

MOST_PROMISES = 30
MOST_INSTITUTIONS = 200


@dataclass(frozen=True)
class Typed:
    """What stands in a box of the form, and what stood there when the person began."""

    base: str
    text: str


@dataclass(frozen=True)
class Saved:
    """The texts as they stand after saving; `conflicts` holds the colleague's text by box, where both wrote."""

    revision: int
    boxes: dict[str, str]
    conflicts: dict[str, str]


@dataclass(frozen=True)
class Ticked:
    """What is said of an institution, and what was said of it when the person began."""

    coverage: str
    reason: str
    seen_coverage: str
    seen_reason: str

    @property
    def is_changed(self) -> bool:
        return (self.coverage, self.reason) != (self.seen_coverage, self.seen_reason)


@dataclass(frozen=True)
class Answered:
    """What is said of a promise of the last report, and what was said of it when the person began."""

    outcome: str
    note: str
    seen_outcome: str = ""
    seen_note: str = ""

    @property
    def is_changed(self) -> bool:
        return (self.outcome, self.note) != (self.seen_outcome, self.seen_note)


class PromiseConflict(Exception):
    """The promise is not the one the form showed. `stored` is how it stands; None when it was taken out."""

    def __init__(self, stored: Promise | None) -> None:
        super().__init__(stored)
        self.stored = stored


def promise_mark(promise: Promise) -> str:
    """A short mark of a promise, by which a form knows whether it still reads as it was shown."""
    day = promise.due_on.isoformat() if promise.due_on else ""
    said = "\x00".join((_plain(promise.text_sw), _plain(promise.text_en), day))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def save_texts(
    *, report: MinistryReport, typed: Mapping[str, Typed], by: Actor, at: datetime
) -> Saved:
    """Keep what was typed, by the names of the boxes; a report that was expected is being written from now on.

    Raises ValidationError: a text too long (by box), or a report that cannot be written now.
    """
    _check_lengths(typed)
    with transaction.atomic():
        stored = writable(report, at)
        boxes = all_boxes({name: getattr(stored, name) for name in part_fields()})
        conflicts = _put_in(boxes, typed)
        changed = {
            name: text for name, text in all_parts(boxes).items() if text != getattr(stored, name)
        }
        if changed:
            _save_parts(stored, changed, by, at)
    report.refresh_from_db()
    return Saved(stored.revision, boxes, conflicts)


def save_coverage(
    *, report: MinistryReport, ticked: Mapping[int, Ticked], by: Actor, at: datetime
) -> dict[int, CoveredInstitution]:
    """Keep which institutions are covered, by number of the line; returns those a colleague has changed meanwhile.

    Raises ValidationError when the report cannot be written now.
    """
    with transaction.atomic():
        stored = writable(report, at)
        clashes = {}
        for line in stored.covered.all():
            answer = ticked.get(line.pk)
            if answer is None or not answer.is_changed:
                continue
            now = (line.coverage, line.reason)
            if now not in (
                (answer.seen_coverage, answer.seen_reason),
                (answer.coverage, answer.reason),
            ):
                clashes[line.pk] = line
                continue
            fields = {"coverage": answer.coverage, "reason": answer.reason}
            _change(line, "ministry_reports.coverage_told", fields, by, at)
        begin(stored, by, at)
    report.refresh_from_db()
    return clashes


def add_institution(
    *, report: MinistryReport, institution: Institution | None, name: str, by: Actor, at: datetime
) -> CoveredInstitution:
    """Put one more institution on the list of the ministry, covered. Raises ValidationError when it is there."""
    with transaction.atomic():
        stored = writable(report, at)
        day = stored.edition.starts_on
        printed = name.strip()
        if institution is not None:
            printed = institution.acronym_on(day) or institution.name_on(day, "sw")[:150]
        lines = list(stored.covered.all())
        if len(lines) >= MOST_INSTITUTIONS:
            raise ValidationError(_("The list is full."))
        if any(_is_same(line, institution, printed) for line in lines):
            raise ValidationError({"institution": _("This institution is on the list already.")})
        line = CoveredInstitution(
            report=stored,
            order=_next(stored.covered),
            institution=institution,
            name_printed=printed[:150],
            coverage=Coverage.COVERED,
        )
        save_new(
            line, by=by, at=at, action="ministry_reports.institution_added", shown_publicly=False
        )
        begin(stored, by, at)
    return line


def remove_institution(*, line: CoveredInstitution, by: Actor, at: datetime) -> None:
    """Take an institution off the list again. Raises ValidationError when the report cannot be written now."""
    with transaction.atomic():
        stored = writable(line.report, at)
        if line.institution_id in under_the_ministry(report=stored):
            raise ValidationError(
                _(
                    "This institution stands under the ministry: say that it is not covered, and why."
                )
            )
        delete(
            line, by=by, at=at, action="ministry_reports.institution_removed", shown_publicly=False
        )


def add_promise(
    *, report: MinistryReport, fields: Mapping[str, Any], by: Actor, at: datetime
) -> Promise:
    """Promise something for the time until the next meeting. Raises ValidationError."""
    with transaction.atomic():
        stored = writable(report, at)
        if stored.promises.count() >= MOST_PROMISES:
            raise ValidationError(
                _("At most %(number)d promises fit into a report.") % {"number": MOST_PROMISES}
            )
        promise = Promise(report=stored, order=_next(stored.promises), **fields)
        save_new(promise, by=by, at=at, action="ministry_reports.promised", shown_publicly=False)
        begin(stored, by, at)
    return promise


def change_promise(
    *, promise: Promise, fields: Mapping[str, Any], seen: str, by: Actor, at: datetime
) -> bool:
    """Change the words or the day of a promise that still reads as `seen` (promise_mark) says.

    False when nothing differs. Raises PromiseConflict when a colleague changed it or took it out, ValidationError.
    """
    with transaction.atomic():
        writable(promise.report, at)
        stored = Promise.objects.select_for_update().filter(pk=promise.pk).first()
        if stored is None or promise_mark(stored) != seen:
            raise PromiseConflict(stored)
        return _change(promise, "ministry_reports.promise_changed", fields, by, at)


def remove_promise(*, promise: Promise, by: Actor, at: datetime) -> None:
    """Take a promise out that was not handed in yet. Raises ValidationError."""
    with transaction.atomic():
        writable(promise.report, at)
        delete(
            promise, by=by, at=at, action="ministry_reports.promise_removed", shown_publicly=False
        )


def answer_promises(
    *, report: MinistryReport, answers: Mapping[int, Answered], by: Actor, at: datetime
) -> dict[int, Promise]:
    """Say in this report what came of promises of the last one, by their keys.

    Returns those about which somebody has said something else meanwhile; nothing of theirs is overwritten.
    Raises ValidationError when the report cannot be written now.
    """
    changed = {pk: answer for pk, answer in answers.items() if answer.is_changed}
    with transaction.atomic():
        stored = writable(report, at)
        clashes = {}
        # Two ministries that came of one may answer the same promise: its row decides.
        rows = Promise.objects.select_for_update(of=("self",)).filter(pk__in=changed)
        for promise in rows.order_by("pk"):
            answer = changed[promise.pk]
            now = (promise.outcome, _plain(promise.outcome_note))
            seen = (answer.seen_outcome, answer.seen_note)
            if now not in (seen, (answer.outcome, answer.note)):
                clashes[promise.pk] = promise
                continue
            fields = {
                "outcome": answer.outcome,
                "outcome_note": answer.note,
                "answered_in": stored if answer.outcome else None,
            }
            _change(promise, "ministry_reports.promise_answered", fields, by, at)
        begin(stored, by, at)
    return clashes


def writable(report: MinistryReport, at: datetime) -> MinistryReport:
    """The report, locked. Raises ValidationError: handed in, not open yet, or closed."""
    stored: MinistryReport = locked(report)
    # Read after the lock: who closes the call waits for it, or was here before.
    due = due_of(report=stored, call=call_of(stored), at=at)
    if due.is_writable:
        return stored
    if due.is_closed:
        raise ValidationError(
            _(
                "The call is closed: the report can no longer be changed. What you typed is still on this page."
            ),
            code="closed",
        )
    if not due.has_opened:
        raise ValidationError(_("The call has not opened yet."), code="not_open")
    raise ValidationError(
        _("The report has been handed in: it can be changed only if it is returned."),
        code="handed_in",
    )


def begin(stored: MinistryReport, by: Actor, at: datetime) -> None:
    """A report that was expected is being written."""
    if stored.state == MinistryReportState.EXPECTED:
        transition(stored, to=MinistryReportState.DRAFT, by=by, at=at, shown_publicly=False)


def _check_lengths(typed: Mapping[str, Typed]) -> None:
    too_long = {
        name: _("Write at most %(limit)d characters.") % {"limit": LONGEST_BOX}
        for name, box in typed.items()
        if len(box.text) > LONGEST_BOX
    }
    if too_long:
        raise ValidationError(too_long)


def _put_in(boxes: dict[str, str], typed: Mapping[str, Typed]) -> dict[str, str]:
    """Put what was typed into `boxes`; what cannot be put together with a colleague's stays out and is returned."""
    conflicts = {}
    for name, box in typed.items():
        base, mine, theirs = (_plain(text) for text in (box.base, box.text, boxes.get(name, "")))
        if name not in boxes or mine in (base, theirs):
            continue
        both = mine if theirs == base else merged(base=base, mine=mine, theirs=theirs)
        if both is None:
            conflicts[name] = theirs
        else:
            boxes[name] = both
    return conflicts


def _save_parts(stored: MinistryReport, changed: dict[str, str], by: Actor, at: datetime) -> None:
    """Save the texts; the trail says which and how long they are, versions keep the words."""
    before = {name: len(getattr(stored, name)) for name in changed}
    for name, text in changed.items():
        setattr(stored, name, text)
    stored.revision += 1
    stored.save(update_fields=[*changed, "revision"])
    begin(stored, by, at)
    record(
        action="ministry_reports.written",
        obj=stored,
        by=by,
        at=at,
        before=before,
        after={name: len(text) for name, text in changed.items()},
        shown_publicly=False,
    )


def _change(row: Any, action: str, fields: Mapping[str, Any], by: Actor, at: datetime) -> bool:
    return save_changes(row, by=by, at=at, action=action, fields=fields, shown_publicly=False)


def _is_same(line: CoveredInstitution, institution: Institution | None, printed: str) -> bool:
    if institution is not None and line.institution_id == institution.pk:
        return True
    return line.name_printed.casefold() == printed.casefold()


def _next(rows: Any) -> int:
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()
