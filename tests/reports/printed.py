"""A report as printed: its pages read back from the file, without running heads and page numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass

from pypdf import PdfReader

from egov_meeting.meetings.models import Edition
from reports.composing import ComposedReport, ComposeOptions, compose_report
from reports.printing import Stamp, report_pdf

STAMP = Stamp(
    version=3,
    made_at=dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC),
    is_draft=False,
    verification_code="7KQ2-X9MB-04TZ",
    verification_address="https://kikao.mfano.go.tz/sw/thibitisha/7KQ2-X9MB-04TZ/",
)
LIST_MARK = re.compile(r"(?:\d+|[ivxlc]+|[a-z])[.)]|•")


def squeezed(text: str) -> str:
    """Letters and figures alone: line ends, hyphens, spaces and punctuation do not count."""
    return re.sub(r"[\W_]+", "", text).casefold()


@dataclass(frozen=True)
class Printed:
    """What was composed, the file, and its text page by page."""

    report: ComposedReport
    content: bytes
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything after the contents, squeezed."""
        return squeezed("".join(self.pages[2:]))

    def between(self, start: str, end: str) -> str:
        """The squeezed text from one heading to another, both after the contents."""
        text, first, last = self.text, squeezed(start), squeezed(end)
        begin = text.index(first)
        return text[begin : text.index(last, begin + len(first))]


def print_report(
    edition: Edition,
    language: str,
    *,
    texts: dict[str, str] | None = None,
    options: ComposeOptions = ComposeOptions(),  # noqa: B008  (frozen)
) -> Printed:
    """Compose and print the report, and read it back."""
    report = compose_report(edition=edition, language=language, texts=texts, options=options)
    content = report_pdf(report, stamp=STAMP)
    reader = PdfReader(io.BytesIO(content))
    pages = tuple(
        _without_running_texts(page.extract_text(), report, language) for page in reader.pages
    )
    return Printed(report, content, pages)


def _without_running_texts(text: str, report: ComposedReport, language: str) -> str:
    """The page without its head and foot, and without the marks of lists, which come last in the file."""
    lines = [line.strip() for line in text.split("\n")]
    if lines and lines[-1].startswith(STAMP.note(language)):
        lines.pop()
    if lines and lines[-1].startswith(report.cover.meeting):
        lines.pop()
    return "\n".join(line for line in lines if not LIST_MARK.fullmatch(line))
