"""What the report says of research and innovation comes from the entries, the ranking and the selection."""

import datetime as dt

import pytest

from egov_meeting.documents.progress import silent_progress
from innovations.choices import EntryState
from innovations.models import Entry
from reports.composing import ComposeOptions, compose_report
from reports.composing.blocks import Chart, DataTable
from reports.figures import figures_of
from reports.generation import generated_texts, load_material
from reports.printing import Stamp, report_pdf
from reports.printing.docx import report_docx
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.selected import published_call, ranked_call, select

pytestmark = pytest.mark.django_db
STAMP = Stamp(version=1, made_at=dt.datetime(2027, 3, 1, tzinfo=dt.UTC), is_draft=True, verification_code="", verification_address="")  # fmt: skip


def blocks_of(edition, language, key):
    written = generated_texts(
        material=load_material(edition), figures=figures_of(edition), language=language
    )
    report = compose_report(
        edition=edition, language=language, texts=written, options=ComposeOptions()
    )
    section = next(one for one in report.parts[0].sections if one.key == key)
    return report, section


@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_section_counts_what_was_selected_and_draws_the_scores(language):
    edition = published_call().edition
    _report, section = blocks_of(edition, language, "innovation_day")

    table = next(block for block in section.blocks if isinstance(block, DataTable))
    assert len(table.rows) == 3
    charts = [block.chart.id for block in section.blocks if isinstance(block, Chart)]
    assert charts == [f"{language}-chart-scores"]
    figures = figures_of(edition)
    assert figures["entries.total"].value == 3
    assert figures["entries.exhibited"].value == 2
    assert figures["entries.presented"].value == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sw", "Tuzo iliyotolewa ni Ubunifu Bora (“Ubunifu 1”, {institution})."),
        ("en", "The award given was Best Innovation (“Ubunifu 1”, {institution})."),
    ],
)
def test_the_section_names_the_awards_once_they_are_published(language, said):
    call = published_call()
    institution = call.edition.entries.get(number=1).institution
    name = institution.name_on(call.edition.starts_on, language)

    def written(edition):
        material = load_material(edition)
        texts = generated_texts(material=material, figures=figures_of(edition), language=language)
        return texts["innovation_day"]

    assert said.format(institution=name) in written(call.edition)
    before = ranked_call()
    select(before, (1, 2), (1,), award=1)
    assert said.split(" (")[0] not in written(before.edition)


def test_no_score_is_drawn_before_the_results_are_published():
    call = ranked_call()

    assert load_material(call.edition).scores == []


def test_declined_and_withdrawn_entries_are_not_counted_and_unlisted_institutions_are():
    call = call_with_criteria()
    standing_entry(call=call, number=1)
    for number, state in enumerate((EntryState.DECLINED, EntryState.WITHDRAWN, EntryState.DRAFT), start=2):  # fmt: skip
        standing_entry(call=call, number=number, state=state)
    unlisted = standing_entry(call=call, number=5, presented="yes")
    Entry.objects.filter(pk=unlisted.pk).update(institution=None, institution_name="Chuo cha Mfano")

    figures = figures_of(call.edition)
    assert figures["entries.total"].value == 2
    assert figures["entries.institutions"].value == 2
    _report, section = blocks_of(call.edition, "en", "innovation_day")
    table = next(block for block in section.blocks if isinstance(block, DataTable))
    assert [row[1].text[0].text for row in table.rows][1] == "Chuo cha Mfano"


def test_institutions_are_drawn_over_the_meetings_on_paper_and_in_the_word_processor():
    earlier = published_call().edition
    call = published_call()
    shared = Entry.objects.filter(edition=earlier).first().institution
    standing_entry(call=call, number=9, institution=shared)
    report, section = blocks_of(call.edition, "sw", "innovation_day")

    charts = {block.chart.id: block.chart for block in section.blocks if isinstance(block, Chart)}
    assert list(charts) == ["sw-chart-scores", "sw-chart-entries"]
    labels = [bar.value.label for bar in charts["sw-chart-entries"].bars]
    assert f"({earlier.year}: 1, {call.edition.year}: 1)" in labels[0]
    assert report_pdf(report, stamp=STAMP, progress=silent_progress()).startswith(b"%PDF")
    assert report_docx(report, stamp=STAMP).startswith(b"PK")
