"""The composed report as PDF."""

from __future__ import annotations

from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from reports.composing import ComposedReport
from reports.printing.html import report_html, report_title
from reports.printing.long_tables import planned_tables
from reports.printing.pictures import pictures_of
from reports.printing.stamp import Stamp
from reports.wording import Wording

STYLESHEETS = ("meeting_report/meeting_report.css",)
SUBJECT = Wording("Taarifa ya mkutano wa Serikali Mtandao", "Report of the e-Government meeting")
KEYWORDS = (
    Wording("Serikali Mtandao", "e-Government"),
    Wording("kikao kazi", "meeting"),
    Wording("taarifa", "report"),
)


def report_pdf(
    report: ComposedReport,
    *,
    stamp: Stamp,
    progress: Progress | None = None,
    expected_pages: int = 32,
) -> bytes:
    """The report laid out, tagged and stamped; the same report and stamp give the same bytes.

    Raises what `progress` raises (Cancelled).
    """
    language = report.parts[0].language
    media, watermark = pictures_of(report), stamp.watermark(report.language)
    plans = planned_tables(
        report, stamp=stamp, stylesheets=STYLESHEETS, media=media, watermark=watermark
    )
    further_pages = {plan.table.key: plan.further_pages for plan in plans}
    return render_pdf(
        html=report_html(report, stamp=stamp, further_pages=further_pages),
        description=PdfDescription(
            title=report_title(report),
            language=language,
            created=stamp.made_at,
            author=report.edition.organiser.name_on(report.edition.starts_on, language),
            subject=SUBJECT.in_language(language),
            keywords=[word.in_language(language) for word in KEYWORDS],
        ),
        stylesheets=STYLESHEETS,
        media=media,
        watermark=watermark,
        stamped=plans,
        progress=progress,
        expected_pages=expected_pages * len(report.parts) + sum(further_pages.values()),
    )
