"""Sheets are read whatever they are, and what cannot be trusted is refused with a reason."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc
import zipfile
from typing import Any

import pytest
from django.utils import translation
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from registrations.imports.cells import Cell
from registrations.imports.columns import COLUMNS
from registrations.imports.limits import MOST_ROWS
from registrations.imports.reading import rows_of_sheet
from registrations.imports.refusals import SheetRefused
from registrations.imports.sentences import note_words, refusal_words
from registrations.imports.sheet import EXAMPLE_EMAIL, Note
from tests.registrations.sheets import (
    HEADINGS_EN,
    HEADINGS_SW,
    csv_file,
    people,
    person,
    repacked,
    saved,
    workbook,
    xlsx,
)


def texts(content: bytes) -> list[dict[str, str]]:
    return [
        {key: cell.text for key, cell in row.cells.items()} for row in rows_of_sheet(content, [])
    ]


def only_row(content: bytes) -> dict[str, Cell]:
    rows = list(rows_of_sheet(content, []))
    assert len(rows) == 1
    return rows[0].cells


def notes_of(content: bytes) -> list[Note]:
    notes: list[Note] = []
    list(rows_of_sheet(content, notes))
    return notes


def refused(content: bytes) -> tuple[str, str]:
    """The code, and the sentence in Swahili; the one in English is another one."""
    with pytest.raises(SheetRefused) as refusal:
        list(rows_of_sheet(content, []))
    said = refusal.value
    with translation.override("sw"):
        swahili = refusal_words(said.code, said.values)
    with translation.override("en"):
        assert refusal_words(said.code, said.values) != swahili
    return said.code, swahili


ASHA = {
    "full_name": "Asha Juma",
    "office": "Mhasibu",
    "email": "asha@example.org",
    "phone": "0712345678",
    "group": "Kundi la Kwanza",
    "language": "Kiswahili",
}
ASHA_ROW = ["Asha Juma", "Mhasibu", "asha@example.org", "0712345678", "Kundi la Kwanza", "", "Kiswahili"]  # fmt: skip


@pytest.mark.parametrize("headings", [HEADINGS_SW, HEADINGS_EN])
def test_headings_are_understood_in_both_languages(headings: tuple[str, ...]) -> None:
    assert texts(xlsx([ASHA_ROW], headings=headings)) == [ASHA]
    assert texts(csv_file([ASHA_ROW], headings=headings)) == [ASHA]


def test_columns_may_stand_in_any_order_below_a_title_and_between_others() -> None:
    book = workbook()
    sheet = book.active
    sheet.delete_rows(1)
    sheet.append(["WIZARA YA MFANO: WAJUMBE"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["S/N", "EMAIL", "Jina la Mshiriki", "Cheo", "Mkoa"])
    sheet.append([1, "asha@example.org", "Asha Juma", "Mhasibu", "Dodoma"])

    content = saved(book)

    assert texts(content) == [
        {"full_name": "Asha Juma", "office": "Mhasibu", "email": "asha@example.org"}
    ]
    assert notes_of(content) == [Note("columns_left_out", {"names": "Mkoa"})]
    assert "Mkoa" in note_words(*notes_of(content)[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])  # fmt: skip
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_in_any_encoding_with_any_separator(encoding: str, separator: str) -> None:
    content = csv_file([person(1, name="José Núñez, PhD")], encoding=encoding, separator=separator)

    assert texts(content)[0]["full_name"] == "José Núñez, PhD"


def test_a_separator_that_the_file_itself_names_is_believed() -> None:
    content = b"sep=;\r\n" + csv_file([person(1)], separator=";")

    assert texts(content)[0]["office"] == "Afisa TEHAMA"


def test_the_example_of_the_template_is_left_out() -> None:
    content = xlsx([person(1, email=EXAMPLE_EMAIL), person(2)])

    assert len(texts(content)) == 1
    assert notes_of(content) == [Note("example_left_out", {})]


def test_rows_keep_the_numbers_they_have_in_the_sheet() -> None:
    content = xlsx([person(1), [], [None, " "], person(2)])

    assert [row.number for row in rows_of_sheet(content, [])] == [2, 5]


def test_numbers_are_read_as_they_were_written() -> None:
    row = only_row(xlsx([person(1, phone=712345678, fee=400000.0, group=1)]))

    assert (row["phone"].text, row["fee"].text, row["group"].text) == ("712345678", "400000", "1")


def test_formulas_are_not_worked_out_in_either_kind_of_file() -> None:
    formula = '=HYPERLINK("http://example.org","x")'
    book = workbook([person(1, name=formula)])

    assert only_row(saved(book))["full_name"] == Cell(formula, "formula")
    assert only_row(csv_file([person(1, name="=1+1")]))["full_name"].fault == "formula"
    assert only_row(csv_file([person(1, phone="+255712345678")]))["phone"].fault == ""


def test_array_formulas_are_formulas_too() -> None:
    book = workbook([person(1)])
    book.active["A2"] = ArrayFormula("A2:A2", "=B2&C2")

    assert only_row(saved(book))["full_name"].fault == "formula"


def test_text_that_only_looks_like_a_formula_is_text_in_a_workbook() -> None:
    book = workbook([person(1)])
    book.active["A2"].value = "=Asha"
    book.active["A2"].data_type = "s"

    assert only_row(saved(book))["full_name"] == Cell("=Asha", "")


def test_dates_errors_and_lost_digits_are_faults_of_their_cell() -> None:
    book = workbook([person(1, office=dt.date(2027, 1, 1), phone=2557123456789012345)])
    book.active["A2"].value = "#REF!"

    row = only_row(saved(book))

    assert {key: cell.fault for key, cell in row.items() if cell.fault} == {
        "full_name": "error_value",
        "office": "date",
        "phone": "digits_lost",
    }


def test_very_long_texts_are_cut_before_they_are_kept() -> None:
    assert len(only_row(xlsx([person(1, name="a" * 30_000)]))["full_name"].text) < 510


def with_macros() -> bytes:
    return repacked(xlsx(people(1)), {"xl/vbaProject.bin": b"macro"})


def macro_enabled_by_type() -> bytes:
    content = xlsx(people(1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml")
    said = types.replace(b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml")
    return repacked(content, {"[Content_Types].xml": said})


def zip_bomb() -> bytes:
    return repacked(
        xlsx(people(1)), {"xl/sharedStrings.xml": b"<sst>" + b" " * 60_000_000 + b"</sst>"}
    )


STRINGS_BOMB = b"<sst>" + b" " * 60_000_000 + b"</sst>"


def with_strings(name: str, strings: bytes, *kinds: str) -> bytes:
    """A reader finds the strings by their type, whatever they are called."""
    content = xlsx(people(1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    said = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for kind in ("spreadsheetml.sharedStrings", *kinds)
    )
    types = types.replace("</Types>", f"{said}</Types>")
    return repacked(content, {"[Content_Types].xml": types.encode(), name: strings})


def relations_of_a_sheet() -> bytes:
    """They are held whole, though they lie with the sheets."""
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    return repacked(xlsx(people(1)), {name: b"<R>" + b" " * 60_000_000 + b"</R>"})


def with_a_program() -> bytes:
    return repacked(xlsx(people(1)), {"xl/media/picha.exe": b"MZ"})


def entity_bomb_called_otherwise() -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    return with_strings("xl/strings.png", bomb)


def entity_bomb_as_a_sheet() -> bytes:
    """A sheet is found by its relation, whatever it is called."""
    content = xlsx(people(1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels")
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    relations = relations.replace(b"worksheets/sheet1.xml", b"media/picha.png")
    return repacked(content, {"xl/_rels/workbook.xml.rels": relations, "xl/media/picha.png": bomb})


def bomb_of_one_row() -> bytes:
    cells = b"<c><v>1</v></c>" * 500_000
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"  # fmt: skip
    return repacked(xlsx(people(1)), {"xl/worksheets/sheet1.xml": sheet})


def entity_bomb() -> bytes:
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    return repacked(xlsx(people(1)), {"xl/worksheets/sheet1.xml": sheet})


def merged_people() -> bytes:
    book = workbook(people(3))
    book.active.merge_cells("B2:B4")
    return saved(book)


def on_a_hidden_sheet() -> bytes:
    book = workbook(people(1), Maelezo=[["Soma"]])
    book["Wajumbe"].sheet_state = "veryHidden"
    book.active = book["Maelezo"]
    return saved(book)


def opendocument() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (lambda: b"", "no_rows", "Hakuna watu"),
        (lambda: xlsx(), "no_rows", "Hakuna watu"),
        (lambda: csv_file([]), "no_rows", "Hakuna watu"),
        (lambda: b"%PDF-1.7 ...", "not_a_sheet", "XLSX"),
        (lambda: b"\x00\x01\x02\x03" * 50, "not_a_sheet", ""),
        (lambda: b"GIF89a\x01\x02\x03", "not_a_sheet", ""),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel", "nenosiri"),
        (opendocument, "opendocument", "ODS"),
        (with_macros, "macros", "makro"),
        (macro_enabled_by_type, "macros", "makro"),
        (zip_bomb, "packed", "MB"),
        (lambda: with_strings("xl/maneno.xml", STRINGS_BOMB), "packed", "MB"),
        (lambda: with_strings("xl/worksheets/maneno.xml", STRINGS_BOMB), "packed", "MB"),
        (lambda: with_strings("xl/worksheets/a.xml", STRINGS_BOMB, "spreadsheetml.worksheet"), "packed", "MB"),
        (lambda: with_strings("xl/maneno.png", STRINGS_BOMB), "broken", ""),
        (lambda: with_strings("xl/maneno.XYZ", STRINGS_BOMB), "broken", ""),
        (relations_of_a_sheet, "packed", "MB"),
        (with_a_program, "broken", ""),
        (entity_bomb_called_otherwise, "broken", ""),
        (entity_bomb_as_a_sheet, "broken", ""),
        (bomb_of_one_row, "packed", "MB"),
        (entity_bomb, "broken", ""),
        (lambda: xlsx(people(1))[:900], "broken", ""),
        (lambda: b"PK\x03\x04 nothing of the kind", "broken", ""),
        (merged_people, "merged", "B2:B4"),
        (on_a_hidden_sheet, "hidden_sheet", "Wajumbe"),
        (lambda: b"a" * 6_000_000, "too_large", "MB 5"),
        (lambda: csv_file(people(MOST_ROWS + 1)), "too_many_rows", "2,000"),
        (lambda: xlsx(people(MOST_ROWS + 1)), "too_many_rows", "2,000"),
        (lambda: b'Jina kamili,Simu\r\n"Asha,0712345678\r\n', "csv_syntax", ""),
        (lambda: csv_file([person(1)]) + b"\x81\x8d", "encoding", "UTF-8"),
    ],
)  # fmt: skip
def test_bad_sheets_are_refused_with_a_reason(content: Any, code: str, said: str) -> None:
    found, sentence = refused(content())

    assert found == code
    assert said in sentence


def test_wrong_columns_name_what_was_expected_and_what_was_found() -> None:
    code, sentence = refused(xlsx([["x", 1]], headings=("Bidhaa", "Bei")))

    assert code == "wrong_columns"
    assert "Bidhaa, Bei" in sentence
    assert all(column.heading_sw in sentence for column in COLUMNS)


def test_a_sheet_without_addresses_lacks_a_column() -> None:
    assert refused(csv_file([["Asha Juma", "x"]], headings=("Jina kamili", "Wadhifa")))[0] == "wrong_columns"  # fmt: skip


def test_a_column_that_comes_twice_is_named() -> None:
    code, sentence = refused(
        csv_file([["Asha", "1", "2"]], headings=("Jina kamili", "Simu", "Phone"))
    )

    assert code == "column_twice"
    assert "Phone" in sentence


def test_hidden_and_further_sheets_are_named_and_not_read() -> None:
    book = workbook(people(1), Siri=[HEADINGS_SW, person(2)], Zaidi=[HEADINGS_SW, person(3)])
    book["Siri"].sheet_state = "hidden"
    content = saved(book)

    assert len(texts(content)) == 1
    assert {note.code: note.values["names"] for note in notes_of(content)} == {
        "hidden_sheets": "Siri",
        "other_sheets": "Zaidi",
    }


def test_the_sheet_with_people_is_found_behind_another_one() -> None:
    book = workbook(people(1))
    book.create_sheet("Maelezo", 0).append(["Jaza karatasi ya Wajumbe"])

    assert len(texts(saved(book))) == 1


def test_a_hundred_thousand_rows_are_refused_before_they_are_in_memory() -> None:
    row = b'<row><c t="inlineStr"><is><t>Asha Juma</t></is></c><c t="inlineStr"><is><t>asha@example.org</t></is></c></row>'  # fmt: skip
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + row * 100_000 + b"</sheetData></worksheet>"  # fmt: skip
    content = repacked(xlsx(people(1)), {"xl/worksheets/sheet1.xml": sheet})
    del sheet

    tracemalloc.start()
    assert refused(content)[0] == "too_many_rows"
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 16_000_000


def test_two_thousand_rows_are_read_without_holding_them() -> None:
    content = xlsx(people(MOST_ROWS))

    assert sum(1 for _row in rows_of_sheet(content, [])) == MOST_ROWS


def test_rows_that_are_only_formatted_count_for_nothing() -> None:
    book = workbook(people(1))
    for number in range(3, 5000):
        book.active.cell(number, 1).number_format = "@"

    assert len(texts(saved(book))) == 1


def test_pictures_and_charts_are_left_alone() -> None:
    book = workbook(people(1))
    book.create_chartsheet("Chati")
    content = repacked(
        saved(book), {"xl/media/nembo.png": b"PNG" * 3_000_000, "xl/media/nembo.svg": b"<svg/>"}
    )

    assert len(texts(content)) == 1


def test_the_file_stays_readable_for_others() -> None:
    """The test's own sheets are real workbooks."""
    assert load_workbook(io.BytesIO(xlsx(people(1)))).active.max_row == 2
