"""The report as the worker makes it: both kinds, draft and final, the same bytes for the same request."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from docx import Document as DocxFile
from pypdf import PdfReader

from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.progress import Milestone, Progress, silent_progress
from egov_meeting.meetings.models import Edition
from reports.documents import DOCX_KIND, PDF_KIND
from reports.models import MeetingReport, SectionText
from tests.reports import editions_by_hand as by_hand
from tests.reports.printed import squeezed

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2030, 3, 8, 9, 0, tzinfo=dt.UTC)


def request(edition: Edition, *, kind: str, language: str = "sw", **params: Any) -> BuildRequest:
    return BuildRequest(
        kind=kind,
        edition=edition,
        language=language,
        params=params,
        version=2,
        verification_code="7KQ2-X9MB-04TZ",
        verification_address="https://kikao.mfano.go.tz/sw/thibitisha/7KQ2-X9MB-04TZ/",
        requested_by=None,
        requested_at=NOW,
    )


def written(edition: Edition, body: str) -> None:
    report = MeetingReport.objects.create(edition=edition)
    SectionText.objects.create(
        report=report,
        section="summary",
        language="sw",
        body=body,
        source="edited",
        revision=1,
        edited_at=NOW,
    )


def docx_text(content: bytes) -> str:
    document = DocxFile(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return squeezed("".join([paragraph.text for paragraph in document.paragraphs] + cells))


def test_the_pdf_holds_what_was_written_and_what_was_generated() -> None:
    edition = by_hand.edition(city="Dodoma")
    written(edition, "Muhtasari ulioandikwa na mhariri.")

    built = kind_called(PDF_KIND).build(request(edition, kind=PDF_KIND), silent_progress())

    text = squeezed(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(built.content)).pages)
    )
    assert squeezed("Muhtasari ulioandikwa na mhariri.") in text
    assert squeezed("kilifanyika jijini Dodoma") in text
    assert squeezed("Rasimu, toleo la 2, 8 Machi, 2030") in text
    assert squeezed("7KQ2-X9MB-04TZ") in text
    assert (built.filename, built.media_type) == (
        f"taarifa-{edition.year}-sw-2.pdf",
        "application/pdf",
    )


@pytest.mark.parametrize("kind", [PDF_KIND, DOCX_KIND])
def test_the_same_request_gives_the_same_bytes(kind: str) -> None:
    edition = by_hand.edition()
    by_hand.fill(edition, 2)

    first, second = (
        kind_called(kind).build(request(edition, kind=kind), silent_progress()) for _ in range(2)
    )

    assert first.content == second.content
    assert first.source_fingerprint == second.source_fingerprint


def test_the_fingerprint_tells_when_data_change() -> None:
    edition = by_hand.edition(city="Dodoma")
    before = kind_called(DOCX_KIND).build(request(edition, kind=DOCX_KIND), silent_progress())

    Edition.objects.filter(pk=edition.pk).update(city="Arusha")
    after = kind_called(DOCX_KIND).build(request(edition, kind=DOCX_KIND), silent_progress())

    assert before.source_fingerprint != after.source_fingerprint


@pytest.mark.parametrize("language", ["sw", "en", "both"])
def test_the_docx_holds_every_section_of_the_report(language: str) -> None:
    edition = by_hand.edition(theme_sw="Huduma kwa wote", theme_en="Services for all")
    by_hand.fill(edition, 3)

    built = kind_called(DOCX_KIND).build(
        request(edition, kind=DOCX_KIND, language=language), silent_progress()
    )

    text = docx_text(built.content)
    if language != "en":
        assert squeezed("shilingi elfu tano (5,000)") in text
        assert squeezed("Jedwali I: Wizara zilizowasilisha taarifa") in text
    if language != "sw":
        assert squeezed("five thousand shillings (5,000)") in text
        assert squeezed("Table I: Ministries that presented reports") in text


def test_a_final_report_with_an_unknown_token_is_refused() -> None:
    edition = by_hand.edition()
    written(edition, "Jumla ya [[hakuna]].")

    with pytest.raises(BuildRefused, match="unknown_tokens"):
        kind_called(PDF_KIND).build(request(edition, kind=PDF_KIND, final=True), silent_progress())
    draft = kind_called(PDF_KIND).build(request(edition, kind=PDF_KIND), silent_progress())
    pages = PdfReader(io.BytesIO(draft.content)).pages
    assert "[[hakuna]]" in "".join(page.extract_text() for page in pages)


def test_progress_moves_forward_and_names_its_steps() -> None:
    seen: list[Milestone] = []

    kind_called(PDF_KIND).build(request(by_hand.edition(), kind=PDF_KIND), Progress(seen.append))

    percents = [milestone.percent for milestone in seen]
    assert percents == sorted(percents)
    assert {"reading", "writing", "layout", "painting", "tagging"} <= {step.step for step in seen}
