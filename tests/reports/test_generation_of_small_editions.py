"""The texts read well where little is known, and agree with one, with many and with another noun."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.meetings.models import Committee, CommitteeSource, Edition
from reports.composing import ComposeOptions, compose_report
from reports.figures import figures_of
from reports.generation import generated_texts, load_material
from reports.generation.voice import begun_small
from reports.models import MinistryReport, Resolution
from reports.outline import outline_of
from reports.richtext import Reading, Reference, parse, to_plain, unknown_tokens
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db


def texts(edition: Edition, language: str) -> dict[str, str]:
    """The generated texts in plain words, by section."""
    figures = figures_of(edition)
    written = generated_texts(material=load_material(edition), figures=figures, language=language)
    headings = outline_of(edition=edition, figures=figures, language=language)
    references = {heading.key: Reference(heading.number) for heading in headings}
    tables = {
        f"table:{key}": Reference("T")
        for key in ("ministries_submitted", "ministries_missing", "entries")
    }
    reading = Reading(figures, language, {**references, **tables})
    assert [
        token
        for heading in headings
        for token in unknown_tokens(
            written.get(heading.key, ""), figures=figures, references=reading.references
        )
    ] == []
    return {key: to_plain(parse(text), reading=reading) for key, text in written.items()}


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("rows", [0, 1, 3])
def test_no_text_has_holes(language: str, rows: int) -> None:
    edition = by_hand.edition()
    if rows:
        by_hand.fill(edition, rows)

    for section, text in texts(edition, language).items():
        assert not re.search(r"None|\[\[|  | ,| \.|\(\)|,,|\.\.|“”", text), (section, text)


def test_an_edition_of_which_little_is_known_still_has_a_report() -> None:
    edition = by_hand.edition()

    said = texts(edition, "sw")

    assert said["introduction"] == (
        "Kikao Kazi cha Mfano kiliandaliwa na Mamlaka ya Mfano na kilifanyika kuanzia tarehe "
        "4 hadi 6 Machi, 2030."
    )
    assert said["venue"] == "Kikao Kazi cha Mfano kilifanyika kuanzia tarehe 4 hadi 6 Machi, 2030."


def test_a_conference_agrees_as_a_conference_does() -> None:
    edition = by_hand.edition(noun="conference", name_sw="Mkutano wa Mfano", city="Dodoma")

    assert texts(edition, "sw")["venue"] == (
        "Mkutano wa Mfano ulifanyika jijini Dodoma, kuanzia tarehe 4 hadi 6 Machi, 2030."
    )


def test_one_ministry_left_out_is_spoken_of_as_one() -> None:
    edition = by_hand.edition()
    for order in range(1, 4):
        MinistryReport.objects.create(
            edition=edition,
            order=order,
            institution=by_hand.institution(),
            state="submitted" if order < 3 else "expected",
        )

    assert "wizara moja (1) haikuwasilisha taarifa" in texts(edition, "sw")["topic_2"]
    assert "one (1) ministry did not present a report" in texts(edition, "en")["topic_2"]


def test_one_committee_is_spoken_of_as_one() -> None:
    edition = by_hand.edition()
    Committee.objects.create(edition=edition, order=1, name_sw="Kamati ya Fedha", name_en="Finance")
    CommitteeSource.objects.create(
        edition=edition, order=1, institution=by_hand.institution("Chuo cha Mfano")
    )

    assert "Wajumbe wa kamati hiyo waliteuliwa" in texts(edition, "sw")["committees"]
    assert "Its members were appointed" in texts(edition, "en")["committees"]


@pytest.mark.parametrize(
    ("text", "continued"),
    [
        ("Baadhi ya Maofisa", "baadhi ya Maofisa"),
        ("TEHAMA serikalini", "TEHAMA serikalini"),
        ("[[en!: Some officers]]", "[[en!: Some officers]]"),
        ("", ""),
    ],
)
def test_abbreviations_keep_their_capitals_inside_a_sentence(text: str, continued: str) -> None:
    assert begun_small(text) == continued


def test_the_introduction_promises_only_sections_there_are() -> None:
    edition = by_hand.edition(
        previous_number=2, previous_held_sw="mwaka 2028", previous_held_en="in 2028"
    )
    Resolution.objects.create(
        edition=edition, number=1, decision="adopted", text_sw="Tufanye kazi", text_en="Let us work"
    )

    swahili, english = texts(edition, "sw")["introduction"], texts(edition, "en")["introduction"]

    assert "washiriki wake; na maazimio yaliyopitishwa" in swahili
    assert "its participants; and the resolutions adopted" in english
    assert "The second meeting had been held in 2028." in english


def test_one_resolution_is_spoken_of_as_one() -> None:
    edition = by_hand.edition()
    Resolution.objects.create(
        edition=edition, number=1, decision="adopted", text_sw="Tufanye kazi", text_en="Let us work"
    )

    assert texts(edition, "sw")["resolutions"].startswith(
        "Kikao Kazi cha Mfano kilipitisha azimio moja (1) lifuatalo:"
    )
    assert texts(edition, "en")["resolutions"].startswith(
        "The Sample Meeting adopted one (1) resolution:"
    )


def test_a_meeting_of_one_day_has_one_date() -> None:
    edition = by_hand.edition(ends_on=dt.date(2030, 3, 4))

    assert texts(edition, "sw")["venue"] == (
        "Kikao Kazi cha Mfano kilifanyika tarehe 4 Machi, 2030."
    )


def test_a_text_missing_in_one_language_is_borrowed_and_marked() -> None:
    edition = by_hand.edition(theme_sw="Huduma [kwa] wote")

    material = load_material(edition)
    written = generated_texts(material=material, figures=figures_of(edition), language="en")

    assert "[[sw!: Huduma kwa wote]]" in written["theme"]


def test_markup_in_the_data_stays_text() -> None:
    edition = by_hand.edition(theme_sw="*Huduma* <b>kwa</b> [[participants.total]] wote")

    assert "*Huduma* <b>kwa</b> [[participants.total]] wote" in texts(edition, "sw")[
        "theme"
    ].replace("\\", "")


@pytest.mark.parametrize("language", ["sw", "en"])
def test_composing_takes_the_same_queries_for_one_row_and_for_thirty(language: str) -> None:
    counted = []
    for rows in (1, 30):
        edition = by_hand.edition()
        by_hand.fill(edition, rows)
        with CaptureQueriesContext(connection) as queries:
            compose_report(edition=edition, language=language, options=ComposeOptions())
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] <= 60


def test_numbers_of_sections_have_no_gaps() -> None:
    edition = by_hand.edition(theme_sw="Huduma")
    by_hand.fill(edition, 2)

    headings = outline_of(edition=edition, figures=figures_of(edition), language="sw")

    assert [heading.number for heading in headings if heading.place == "body"] == [
        *("1.0", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5"),
        *("3.0", "3.1", "3.2"),
        *("4.0", "4.1", "4.1.1", "4.1.2", "4.2", "4.2.1", "4.3"),
        *("5.0", "6.0", "7.0"),
    ]


def test_a_written_section_appears_though_the_data_are_silent() -> None:
    edition = by_hand.edition()

    headings = outline_of(
        edition=edition, figures=figures_of(edition), language="en", written={"lessons"}
    )

    assert "lessons" in [heading.key for heading in headings]
