"""What anyone may read of ministry reports, resolutions and the meeting's report."""

from django.db.models import QuerySet

from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document
from egov_meeting.meetings.models import Edition
from reports.choices import Decision, MinistryReportState
from reports.models import MinistryReport, Resolution


def ministries_that_reported(*, edition: Edition) -> QuerySet[MinistryReport]:
    """Ministries whose report is in, in the order of table I."""
    return _reports(edition).exclude(state=MinistryReportState.EXPECTED)


def ministries_that_did_not_report(*, edition: Edition) -> QuerySet[MinistryReport]:
    """Ministries whose report is not in, in the order of table II."""
    return _reports(edition).filter(state=MinistryReportState.EXPECTED)


def adopted_resolutions(*, edition: Edition) -> QuerySet[Resolution]:
    """Resolutions the meeting adopted, with their owners."""
    return edition.resolutions.filter(decision=Decision.ADOPTED).prefetch_related(
        "owners__institution__former_names"
    )


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
