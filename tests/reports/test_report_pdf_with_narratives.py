"""A folder with full narratives: their texts replace the generated ones, each paragraph once."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from egov_meeting.meetings.models import Edition, Photograph, Speech
from reports.composing import compose_bilingual, compose_report
from reports.composing.blocks import PartHeading, Picture, WrittenTable
from reports.figures import figures_of
from reports.selectors.texts import texts_of
from tests.reports import editions_by_hand as by_hand
from tests.reports.printed import print_report, squeezed

pytestmark = pytest.mark.django_db

NARRATIVES = {
    "summary": """Serikali ilikutana na wadau wake katika mji wa Mfano.

Walikuja washiriki [[edition.year]] kutoka **kila** pembe, wakajadili mambo haya:

- i) maji safi na salama kwa vijiji vyote vya wilaya;
- ii) barabara zinazopitika mwaka mzima, kiangazi na masika.

Mwishoni walikubaliana kukutana tena.""",
    "participants": """Waliofika waligawanywa hivi:

#### 2.4.1 Kundi la Walimu 4/3

Walimu walikuja mapema kuliko wengine wote.

#### 2.4.2 Kundi la Wakulima 5/3

Wakulima walichelewa kwa sababu ya mvua.""",
    "lessons": """Tulijifunza mambo mawili.

#### Jedwali la Mfano

| Na. | Jambo |
|---|---|
| 1. | Kujiandaa mapema kabisa |
| 2. | Kuwashirikisha vijana |

> picha: Washiriki wakipanda mti mbele ya ukumbi.""",
}
SPEECH = """### HOTUBA YA MGENI RASMI

Ndugu washiriki, nawashukuru kwa kunialika.

- i. Tufanye kazi kwa bidii.
- ii. Tupendane.

*Asanteni sana.*"""


def edition_with_a_speech() -> Edition:
    edition = by_hand.edition()
    Speech.objects.create(
        edition=edition,
        order=1,
        kind="speech",
        speaker=by_hand.appearance(edition),
        date=dt.date(2030, 3, 4),
        occasion_sw="Ufunguzi",
        occasion_en="Opening",
        title_sw="Hotuba ya ufunguzi",
        title_en="Opening speech",
        summary_sw="Alisema machache.",
        summary_en="Little was said.",
        full_text=SPEECH,
    )
    return edition


def test_every_paragraph_of_a_narrative_is_printed_once() -> None:
    printed = print_report(edition_with_a_speech(), "sw", texts=NARRATIVES)

    paragraphs = [
        "Serikali ilikutana na wadau wake katika mji wa Mfano.",
        "kutoka kila pembe, wakajadili mambo haya:",
        "maji safi na salama kwa vijiji vyote vya wilaya;",
        "barabara zinazopitika mwaka mzima, kiangazi na masika.",
        "Mwishoni walikubaliana kukutana tena.",
        "Waliofika waligawanywa hivi:",
        "Walimu walikuja mapema kuliko wengine wote.",
        "Wakulima walichelewa kwa sababu ya mvua.",
        "Tulijifunza mambo mawili.",
        "Kujiandaa mapema kabisa",
        "Kuwashirikisha vijana",
        "Washiriki wakipanda mti mbele ya ukumbi.",
        "HOTUBA YA MGENI RASMI",
        "Ndugu washiriki, nawashukuru kwa kunialika.",
        "Tufanye kazi kwa bidii.",
        "Tupendane.",
        "Asanteni sana.",
    ]
    times = Counter({text: printed.text.count(squeezed(text)) for text in paragraphs})

    assert times == Counter(dict.fromkeys(paragraphs, 1))


def test_printed_numbers_of_headings_give_way_to_the_report_s_own() -> None:
    report = compose_report(edition=by_hand.edition(), language="sw", texts=NARRATIVES)

    section = next(section for section in report.sections if section.key == "participants")
    headings = [block for block in section.blocks if isinstance(block, PartHeading)]

    assert [(heading.number, heading.text) for heading in headings] == [
        (f"{section.number}.1", "Kundi la Walimu 4/3"),
        (f"{section.number}.2", "Kundi la Wakulima 5/3"),
    ]
    assert f"{section.number}.2" in [entry.number for entry in report.parts[0].contents]


def test_a_heading_above_a_typed_table_is_its_caption() -> None:
    report = compose_report(edition=by_hand.edition(), language="sw", texts=NARRATIVES)

    lessons = next(section for section in report.sections if section.key == "lessons")
    (table,) = [block for block in lessons.blocks if isinstance(block, WrittenTable)]

    assert table.caption == "Jedwali la Mfano"


def test_a_caption_in_the_text_takes_the_photograph_of_its_section() -> None:
    edition = by_hand.edition()
    names = ["photographs/a.png", "photographs/b.png"]
    for order, name in enumerate(names):
        Photograph.objects.create(
            edition=edition,
            order=order,
            image=name,
            section="lessons",
            caption_sw=f"Maelezo {order}",
            caption_en=f"Caption {order}",
        )

    report = compose_report(edition=edition, language="sw", texts=NARRATIVES)
    lessons = next(section for section in report.sections if section.key == "lessons")
    pictures = [block for block in lessons.blocks if isinstance(block, Picture)]

    assert [(picture.label, picture.name, picture.caption[0].text) for picture in pictures] == [
        ("Picha 1", names[0], "Washiriki wakipanda mti mbele ya ukumbi."),
        ("Picha 2", names[1], "Maelezo 1"),
    ]


def test_a_report_in_both_languages_has_two_parts_under_one_cover() -> None:
    report = compose_bilingual(edition=by_hand.edition(), texts={"sw": NARRATIVES})

    assert [part.language for part in report.parts] == ["sw", "en"]
    summaries = {
        part.language: next(section for section in part.sections if section.key == "summary")
        for part in report.parts
    }
    assert not summaries["sw"].is_generated
    assert summaries["en"].is_generated
    assert len({section.address for section in report.sections}) == len(report.sections)


def test_an_unknown_token_in_a_text_is_a_problem_of_its_section() -> None:
    edition = by_hand.edition()

    report = compose_report(edition=edition, language="sw", texts={"summary": "Jumla [[hakuna]]."})

    assert [(problem.section, problem.token.key) for problem in report.problems] == [
        ("summary", "hakuna")
    ]
    assert "hakuna" not in figures_of(edition)
    assert texts_of(edition=edition) == {"sw": {}, "en": {}}


def test_markup_and_script_in_texts_and_names_stay_text() -> None:
    edition = by_hand.edition(name_sw='<script>alert("x")</script> Kikao')
    texts = {"summary": "<b>Nene</b> <img src=file:///etc/passwd> <style>p{display:none}</style>"}

    printed = print_report(edition, "sw", texts=texts)

    assert squeezed("<b>Nene</b> <img src=file:///etc/passwd>") in printed.text
    assert squeezed('<script>alert("x")</script>') in squeezed(printed.pages[0])
