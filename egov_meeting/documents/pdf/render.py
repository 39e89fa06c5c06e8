"""From HTML to a tagged archive PDF."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from egov_meeting.documents.pdf.fonts import font_face_css
from egov_meeting.documents.pdf.marking import with_archive_marks
from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.pdf.watermark import watermark_css
from egov_meeting.documents.progress import Progress, silent_progress

if TYPE_CHECKING:
    from weasyprint import HTML, Document

logger = logging.getLogger(__name__)

GENERATOR = "Kikao Kazi"
BASE_STYLESHEETS = ("css/page.css", "css/text.css", "css/blocks.css")
# Shares of the whole, from watching the report of 2019: reading and cascade, layout, painting.
LAYOUT_FROM, LAYOUT_TO, PAINTED = 12, 72, 94


@dataclass(frozen=True)
class PdfAttachment:
    """A file inside the PDF (the data behind a table, say)."""

    name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True)
class PdfDescription:
    """What the file says of itself. `language` is "sw" or "en"; `created` stands for the clock."""

    title: str
    language: str
    created: datetime
    author: str = ""
    subject: str = ""
    keywords: Sequence[str] = ()


def render_pdf(
    *,
    html: str,
    description: PdfDescription,
    stylesheets: Sequence[str] = (),
    media: Mapping[str, bytes] | None = None,
    attachments: Sequence[PdfAttachment] = (),
    watermark: str = "",
    progress: Progress | None = None,
    expected_pages: int = 30,
) -> bytes:
    """Render `html` as PDF/A-3a with the PDF/UA mark; the same arguments give the same bytes.

    `stylesheets` are files under templates/pdf, added to the base ones. `media` holds the pictures
    behind `media:<key>` addresses; no other picture, file or address is read (fetcher.py).
    `watermark` is a word painted behind every page. `expected_pages` only paces the progress bar.
    Raises what `progress` raises (Cancelled), FatalURLFetchingError for a picture not handed over.
    """
    warm_up()
    from weasyprint.text.fonts import FontConfiguration

    from egov_meeting.documents.pdf.fetcher import OwnFilesFetcher
    from egov_meeting.documents.pdf.tagging import finished_tags

    watch = progress or silent_progress()
    watch.report("layout", percent=2, until=LAYOUT_FROM)
    fetcher = OwnFilesFetcher(media=media)
    fonts = FontConfiguration()
    with _pages_counted(watch, expected_pages):
        document = _laid_out(html, fetcher, fonts, (*BASE_STYLESHEETS, *stylesheets), watermark)
    _describe(document, description)
    watch.report("painting", percent=LAYOUT_TO, until=PAINTED, count=len(document.pages))
    with finished_tags(language=description.language) as finisher:
        target = io.BytesIO()
        document.write_pdf(
            target,
            finisher=finisher.mark_artifacts,
            pdf_variant="pdf/a-3a",
            attachments=[_attached(item, description) for item in attachments],
        )
    watch.report("tagging", percent=PAINTED, until=99)
    if fetcher.refused:
        logger.warning("refused addresses in %r: %s", description.title, fetcher.refused)
    return with_archive_marks(target.getvalue())


def _laid_out(
    html: str, fetcher: object, fonts: object, stylesheets: Sequence[str], watermark: str
) -> Document:
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle

    sources = [{"string": font_face_css()}, *({"url": f"own:{name}"} for name in stylesheets)]
    if watermark:
        sources.append({"string": watermark_css(watermark)})
    counters = CounterStyle()
    sheets = [
        CSS(**source, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
        for source in sources
    ]
    source: HTML = HTML(string=html, url_fetcher=fetcher)
    return source.render(font_config=fonts, counter_style=counters, stylesheets=sheets)


def _describe(document: Document, description: PdfDescription) -> None:
    moment = _w3c(description.created)
    about = document.metadata
    about.title, about.lang = description.title, description.language
    about.authors = [description.author] if description.author else []
    about.description = description.subject
    about.keywords = list(description.keywords)
    about.generator = GENERATOR
    about.created = about.modified = moment
    # Texts of people could bring these in by <link> and <meta>; only what is handed over goes in.
    about.attachments, about.custom = [], {}


def _attached(item: PdfAttachment, description: PdfDescription) -> object:
    from weasyprint import Attachment

    moment = description.created.astimezone(UTC)
    return Attachment(
        string=item.content,
        name=item.name,
        description=item.description,
        relationship="Data",
        created=moment,
        modified=moment,
    )


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _PageCounter(logging.Handler):
    """Hears the engine's own log of pages laid out; what it calls may raise and so stop the engine."""

    def __init__(self, heard: Callable[[int], None]) -> None:
        super().__init__(level=logging.INFO)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        if record.args and "Page %d" in str(record.msg):
            self._heard(int(record.args[-1]))  # type: ignore[arg-type, index]


@contextmanager
def _pages_counted(watch: Progress, expected: int) -> Iterator[None]:
    log = logging.getLogger("weasyprint.progress")

    # Page numbers in the contents take a second and third pass, over pages mostly laid out already.
    most = 0

    def heard(page: int) -> None:
        nonlocal most
        most = max(most, page)
        share = min(most / max(expected, 1), 1)
        reached = LAYOUT_FROM + (LAYOUT_TO - LAYOUT_FROM) * share * 0.8
        watch.report("layout", percent=reached, until=LAYOUT_TO, count=most)

    counter = _PageCounter(heard)
    level, spread = log.level, log.propagate
    log.addHandler(counter)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(counter)
        log.setLevel(level)
        log.propagate = spread
