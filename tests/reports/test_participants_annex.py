"""The list of participants: on request, from the registrations, and nowhere else."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from egov_meeting.institutions.models import FormerName
from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.names import name_keys
from registrations.selectors import listed_participants
from reports.composing import ComposeOptions, compose_bilingual, compose_report
from reports.composing.blocks import LongTable
from reports.printing import report_pdf
from reports.printing.docx import report_docx
from tests.reports import editions_by_hand as by_hand
from tests.reports.printed import STAMP

pytestmark = pytest.mark.django_db
MOMENT = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
ON_REQUEST = ComposeOptions(participants=True)


def register(edition: Edition, count: int, **fields: object) -> None:
    group = edition.groups.first() or by_hand.group(edition, 1)
    for number in range(1, count + 1):
        values = {
            "full_name": f"Wambura Ng'ong'o {number:04}",
            "institution": by_hand.institution(),
            "state": RegistrationState.CONFIRMED,
            **fields,
        }
        Registration.objects.create(edition=edition, group=group, created_at=MOMENT, **values)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_nobody_is_named_unless_the_list_is_asked_for() -> None:
    edition = by_hand.edition()
    register(edition, 3)

    report = compose_report(edition=edition, language="sw")

    assert "annex_participants" not in [section.key for section in report.sections]
    assert "Ng'ong'o" not in "".join(pages_of(report_pdf(report, stamp=STAMP)))


def test_the_table_typed_elsewhere_names_nobody() -> None:
    edition = by_hand.edition()
    register(edition, 3)

    texts = {"conclusion": "[[table:participants]]"}
    report = compose_report(edition=edition, language="sw", texts=texts, options=ON_REQUEST)

    tables = {
        section.key: [block for block in section.blocks if isinstance(block, LongTable)]
        for section in report.sections
    }
    assert [key for key, found in tables.items() if found] == ["annex_participants"]


def test_only_those_who_take_part_are_listed_by_group_and_name() -> None:
    edition = by_hand.edition()
    second, first = by_hand.group(edition, 2), by_hand.group(edition, 1)
    for name, group, state in (
        ("Zawadi", first, RegistrationState.CONFIRMED),
        ("Asha", second, RegistrationState.EXEMPT),
        ("Baraka", first, RegistrationState.CONFIRMED),
        ("Cosmas", first, RegistrationState.PENDING),
        ("Daudi", first, RegistrationState.CANCELLED),
    ):
        Registration.objects.create(
            edition=edition,
            group=group,
            full_name=name,
            **name_keys(name),
            state=state,
            created_at=MOMENT,
        )

    listed = list(listed_participants(edition=edition, language="en"))

    assert [(one.name, one.group) for one in listed] == [
        ("Baraka", ("Group 1", "")),
        ("Zawadi", ("Group 1", "")),
        ("Asha", ("Group 2", "")),
    ]


def test_institutions_bear_the_name_of_the_edition_s_days() -> None:
    edition = by_hand.edition()
    agency = by_hand.institution("Mamlaka", name_en="")
    FormerName.objects.create(institution=agency, name_sw="Wakala", until=dt.date(2030, 12, 31))
    register(edition, 1, institution=agency)

    swahili = next(listed_participants(edition=edition, language="sw"))
    english = next(listed_participants(edition=edition, language="en"))

    assert swahili.institution == ("Wakala", "")
    assert english.institution == ("Wakala", "sw")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_takes_four_queries_and_reads_three_columns(rows: int) -> None:
    edition = by_hand.edition()
    register(edition, rows)

    with CaptureQueriesContext(connection) as queries:
        assert len(list(listed_participants(edition=edition, language="sw"))) == rows

    assert len(queries) == 4
    (people,) = [one["sql"] for one in queries if "full_name" in one["sql"]]
    columns = people[: people.index(" FROM ")]
    assert re.findall(r'\."(\w+)"', columns) == ["full_name", "institution_id", "group_id"]


def test_an_edition_without_registrations_says_that_there_is_no_list() -> None:
    report = compose_report(edition=by_hand.edition(), language="sw", options=ON_REQUEST)

    text = " ".join("".join(pages_of(report_pdf(report, stamp=STAMP))).split())
    assert "Hakuna orodha ya washiriki iliyohifadhiwa katika mfumo." in text


def test_both_languages_have_their_list_where_the_contents_say() -> None:
    edition = by_hand.edition()
    register(edition, 90)

    report = compose_bilingual(edition=edition, options=ON_REQUEST)
    pages = pages_of(report_pdf(report, stamp=STAMP))

    for title in ("Orodha ya Washiriki", "List of Participants"):
        contents = next(page for page in pages if title in page)
        told = re.search(rf"{title}[ .]*(\d+)", contents)
        assert told
        number = int(told[1])
        assert title in pages[number - 1]
        people = [page for page in pages[number - 1 : number + 3] if "Ng'ong'o" in page]
        assert len(people) >= 3
        assert f"{number + 1} / {len(pages)}" in pages[number]
    assert sum("Ng'ong'o 0090" in page for page in pages) == 2


def test_the_word_processor_s_copy_has_the_list_too() -> None:
    from docx import Document

    edition = by_hand.edition()
    register(edition, 2)

    report = compose_report(edition=edition, language="sw", options=ON_REQUEST)
    copy = Document(io.BytesIO(report_docx(report, stamp=STAMP)))

    rows = [[cell.text for cell in row.cells] for table in copy.tables for row in table.rows]
    assert [row[1] for row in rows if "Ng'ong'o" in row[1]] == [
        "Wambura Ng'ong'o 0001",
        "Wambura Ng'ong'o 0002",
    ]
