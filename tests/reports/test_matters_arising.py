"""Matters arising: in the next meeting's report, as a handout, and before the public once it is published."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from pypdf import PdfReader

from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.progress import silent_progress
from reports.composing import ComposeOptions, compose_report
from reports.composing.blocks import Chart
from reports.figures import figures_of
from reports.generation import generated_texts, load_material
from reports.matters_handout import KEY, SUBJECT, build_handout
from reports.outline import outline_of
from reports.services.follow_up.assessing import assess_resolution
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import NOW, accepted, adopted, done, officer

pytestmark = pytest.mark.django_db


def assessed_meeting() -> Any:
    """A meeting at which two resolutions of an earlier one were assessed, and an open one was not."""
    first = by_hand.edition(state="announced", starts_on="2029-03-04", ends_on="2029-03-06")
    second = by_hand.edition(state="announced")
    owners = [by_hand.institution() for _ in range(3)]
    half = adopted(first, *owners, title_sw="Kujiunga na GovESB", title_en="Joining GovESB")
    accepted(half, owners[0], 50)
    accepted(half, owners[1], 40)
    finished = adopted(first, owners[0])
    done(finished, owners[0])
    adopted(first, owners[2], title_sw="Ambalo halikupimwa")
    hidden = adopted(first, owners[0], title_sw="La ndani", is_public=False)
    for row, note in ((half, "Mifumo miwili imeunganishwa"), (finished, ""), (hidden, "")):
        assess_resolution(
            resolution=row, edition=second, note_sw=note, note_en="", by=officer(), at=NOW
        )
    return first, second


def texts(edition: Any, language: str) -> dict[str, str]:
    return generated_texts(
        material=load_material(edition), figures=figures_of(edition), language=language
    )


def sections(edition: Any) -> list[str]:
    headings = outline_of(edition=edition, figures=figures_of(edition), language="sw")
    return [heading.key for heading in headings]


def test_the_report_tells_what_was_assessed_in_both_languages_with_its_figures_bound():
    _first, second = assessed_meeting()
    figures = figures_of(second)
    assert (figures["matters.count"].value, figures["matters.done"].value) == (2, 1)
    swahili, english = texts(second, "sw")["matters"], texts(second, "en")["matters"]
    assert swahili.startswith("Utekelezaji wa [[matters.count|noun_both]] ya vikao")
    assert "[[matters.done|both]]" in swahili
    assert "Kujiunga na GovESB | Utekelezaji unaendelea vizuri | 45 | 2 kati ya 3 |" in swahili
    assert "Joining GovESB | On track | 45 | 2 of 3 |" in english
    assert "Mifumo miwili imeunganishwa" in swahili
    assert "halikupimwa" not in swahili
    assert "La ndani" not in swahili
    assert "matters" in sections(second)
    for language, head in (("sw", ("Hali", "Maazimio")), ("en", ("State", "Resolutions"))):
        report = compose_report(
            edition=second,
            language=language,
            texts=texts(second, language),
            options=ComposeOptions(),
        )
        section = next(one for one in report.parts[0].sections if one.key == "matters")
        drawn = next(block for block in section.blocks if isinstance(block, Chart))
        assert (drawn.chart.id, drawn.head) == (f"{language}-chart-matters", head)
        assert [bar.value.number for bar in drawn.chart.bars] == [1, 1]


def test_a_meeting_at_which_nothing_was_assessed_has_no_such_section():
    first, _second = assessed_meeting()
    assert "matters" not in sections(first)
    assert "matters" not in texts(first, "sw")
    assert "matters.count" not in figures_of(first)


def request(edition: Any, language: str) -> BuildRequest:
    return BuildRequest(
        kind=KEY,
        edition=edition,
        language=language,
        params={},
        version=1,
        verification_code="ABCD-EFGH-JKLM",
        verification_address="https://kikaokazi.example.go.tz/sw/thibitisha/ABCDEFGHJKLM/",
        requested_by=None,
        requested_at=NOW,
        subject=SUBJECT,
    )


def test_the_handout_is_tagged_bilingual_and_carries_its_code():
    first, second = assessed_meeting()
    made = build_handout(request(second, "both"), silent_progress())
    pdf = PdfReader(io.BytesIO(made.content))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert bool(pdf.trailer["/Root"]["/MarkInfo"]["/Marked"])
    for words in (
        "Yatokanayo",
        "Matters arising",
        "Resolutions by state",
        "45%",
        "2 kati ya 3",
        "2 of 3",
        "ABCD-EFGH-JKLM",
    ):
        assert words in text
    assert "La ndani" not in text
    assert "Ambalo halikupimwa" in text  # open, and shown as it stands now
    with pytest.raises(BuildRefused):
        build_handout(request(first, "sw"), silent_progress())


def test_everybody_sees_the_page_once_a_handout_is_published():
    _first, second = assessed_meeting()
    path = f"/sw/vikao/{second.year}/yatokanayo/"
    client = Client()
    staff = Client()
    staff.force_login(officer())
    shown = staff.get(f"/sw/kazi/maazimio/yatokanayo/{second.year}/").content.decode()
    assert "chart-matters" in shown
    assert client.get(path).status_code == 404
    answer = staff.post(f"/sw/kazi/maazimio/yatokanayo/{second.year}/chapisha/", {"lugha": "both"})
    job = DocumentJob.objects.get(kind=KEY, language="both")
    assert answer.url.endswith(f"{job.pk}/")
    document = Document.objects.create(
        kind=KEY,
        edition=second,
        language="both",
        subject=SUBJECT,
        version=1,
        state=DocumentState.PUBLISHED,
        file=ContentFile(b"%PDF", name="yatokanayo.pdf"),
        filename="yatokanayo.pdf",
        media_type="application/pdf",
        size=4,
        sha256="0" * 64,
        verification_code="ABCDEFGHJKLM",
        created_at=NOW,
        published_at=NOW,
    )
    cache.clear()
    page = client.get(path).content.decode()
    assert "Kujiunga na GovESB" in page
    assert "La ndani" not in page
    assert str(document.pk) in page
