"""Lists: search, filters, pages, files, and what they cost."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Appearance, Objective, Sponsor, Statement
from sessions_app.models import Day, Item, Session
from tests.documents.factories import InstitutionFactory


def rows_found(client, at: str) -> list[str]:
    return [line.name for line in client.get(at).context["table"].lines]


def test_search_finds_every_word_in_either_language(edition, coordinator):
    for order, (swahili, english) in enumerate(
        [("kujifunza pamoja", "to learn together"), ("kushirikiana", "to cooperate")], start=1
    ):
        Objective.objects.create(edition=edition, order=order, text_sw=swahili, text_en=english)
    at = address(section_called("malengo"), edition)

    assert rows_found(coordinator, at + "?q=together+pamoja") == ["kujifunza pamoja"]
    assert rows_found(coordinator, at + "?q=cooperate") == ["kushirikiana"]


def test_filter_stands_in_the_address_and_stays_from_page_to_page(edition, coordinator):
    for order in range(1, 61):
        Sponsor.objects.create(
            edition=edition,
            order=order,
            institution=InstitutionFactory(),
            contribution="money" if order > 5 else "in_kind",
        )
    at = address(section_called("wafadhili"), edition) + "?contribution=money"

    page = coordinator.get(at)

    assert page.context["page"].paginator.count == 55
    assert "contribution=money&amp;page=2" in page.content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_begin_like_a_formula_are_quoted(edition, coordinator, start):
    Statement.objects.create(
        edition=edition,
        order=1,
        subject="theme.sw",
        text=f'{start}HYPERLINK("http://x","y")',
        place="cover",
    )
    section = section_called("kauli")

    plain = coordinator.get(address(section, edition, "rows_as", "csv"))
    book = coordinator.get(address(section, edition, "rows_as", "xlsx"))

    assert f"'{start}HYPERLINK" in plain.content.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    cell = sheet.cell(2, 2)
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")
    assert plain["Content-Disposition"] == 'attachment; filename="kauli-2031.csv"'


def test_file_holds_what_the_list_shows_in_both_languages(edition, coordinator):
    Objective.objects.create(edition=edition, order=1, text_sw="kujifunza", text_en="to learn")
    Objective.objects.create(edition=edition, order=2, text_sw="kushirikiana")
    at = address(section_called("malengo"), edition, "rows_as", "csv") + "?q=learn"

    lines = coordinator.get(at).content.decode("utf-8-sig").splitlines()

    assert lines[1:] == ["kujifunza,to learn"]


def people(edition, number: int) -> None:
    for _ in range(number):
        Appearance.objects.create(
            edition=edition, name_printed="Mtu", office_sw="Ofisa", institution=InstitutionFactory()
        )


def items(edition, number: int) -> None:
    day, _ = Day.objects.get_or_create(edition=edition, number=1, date=edition.starts_on)
    for order in range(number):
        session = Session.objects.create(day=day, order=day.sessions.count() + 1, title_sw="Kikao")
        Item.objects.create(session=session, order=order, kind="break", title_sw="Mapumziko")


@pytest.mark.parametrize(
    ("key", "add", "queries"), [("wahusika", people, 7), ("vipengele", items, 7)]
)
def test_list_costs_the_same_at_one_and_at_thirty_rows(edition, coordinator, key, add, queries):
    at = address(section_called(key), edition)
    add(edition, 1)
    with CaptureQueriesContext(connection) as one:
        coordinator.get(at)
    add(edition, 29)
    with CaptureQueriesContext(connection) as thirty:
        coordinator.get(at)

    assert (len(one), len(thirty)) == (queries, queries)
