"""What anyone may read of ministry reports, resolutions and the meeting's report."""

from __future__ import annotations

from django.db.models import QuerySet

from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document
from egov_meeting.meetings.models import Edition
from reports.choices import MINISTRY_REPORT_OUT
from reports.ministry_tables import frozen_tables, reports_in
from reports.models import MinistryReport


def ministries_by_report(*, edition: Edition) -> tuple[list[MinistryReport], list[MinistryReport]]:
    """The ministries of table I, whose report is in, and of table II, whose report is not, as they stood at the close.

    Four queries while no call was closed, one afterwards.
    """
    frozen = frozen_tables(edition=edition)
    reports = list(_reports(edition)) if frozen is None else reports_in(frozen, edition=edition)
    handed_in = [report for report in reports if report.state not in MINISTRY_REPORT_OUT]
    return handed_in, [report for report in reports if report.state in MINISTRY_REPORT_OUT]


def published_reports(*, edition: Edition) -> list[Document]:
    """The latest published file of the report in each language and format."""
    documents = Document.objects.filter(
        edition=edition, kind__startswith="meeting_report", state=DocumentState.PUBLISHED
    ).order_by("-language", "-kind", "-version")  # Swahili first, PDF before DOCX
    latest: dict[tuple[str, str], Document] = {}
    for document in documents:
        latest.setdefault((document.language, document.kind), document)
    return list(latest.values())


def _reports(edition: Edition) -> QuerySet[MinistryReport]:
    return edition.ministry_reports.select_related("institution").prefetch_related(
        "institution__former_names", "covered"
    )
