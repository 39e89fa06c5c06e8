"""The same columns in CSV and XLSX as fields in YAML."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from innovations.models import Entry
from tests.exchange.folders import codes_of, load, problems_of, small_folder

pytestmark = pytest.mark.django_db


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


HEADER = ["number", "title", "kind", "institution", "summary_sw", "summary_en", "authors"]
ROW = ["1", "Mlinde", "innovation", "udom", "Mchezo", "A game", "Asha; Juma ;"]


def test_pairs_and_lists_are_read_from_cells(tmp_path: Path) -> None:
    text = ",".join(HEADER) + "\n" + ",".join(ROW) + "\n"

    load(small_folder(tmp_path, entries__csv=text))

    entry = Entry.objects.get()
    assert (entry.title, entry.summary_sw, entry.summary_en) == ("Mlinde", "Mchezo", "A game")
    assert list(entry.authors.values_list("full_name", flat=True)) == ["Asha", "Juma"]


def test_a_workbook_says_the_same_as_the_text(tmp_path: Path) -> None:
    text = ",".join(HEADER) + "\n" + ",".join(ROW) + "\n"
    load(small_folder(tmp_path / "a", entries__csv=text))

    book = workbook(HEADER, [1, *ROW[1:]])

    assert load(small_folder(tmp_path / "b", entries__xlsx=book)).changed is False


def test_dates_and_numbers_of_a_workbook_are_read_as_they_look(tmp_path: Path) -> None:
    book = workbook(
        ["code", "institution", "from", "until"],
        [12.0, "nmb", datetime.date(2031, 3, 10), datetime.datetime(2031, 3, 12)],
    )

    booth = load(small_folder(tmp_path, booths__xlsx=book)).edition.booths.get()

    assert (booth.code, booth.from_date, booth.until_date) == (
        "12",
        datetime.date(2031, 3, 10),
        datetime.date(2031, 3, 12),
    )


def test_an_unknown_column_is_told_once_with_the_nearest(tmp_path: Path) -> None:
    rows = "institution,amont\nega,1\nudom,2\n"

    problems = problems_of(small_folder(tmp_path, sponsors__csv=rows))

    assert [(problem.code, problem.spot.row) for problem in problems] == [("unknown_column", 1)]
    assert problems[0].values["nearest"] == "amount"


def test_semicolons_between_cells_are_understood(tmp_path: Path) -> None:
    edition = load(small_folder(tmp_path, sponsors__csv="institution;amount\nega;1000\n")).edition

    assert edition.sponsors.get().amount == 1000


def test_a_value_without_a_column_is_told(tmp_path: Path) -> None:
    found = codes_of(small_folder(tmp_path, sponsors__csv="institution\nega,5\n"))

    assert found == [("sponsors.csv", "cell_without_column", "")]


def test_an_error_of_the_spreadsheet_is_told_at_its_cell(tmp_path: Path) -> None:
    book = workbook(["institution", "amount"], ["ega", "#REF!"])

    problems = problems_of(small_folder(tmp_path, sponsors__xlsx=book))

    assert [(found.code, found.spot.row, found.spot.column) for found in problems] == [
        ("formula_error", 2, "amount")
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"<html>"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    found = codes_of(small_folder(tmp_path, sponsors__xlsx=content))

    assert found == [("sponsors.xlsx", "not_a_spreadsheet", "")]


def test_owners_of_a_resolution_are_written_in_one_cell(tmp_path: Path) -> None:
    rows = (
        "number,title_sw,text_sw,owners\n"
        '1,Azimio,Taasisi zijiunge,"public_institutions; support:ega"\n'
    )

    resolution = load(small_folder(tmp_path, resolutions__csv=rows)).edition.resolutions.get()

    owners = resolution.owners.values_list("part", "owner_class", "institution__key")
    assert list(owners) == [("lead", "public_institutions", None), ("support", "", "ega")]


def test_a_workbook_with_garbled_content_is_refused(tmp_path: Path) -> None:
    content = bytearray(workbook(["institution", "amount"], ["ega", "1"]))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        member = packed.getinfo("xl/worksheets/sheet1.xml")
    start = member.header_offset + 30 + len(member.filename)
    content[start : start + 20] = b"\xff" * 20

    found = codes_of(small_folder(tmp_path, sponsors__xlsx=bytes(content)))

    assert found == [("sponsors.xlsx", "not_a_spreadsheet", "")]
