"""From HTML to a tagged archive PDF."""

from __future__ import annotations

import gc
import io
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from egov_meeting.documents.pdf.layout import laid_out
from egov_meeting.documents.pdf.marking import with_archive_marks
from egov_meeting.documents.pdf.stamping import (
    Place,
    TablePlan,
    UntaggedTable,
    stamp_tables,
    with_table_tags,
)
from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.progress import Progress, silent_progress

if TYPE_CHECKING:
    from weasyprint import Document

    from egov_meeting.documents.pdf.tagging import TagFinisher

logger = logging.getLogger(__name__)

GENERATOR = "Kikao Kazi"
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
    stamped: Sequence[TablePlan] = (),
    progress: Progress | None = None,
    expected_pages: int = 30,
) -> bytes:
    """Render `html` as PDF/A-3a with the PDF/UA mark; the same arguments give the same bytes.

    `stylesheets` are files under templates/pdf, added to the base ones. `media` holds the pictures
    behind `media:<key>` addresses; no other picture, file or address is read (fetcher.py).
    `watermark` is a word painted behind every page. `stamped` are tables planned before, for which
    `html` leaves pages (stamping/). `expected_pages` only paces the progress bar. Raises what
    `progress` raises (Cancelled), FatalURLFetchingError for a picture not handed over, NotAsPlanned
    when a table finds no room.
    """
    warm_up()
    from egov_meeting.documents.pdf.fetcher import OwnFilesFetcher
    from egov_meeting.documents.pdf.tagging import finished_tags

    watch = progress or silent_progress()
    watch.report("layout", percent=2, until=LAYOUT_FROM)
    fetcher = OwnFilesFetcher(media=media)
    with _pages_counted(watch, expected_pages):
        document = laid_out(
            html=html, stylesheets=stylesheets, watermark=watermark, fetcher=fetcher
        )
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
    places = _places(document, finisher)
    # Boxes point at one another, and a building child seldom collects (in_child.py).
    del document, finisher
    gc.collect()
    return _finished(target.getvalue(), stamped, places)


def _finished(content: bytes, stamped: Sequence[TablePlan], places: Mapping[str, Place]) -> bytes:
    untagged: list[UntaggedTable] = []
    marked = with_archive_marks(
        content,
        also=lambda pdf: untagged.extend(stamp_tables(pdf, plans=stamped, places=places)),
    )
    return with_table_tags(marked, tables=untagged)


def _places(document: Document, finisher: TagFinisher) -> dict[str, Place]:
    """Where the heads of stamped tables stand, by the id of the table."""
    return {
        key: Place(number, page.anchors[key], element)
        for key, element in finisher.stamped.items()
        for number, page in enumerate(document.pages)
        if key in page.anchors
    }


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
