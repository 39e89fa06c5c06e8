"""The files that come with a ministry's report: who may send and who may read them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_kinds import UploadKind
from reports.models import MinistryReport
from reports.permissions_ministry import can_view_ministry_report, can_write_ministry_report
from reports.selectors.ministry_due import due_of

KEY = "ministry_report"


def subject_of(report: MinistryReport) -> str:
    """What the files of a report are about."""
    return f"{KEY}:{report.pk}"


def _can_send(by: Any, edition: Any, subject: str) -> bool:
    report = _report(subject)
    if report is None or report.edition_id != edition.pk:
        return False
    call = getattr(report.edition, "ministry_call", None)
    if call is None or not due_of(report=report, call=call, at=timezone.now()).is_writable:
        return False
    return can_write_ministry_report(by, report)


def _can_view(user: Any, upload: Upload) -> bool:
    report = _report(upload.subject)
    return report is not None and (
        can_write_ministry_report(user, report) or can_view_ministry_report(user, report)
    )


def _report(subject: str) -> MinistryReport | None:
    number = subject.removeprefix(f"{KEY}:")
    if not (number.isascii() and number.isdigit()):
        return None
    rows = MinistryReport.objects.select_related("edition__ministry_call", "institution")
    return rows.filter(pk=int(number)).first()


MINISTRY_REPORT_FILE = UploadKind(
    key=KEY,
    title=_("File of a ministry's report"),
    can_send=_can_send,
    can_view=_can_view,
)
