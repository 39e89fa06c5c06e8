"""What is said of a sheet and its rows, in the reader's language; values are filled in by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import active_language
from registrations.imports.columns import BY_KEY

_REFUSALS = {
    "broken": _("The file is damaged and cannot be read. Open it, save it again as XLSX, and upload that."),
    "not_a_sheet": _("This is no spreadsheet. Upload an XLSX or CSV file."),
    "old_excel": _(
        "This workbook is locked with a password, or of an old kind (XLS, XLSB). Save it as XLSX without "
        "a password and upload that."
    ),
    "opendocument": _("This is an OpenDocument file (ODS). Save it as XLSX and upload that."),
    "macros": _("The workbook holds macros. Save it as XLSX, without macros, and upload that."),
    "packed": _(
        "The workbook unpacks to more than %(limit)s MB, which %(rows)s people do not fill. Copy the rows "
        "into a new workbook and upload that."
    ),
    "too_large": _("The file is too large: at most %(limit)s MB are read."),
    "too_many_rows": _("The sheet has more than %(limit)s rows of people. Divide it and upload the parts."),
    "no_rows": _("There are no people in the file."),
    "hidden_sheet": _(
        "The people stand on the sheet “%(name)s”, which is hidden. Show the sheet, save, and upload again."
    ),
    "merged": _(
        "Cells are merged (%(areas)s), so that nobody can tell whose they are. Unmerge them and upload again."
    ),
    "wrong_columns": _("The columns are not those of a delegation. Expected: %(expected)s. Found: %(found)s."),
    "column_twice": _("The column “%(found)s” comes twice. Keep one of them and upload again."),
    "encoding": _("The letters of the file are not understood. Save it as “CSV UTF-8” or XLSX and upload that."),
    "csv_syntax": _("The quotes do not fit together at line %(row)s. Put that line right and upload again."),
    "too_many_attempts": _("Reading or registering was broken off several times. You can try again."),
    "unexpected": _("Something went wrong on our side. You can try again; nothing was done twice."),
}  # fmt: skip

_NOTES = {
    "example_left_out": _("The row with the example was left out."),
    "columns_left_out": _("These columns are not needed and were left out: %(names)s."),
    "hidden_sheets": _("Hidden sheets were not read: %(names)s."),
    "other_sheets": _("Only the sheet “%(read)s” was read, not: %(names)s."),
}

_PROBLEMS: dict[str, Any] = {
    "required": _("Nothing is written here."),
    "too_long": _("At most %(limit)s characters."),
    "no_name": _("Write the name in letters, without other signs."),
    "no_email": _("This is no e-mail address."),
    "no_phone": _(
        "This is no mobile number of Tanzania. A number from abroad begins with + and its country."
    ),
    "digits_lost": _(
        "The spreadsheet has shortened this number. Make the column a text and write the number again."
    ),
    "formula": _("The cell holds a formula, which is not worked out. Write the value itself."),
    "date": _("The spreadsheet took this for a date or a time. Make the column a text and write it again."),
    "error_value": _("The cell shows an error of the spreadsheet. Write the value itself."),
    "unknown_group": _("There is no such group. The groups are: %(expected)s."),
    "choose_group": _("Write one of the groups: %(expected)s."),
    "closed": "%(why)s",
    "unknown_fee": _("The group has no such fee. Its fees are: %(expected)s."),
    "choose_fee": _("Write one of the fees of the group: %(expected)s."),
    "unknown_language": _("Write Kiswahili or English."),
    "unreachable": _("Write an e-mail address or a phone number."),
    "abroad": _("With a phone from abroad an e-mail address is needed as well."),
    "twice_in_sheet": _("This is the same person as in row %(row)s."),
    "same_name_in_sheet": _(
        "Row %(row)s has the same name. If this is another person, register one of the two by the form."
    ),
    "full": _("All places of this group are taken."),
    "refused": "%(why)s",
    "unexpected": _REFUSALS["unexpected"],
}  # fmt: skip


def refusal_words(code: str, values: Mapping[str, Any]) -> str:
    """Why the whole sheet was refused."""
    return _said(_REFUSALS.get(code, _REFUSALS["unexpected"]), values)


def note_words(code: str, values: Mapping[str, Any]) -> str:
    """Something to know of the sheet; "" for a note this version does not know."""
    return _said(_NOTES[code], values) if code in _NOTES else ""


def problem_words(problem: Mapping[str, Any]) -> str:
    """What is wrong with a row, the column first."""
    said = _said(_PROBLEMS.get(problem["code"], _PROBLEMS["refused"]), problem.get("values", {}))
    column = BY_KEY.get(problem.get("column", ""))
    return f"{column.heading(active_language())}: {said}" if column else said


def _said(sentence: Any, values: Mapping[str, Any]) -> str:
    """Values kept in both languages (`why_sw`, `why_en`) are told in the reader's."""
    ending = f"_{active_language()}"
    told = {name.removesuffix(ending): value for name, value in values.items()}
    told = {name: f"{value:,}" if isinstance(value, int) else value for name, value in told.items()}
    try:
        return str(sentence) % told
    except KeyError:
        return str(sentence).partition(":")[0]
