"""Handing in a ministry's report, returning it, accepting it, and giving it more time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes
from egov_meeting.audit.transitions import transition
from reports.choices import MinistryReportState, ReportPart
from reports.ministry_parts import part_fields
from reports.models import MinistryReport, MinistryReportVersion, PartRemark
from reports.notifications_ministry import (
    stop_reminders,
    tell_accepted,
    tell_extended,
    tell_receipt,
    tell_returned,
)
from reports.selectors.ministry_due import due_of
from reports.selectors.ministry_own import files_of, gaps_of, last_report, promises_to_answer
from reports.services.ministry_calls import call_of
from reports.services.ministry_writing import writable


def hand_in(
    *, report: MinistryReport, seen_revision: int, by: Actor, at: datetime
) -> MinistryReportVersion:
    """Hand the report in: a version is kept, its code stands on the receipt, which also goes by e-mail.

    `seen_revision` is the one that was looked over. Raises ValidationError: something is missing,
    a colleague changed the texts meanwhile, it is too late, or it was handed in before.
    """
    with transaction.atomic():
        stored = writable(report, at)
        due = due_of(report=stored, call=call_of(stored), at=at)
        if not due.may_hand_in:
            raise ValidationError(
                _(
                    "The report was due on %(day)s. Everything you wrote is kept; ask the organiser for more "
                    "time, then hand it in."
                )
                % {"day": date_format(timezone.localtime(due.at), "j F Y, H:i")},
                code="late",
            )
        if stored.revision != seen_revision:
            raise ValidationError(
                _(
                    "A colleague has changed the report meanwhile. Look it over once more, then hand it in."
                ),
                code="changed",
            )
        promised = promises_to_answer(report=stored, last=last_report(report=stored))
        gaps = gaps_of(report=stored, promised=promised)
        if gaps:
            raise ValidationError([gap.text for gap in gaps], code="missing")
        also = {"submitted_on": stored.submitted_on or timezone.localdate(at)}
        transition(stored, to=MinistryReportState.SUBMITTED, by=by, at=at, also=also)
        version = _kept(stored, by, at)
        stop_reminders(report=stored)
        tell_receipt(version=version, at=at)
    report.refresh_from_db()
    return version


def return_report(
    *,
    report: MinistryReport,
    remarks: Mapping[str, str],
    until: datetime | None,
    by: Actor,
    at: datetime,
) -> MinistryReportVersion:
    """Give a report back with a remark for each part that needs work; `until` is when it is wanted again.

    Raises ValidationError: no remark, `until` not ahead, none where the report was due already, or a report
    that is not in.
    """
    said = {part: text.strip() for part, text in remarks.items() if text.strip()}
    if not said:
        raise ValidationError(
            _("Write a remark for at least one part: the ministry must know what to do.")
        )
    if until is not None and until <= at:
        raise ValidationError({"until": _("Name a moment that is still ahead.")})
    with transaction.atomic():
        stored = _of_running_call(report)
        if until is None and due_of(report=stored, call=call_of(stored), at=at).at <= at:
            raise ValidationError(
                {"until": _("The due date is past: say by when the report is wanted again.")}
            )
        also = {"extended_until": until} if until else {}
        transition(stored, to=MinistryReportState.RETURNED, by=by, at=at, also=also)
        version = _kept(stored, by, at)
        PartRemark.objects.bulk_create(
            PartRemark(version=version, part=part, text=said[part])
            for part in ReportPart.values
            if part in said
        )
        tell_returned(version=version, at=at)
    report.refresh_from_db()
    return version


def accept_report(*, report: MinistryReport, by: Actor, at: datetime) -> MinistryReportVersion:
    """Take the report as it is; it cannot be changed any more unless it is returned.

    Raises ValidationError: a report that is not in, or a meeting without a call.
    """
    with transaction.atomic():
        stored: MinistryReport = locked(report)
        call_of(stored)
        transition(stored, to=MinistryReportState.ACCEPTED, by=by, at=at)
        version = _kept(stored, by, at)
        tell_accepted(version=version, at=at)
    report.refresh_from_db()
    return version


def give_more_time(
    *, report: MinistryReport, until: datetime, reason: str, by: Actor, at: datetime
) -> None:
    """Let one ministry hand in later than the others; it goes on record with the reason, and the ministry is told.

    Raises ValidationError: no reason, a moment that is past or before the due date, or after the close.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: it goes on record.")})
    with transaction.atomic():
        stored = _of_running_call(report)
        if until <= max(at, call_of(stored).due_at):
            raise ValidationError(
                {
                    "until": _(
                        "Name a moment that is still ahead, and later than the due date of all."
                    )
                }
            )
        changed = save_changes(
            stored,
            by=by,
            at=at,
            action="ministry_reports.extended",
            fields={"extended_until": until},
            reason=reason.strip(),
            shown_publicly=False,
        )
        if changed:
            tell_extended(report=stored, at=at)
    report.refresh_from_db()


def contents_of(report: MinistryReport) -> dict[str, Any]:
    """Everything a version keeps: the texts, the coverage, promises, answers, names and checksums of files."""
    day = report.edition.starts_on
    return {
        "institution": report.institution.key,
        "name_sw": report.institution.name_on(day, "sw"),
        "name_en": report.institution.name_on(day, "en"),
        "texts": {name: getattr(report, name) for name in part_fields()},
        "covered": [
            {"name": line.name_printed, "coverage": line.coverage, "reason": line.reason}
            for line in report.covered.all()
        ],
        "promises": [
            {
                "text_sw": promise.text_sw,
                "text_en": promise.text_en,
                "due_on": promise.due_on.isoformat() if promise.due_on else "",
            }
            for promise in report.promises.all()
        ],
        "answers": [
            {
                "text_sw": promise.text_sw,
                "text_en": promise.text_en,
                "outcome": promise.outcome,
                "note": promise.outcome_note,
            }
            for promise in report.promises_answered.order_by("order")
        ],
        "files": [
            {
                "part": one.part,
                "name": one.upload.filename,
                "size": one.upload.size,
                "sha256": one.upload.sha256,
            }
            for one in files_of(report=report)
        ],
    }


def _kept(stored: MinistryReport, by: Actor, at: datetime) -> MinistryReportVersion:
    """The report as it stands now, as its next version."""
    newest = stored.versions.order_by("-number").values_list("number", flat=True).first() or 0
    contents = contents_of(stored)
    plain = json.dumps(contents, sort_keys=True, ensure_ascii=False).encode()
    version = MinistryReportVersion(
        report=stored,
        number=newest + 1,
        state=stored.state,
        contents=contents,
        fingerprint=hashlib.sha256(plain).hexdigest(),
        by_id=by.pk,
        by_label=by.audit_label[:300],
        at=at,
    )
    version.full_clean()
    version.save(force_insert=True)
    record(
        action="ministry_reports.version_kept",
        obj=version,
        by=by,
        at=at,
        after={"number": version.number, "state": version.state, "code": str(version.code)},
    )
    return version


def _of_running_call(report: MinistryReport) -> MinistryReport:
    stored: MinistryReport = locked(report)
    if call_of(stored).is_closed:
        raise ValidationError(
            _("The call is closed: the ministry could not hand in again."), code="closed"
        )
    return stored
