"""The printed report of 2019 says what the edition's folder says, all of it, in both languages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from egov_meeting.shared.grammar import for_language
from tests.editions.folders import entries, folder_file, institution_names
from tests.reports.printed import Printed, squeezed

# The fixture reads the database before any test does; the mark has it set up.
pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["sw", "en"])
TABLES = {
    "sw": ("Jedwali I: Wizara", "Jedwali II: Wizara", "4.2 Kundi la Pili", "Jedwali III: Taasisi"),
    "en": ("Table I: Ministries", "Table II: Ministries", "4.2 Second Group", "Table III: Inst"),
}
CHAPTERS = {
    "sw": (
        "5.0 Mambo Muhimu",
        "6.0 Hitimisho",
        "Kiambatisho I: Ratiba",
        "Kiambatisho II: Hotuba",
        "Kiambatisho III: Masahihisho",
    ),
    "en": (
        "5.0 Lessons",
        "6.0 Conclusion",
        "Annex I: Programme",
        "Annex II: Speeches",
        "Annex III: Corrections",
    ),
}


def people(appearances: list[dict[str, Any]], language: str) -> list[str]:
    """Titles, names and offices of appearances, as the report prints them."""
    known = {row["key"]: row["full_name"] for row in folder_file(2019, "people.yaml")}
    said = []
    for appearance in appearances:
        name = known.get(appearance.get("person", ""), "")
        honorific = appearance.get("honorific", {}).get(language, "")
        office = appearance.get("office", {}).get(language, "")
        said.append(f"{honorific} {name} {office}" if name else office)
    return said


def missing(expected: list[str], text: str) -> list[str]:
    """What of the expected phrases the text does not say."""
    return [phrase for phrase in expected if squeezed(phrase) not in text]


@LANGUAGES
def test_every_ministry_stands_in_its_table(
    printed_2019: dict[str, Printed], language: str
) -> None:
    names = institution_names(2019, language)
    reports = folder_file(2019, "ministry_reports.yaml")
    first, second, after, _ = TABLES[language]
    handed_in = printed_2019[language].between(first, second)
    not_handed_in = printed_2019[language].between(second, after)

    inside = [names[row["institution"]] for row in reports if row["state"] == "submitted"]
    outside = [names[row["institution"]] for row in reports if row["state"] == "expected"]

    assert (len(inside), len(outside)) == (16, 6)
    assert missing(inside, handed_in) == []
    assert missing(outside, not_handed_in) == []
    assert len(missing(outside, handed_in)) == 6


def test_names_printed_otherwise_are_noted(printed_2019: dict[str, Printed]) -> None:
    assert "katika chanzo: Wizara wa Ujenzi,Uchukuzi na Mawasiliano" in printed_2019["sw"].pages[9]


@LANGUAGES
def test_all_entries_stand_in_table_three_with_their_institutions(
    printed_2019: dict[str, Printed], language: str
) -> None:
    names = institution_names(2019, language)
    *_, third = TABLES[language]
    table = printed_2019[language].between(third, CHAPTERS[language][0])
    rows = entries(2019)

    assert len(rows) == 24
    assert missing([row["title"] for row in rows], table) == []
    assert missing([names[row["institution"]] for row in rows], table) == []


@LANGUAGES
def test_sponsors_and_committees_are_all_named(
    printed_2019: dict[str, Printed], language: str
) -> None:
    names = institution_names(2019, language)
    sponsors = [names[row["institution"]] for row in folder_file(2019, "sponsors.yaml")]
    committees = [
        row["name"][language] for row in folder_file(2019, "committees.yaml")["committees"]
    ]

    assert (len(sponsors), len(committees)) == (10, 4)
    assert missing(sponsors + committees, printed_2019[language].text) == []


@LANGUAGES
def test_groups_have_their_fees_in_words_and_figures(
    printed_2019: dict[str, Printed], language: str
) -> None:
    grammar = for_language(language)
    groups = folder_file(2019, "groups.yaml")
    fees = [grammar.money(fee["amount"]) for row in groups for fee in row["fees"]]
    names = [row["name"][language] for row in groups]

    assert len(fees) == 4
    assert missing(fees + names, printed_2019[language].text) == []


def test_fees_read_as_officials_write_them(printed_2019: dict[str, Printed]) -> None:
    text = printed_2019["sw"].text

    assert squeezed("Kila mshiriki wa Kundi la Kwanza alilipa shilingi laki nne (400,000)") in text
    assert squeezed("ada ya Wanachuo ilikuwa shilingi elfu ishirini (20,000)") in text


@LANGUAGES
def test_every_item_of_the_programme_has_its_time_and_title(
    printed_2019: dict[str, Printed], language: str
) -> None:
    *_, annex, speeches, _ = CHAPTERS[language]
    text = printed_2019[language].between(annex, speeches)
    days = folder_file(2019, "programme.yaml")["days"]
    items = [item for day in days for session in day["sessions"] for item in session["items"]]

    assert len(items) == 78
    rows = [
        f"{item.get('start', '')} {item.get('end') or ''} {item['title'][language]}"
        for item in items
    ]
    assert missing(rows, text) == []


@LANGUAGES
def test_everybody_of_the_programme_is_named_with_office(
    printed_2019: dict[str, Printed], language: str
) -> None:
    *_, annex, speeches, _ = CHAPTERS[language]
    text = printed_2019[language].between(annex, speeches)
    expected = []
    for day in folder_file(2019, "programme.yaml")["days"]:
        for session in day["sessions"]:
            for part in ("chair", "facilitators", "panellists"):
                expected += people(session.get(part, []), language)
            expected += people(
                [item["presenter"] for item in session["items"] if "presenter" in item], language
            )

    assert len(expected) > 40
    assert missing(expected, text) == []


@LANGUAGES
def test_an_inferred_time_is_marked(printed_2019: dict[str, Printed], language: str) -> None:
    assert "11:30 - 11:45 *" in "".join(printed_2019[language].pages)


@LANGUAGES
def test_lessons_and_recommendations_are_all_there(
    printed_2019: dict[str, Printed], language: str
) -> None:
    issues = folder_file(2019, "issues.yaml")
    lessons = [row["text"][language] for row in issues["lessons"]]
    chapter = printed_2019[language].between(*CHAPTERS[language][:2])

    assert len(lessons) == 5
    assert missing(lessons, chapter) == []
    wanted = [row["text"][language] for row in issues["recommendations"]]
    assert missing(wanted, printed_2019[language].text) == []


@LANGUAGES
def test_speeches_say_who_in_what_office_when_and_where(
    printed_2019: dict[str, Printed], language: str
) -> None:
    grammar = for_language(language)
    *_, annex, last = CHAPTERS[language]
    text = printed_2019[language].between(annex, last)
    speeches = folder_file(2019, "speeches.yaml")
    expected = []
    for speech in speeches:
        speakers = [speech.get("speaker") or speech["likely_speaker"]]
        speakers += [speech["delivered_by"]] if speech.get("delivered_by") else []
        expected += [name.replace("(Mb)", "") for name in people(speakers, language)]
        expected += [speech["occasion"][language], speech["title"][language]]
        expected += [speech["summary"][language], grammar.date_with_weekday(speech["date"])]

    assert len(speeches) == 4
    assert [
        phrase
        for phrase in missing(expected, text)
        if "Mwanjelwa" not in phrase  # her letters stand between name and office
    ] == []
    assert squeezed("Mary M. Mwanjelwa") in text


@LANGUAGES
def test_corrections_and_differences_are_annexed_on_request(
    printed_2019: dict[str, Printed], language: str
) -> None:
    corrections = folder_file(2019, "recorded.yaml")["corrections"]
    text = printed_2019[language].text
    annex = text[text.rindex(squeezed(CHAPTERS[language][-1])) :]

    assert missing([row["printed"] for row in corrections], annex) == []
    assert {"786", "753"} <= {figure for figure in ("786", "753") if figure in annex}


@LANGUAGES
def test_page_numbers_in_the_contents_are_right(
    printed_2019: dict[str, Printed], language: str
) -> None:
    printed = printed_2019[language]
    contents = printed.pages[1]
    for section in printed.report.sections:
        if section.level == 1 and section.place != "front":
            line = next(line for line in contents.split("\n") if line.startswith(section.number))
            page = int(line.rsplit(" ", 1)[1])
            assert squeezed(section.title) in squeezed(printed.pages[page - 1]), section.title


@LANGUAGES
def test_nothing_is_left_unsaid_and_no_page_is_empty(
    printed_2019: dict[str, Printed], language: str
) -> None:
    printed = printed_2019[language]

    assert printed.report.problems == ()
    assert "[[" not in "".join(printed.pages)
    assert [number for number, page in enumerate(printed.pages, 1) if len(page.strip()) < 20] == []


@LANGUAGES
def test_the_file_says_what_it_is(printed_2019: dict[str, Printed], language: str) -> None:
    reader = PdfReader(io.BytesIO(printed_2019[language].content))

    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "2019" in (reader.metadata.title if reader.metadata and reader.metadata.title else "")
    assert len(printed_2019[language].content) < 5_000_000
