"""The spreadsheets that are offered: one to be filled in, and one with the rows to be mended."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from egov_meeting.shared.bilingual import text_in
from egov_meeting.shared.spreadsheets import csv_table, xlsx_table
from registrations.imports.columns import COLUMNS, REASON_HEADINGS, ROW_HEADINGS
from registrations.imports.limits import MOST_ROWS
from registrations.imports.sentences import problem_words
from registrations.imports.sheet import EXAMPLE_EMAIL
from registrations.models import ImportRow
from registrations.selectors.delegation import OpenPlace

_LANGUAGES = ("Kiswahili", "English")
_HEAD = PatternFill("solid", fgColor="1F4E79")
_FIRST_LIST_ROW = 2
_LISTS_FROM = 3  # the third column of the notes


def template_csv(*, places: Sequence[OpenPlace], language: str) -> bytes:
    """Headings and an example, for those who prefer plain text."""
    heading = [column.heading(language) for column in COLUMNS]
    return csv_table(heading=heading, rows=[_example(places, language)])


def template_xlsx(*, places: Sequence[OpenPlace], language: str) -> bytes:
    """Headings, an example, drop-downs of the groups, fees and languages, and a sheet of notes."""
    with translation.override(language):
        book = Workbook()
        people = book.active
        people.title = _("Delegates")
        notes = book.create_sheet(_("Notes"))
        lists = _lists(places, language)
        _write_notes(notes, lists)
        _write_people(people, _example(places, language), language)
        for position, (key, _title, values) in enumerate(lists, start=_LISTS_FROM):
            if values:
                _offer(people, key, notes.title, position, len(values))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def faulty_xlsx(*, rows: Iterable[ImportRow], language: str) -> bytes:
    """The rows to be mended, with the reason; mended, the sheet can be uploaded as it is."""
    which = 1 if language == "en" else 0
    heading = [column.heading(language) for column in COLUMNS]
    with translation.override(language):
        return xlsx_table(
            name=_("To be mended"),
            heading=[ROW_HEADINGS[which], *heading, REASON_HEADINGS[which]],
            rows=_faulty(rows),
        )


def _faulty(rows: Iterable[ImportRow]) -> Iterator[list[Any]]:
    for row in rows:
        cells = [row.cells.get(column.key, [""])[0] for column in COLUMNS]
        reasons = " ".join(problem_words(problem) for problem in row.problems)
        yield [row.number, *cells, reasons]


def _example(places: Sequence[OpenPlace], language: str) -> list[str]:
    group = text_in(places[0].group, "name", language) or places[0].group.name_sw if places else ""
    return [
        "Asha Juma Mfano",
        "Ofisa TEHAMA" if language == "sw" else "ICT officer",
        EXAMPLE_EMAIL,
        "0712 345 678",
        group,
        _fee_label(places[0], language) if places else "",
        "Kiswahili",
    ]


def _lists(places: Sequence[OpenPlace], language: str) -> list[tuple[str, str, list[str]]]:
    """Column, heading on the notes, and values of each drop-down."""
    groups = dict.fromkeys(
        text_in(place.group, "name", language) or place.group.name_sw for place in places
    )
    fees = dict.fromkeys(filter(None, (_fee_label(place, language) for place in places)))
    return [
        ("group", _("Groups"), list(groups)),
        ("fee", _("Fees of the groups"), list(fees)),
        ("language", _("Languages"), list(_LANGUAGES)),
    ]


def _fee_label(place: OpenPlace, language: str) -> str:
    if place.fee is None:
        return ""
    name = text_in(place.fee, "name", language) or place.fee.name_sw
    return f"{name} ({place.fee.amount:,})"


def _write_people(sheet: Any, example: list[str], language: str) -> None:
    for position, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, position, column.heading(language))
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        shown = sheet.cell(2, position, example[position - 1])
        shown.font = Font(italic=True, color="666666")
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = column.width
        if column.key in ("phone", "full_name", "email"):
            # Text, so that no nought in front is lost.
            sheet.column_dimensions[letter].number_format = "@"
            shown.number_format = "@"
    sheet.freeze_panes = "A2"


def _write_notes(sheet: Any, lists: list[tuple[str, str, list[str]]]) -> None:
    lines = (
        _("One row for each colleague, at most %(most)s of them.") % {"most": f"{MOST_ROWS:,}"},
        _("The grey row is an example and is left out when the file is read."),
        _("A name is needed, and an e-mail address or a phone number; better both."),
        _("Group, fee and language are chosen from the lists beside."),
        _("Where a group has only one fee, the fee may be left empty."),
        _("Write values, no formulas, and merge no cells."),
        _("Nobody is registered before you have seen every row and said so."),
        _("Every colleague is told, and can correct or withdraw. Consents are asked of each of them."),
    )  # fmt: skip
    sheet.column_dimensions["A"].width = 78
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for position, (_key, title, values) in enumerate(lists, start=_LISTS_FROM):
        sheet.column_dimensions[get_column_letter(position)].width = 34
        sheet.cell(1, position, title).font = Font(bold=True)
        for number, value in enumerate(values, start=_FIRST_LIST_ROW):
            sheet.cell(number, position, value)


def _offer(sheet: Any, key: str, notes: str, position: int, count: int) -> None:
    """A drop-down for the whole column, fed from the notes: lists in a cell end at 255 letters."""
    letter = get_column_letter(position)
    last = _FIRST_LIST_ROW + count - 1
    choice = DataValidation(
        type="list",
        formula1=f"'{notes}'!${letter}${_FIRST_LIST_ROW}:${letter}${last}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Choose from the list"),
        error=_("Choose one of the values that are offered."),
    )
    column = get_column_letter(1 + [one.key for one in COLUMNS].index(key))
    choice.add(f"{column}2:{column}{MOST_ROWS + 1}")
    sheet.add_data_validation(choice)
