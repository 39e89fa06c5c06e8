"""The report of an edition, made by the worker and laid down as files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition

PDF, DOCX = "meeting_report_pdf", "meeting_report_docx"
LANGUAGES = ("sw", "en")


def request_reports(
    *, edition: Edition, kinds: Sequence[str], final: bool = False
) -> list[DocumentJob]:
    """Ask for the report in both languages and every kind; the files come from a worker.

    A `final` one bears no draft mark, and is refused when a text of it cannot be printed.
    """
    return [
        request_document(
            kind=kind,
            edition=edition,
            language=language,
            by=SYSTEM,
            at=timezone.now(),
            params={"final": True} if final else None,
        )
        for kind in kinds
        for language in LANGUAGES
    ]


def reports_on_record(*, edition: Edition, kind: str) -> list[Document]:
    """The newest report of each language that is there already."""
    newest = (
        Document.objects.filter(edition=edition, kind=kind, language=language)
        .order_by("-version")
        .first()
        for language in LANGUAGES
    )
    return [document for document in newest if document]


def lay_down(*, documents: Iterable[Document], folder: Path) -> list[Path]:
    """Copy the files to `folder` as report-<year>-<language>.<ending>, replacing older ones whole."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for document in documents:
        ending = Path(document.filename).suffix
        path = folder / f"report-{document.edition.year}-{document.language}{ending}"
        unfinished = path.with_name(f".{path.name}.part")
        with document.file.open("rb") as source, unfinished.open("wb") as target:
            shutil.copyfileobj(source, target)
        unfinished.replace(path)
        written.append(path)
    return written
