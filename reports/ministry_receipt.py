"""The receipt for a ministry's report as a paper: one version as it was handed in, in one language or both."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.services.publishing import publish_document
from egov_meeting.meetings.models import Edition
from reports.choices import Coverage, MinistryReportState, ReportPart
from reports.ministry_parts import words_in
from reports.models import MinistryReportVersion
from reports.permissions_ministry import can_view_ministry_report, can_write_ministry_report

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "ministry_report_receipt"
PDF_TYPE = "application/pdf"
STYLESHEETS = ("ministries/receipt.css",)
_ABOUT = "ministry-version:"


def subject_of(version: MinistryReportVersion) -> str:
    """What the receipt for a version says it is about."""
    return f"{_ABOUT}{version.pk}"


def build_receipt(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """What was handed in, when and by whom. Refuses ("no_version") what was not handed in."""
    progress.report("reading", percent=1, until=8)
    version = _version_in(request.subject)
    if version is None or version.report.edition_id != request.edition.pk:
        raise BuildRefused("no_version", request.subject)
    edition = Edition.objects.select_related("organiser").get(pk=request.edition.pk)
    languages = ["sw", "en"] if request.language == "both" else [request.language]
    first = languages[0]
    pages = [_page(version, edition, request, language) for language in languages]
    with translation.override(first):
        title = _("Receipt for a ministry's report")
        html = render_to_string(
            "pdf/ministries/receipt.html",
            {"language": first, "title": title, "running_title": title, "pages": pages},
        )
    content = render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=first,
            created=request.requested_at,
            author=edition.organiser.name_on(edition.starts_on, first),
            subject=title,
            keywords=[str(version.code)],
        ),
        stylesheets=STYLESHEETS,
        progress=progress.within(10, 99),
        expected_pages=len(languages),
    )
    key = version.contents["institution"]
    name = f"stakabadhi-{edition.year}-{key}-{version.number}-{request.language}.pdf"
    return BuiltDocument(content, name, PDF_TYPE, version.fingerprint)


def can_view_receipt(user: Person, document: Document) -> bool:
    """The ministry's own people, and staff who see its report."""
    version = _version_in(document.subject)
    if version is None:
        return False
    report = version.report
    return can_write_ministry_report(user, report) or can_view_ministry_report(user, report)


def receipt_made(document: Document, by: Any, at: datetime) -> None:
    """A receipt is official at once: its code answers."""
    publish_document(document=document, by=by, at=at)


MINISTRY_RECEIPT = DocumentKind(
    key=KEY,
    title=gettext_lazy("Receipt for a ministry's report"),
    build=build_receipt,
    can_view=can_view_receipt,
    errors={"no_version": gettext_lazy("This report has not been handed in.")},
    on_built=receipt_made,
)


def _version_in(subject: str) -> MinistryReportVersion | None:
    number = subject.removeprefix(_ABOUT)
    if not subject.startswith(_ABOUT) or not number.isdecimal():
        return None
    rows = MinistryReportVersion.objects.filter(state=MinistryReportState.SUBMITTED)
    return rows.select_related("report__edition", "report__institution").filter(pk=number).first()


def _page(
    version: MinistryReportVersion, edition: Edition, request: BuildRequest, language: str
) -> str:
    with translation.override(language):
        title = _("Receipt for a ministry's report")
        made = date_format(timezone.localdate(request.requested_at), "j F Y")
        handed_in = timezone.localtime(version.at)
        context = {
            "language": language,
            "organiser": edition.organiser.name_on(edition.starts_on, language),
            "title": title,
            "running_note": _("Made on %(day)s") % {"day": made},
            "ministry": version.contents[f"name_{language}"],
            "meeting": edition.name,
            "version": version,
            "handed_in": f"{date_format(handed_in, 'j F Y')}, {date_format(handed_in, 'H:i')}",
            "parts": _parts(version),
            "covered": _covered(version),
            "promises": len(version.contents["promises"]),
            "files": version.contents["files"],
            "code": request.verification_code,
            "address": request.verification_address,
            "code_picture": qr_code_svg(
                text=request.verification_address, label=_("QR code to verify this document")
            ),
        }
        return render_to_string("pdf/ministries/receipt_page.html", context)


def _parts(version: MinistryReportVersion) -> list[tuple[str, int, int]]:
    """Each part with how many words it has in Swahili and in English."""
    texts = version.contents["texts"]
    return [
        (str(part.label), words_in(texts[f"{part}_sw"]), words_in(texts[f"{part}_en"]))
        for part in ReportPart
    ]


def _covered(version: MinistryReportVersion) -> str:
    lines = version.contents["covered"]
    number = sum(1 for line in lines if line["coverage"] == Coverage.COVERED)
    return _("%(number)s of %(total)s") % {"number": number, "total": len(lines)}
