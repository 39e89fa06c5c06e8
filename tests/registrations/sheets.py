"""Spreadsheets as people send them, good and bad."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

HEADINGS_SW = (
    "Jina kamili",
    "Wadhifa",
    "Barua pepe",
    "Simu ya mkononi",
    "Kundi",
    "Aina ya ada",
    "Lugha",
)
HEADINGS_EN = (
    "Full name",
    "Office",
    "E-mail address",
    "Mobile phone",
    "Group",
    "Fee category",
    "Language",
)
_SIGNS = "bdfgklmnpr"


def word(number: int) -> str:
    """A number as a word no other number is alike to."""
    return "".join(_SIGNS[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number)).title()


def person(number: int, **changes: Any) -> list[Any]:
    """A row of somebody unlike all others, for the first and only group and fee."""
    told = {
        "name": f"Asha {word(number)}",
        "office": "Afisa TEHAMA",
        "email": f"mjumbe{number}@example.go.tz",
        "phone": f"07{number:08d}",
        "group": "",
        "fee": "",
        "language": "Kiswahili",
        **changes,
    }
    return list(told.values())


def people(count: int, **changes: Any) -> list[list[Any]]:
    return [person(number, **changes) for number in range(1, count + 1)]


def workbook(
    rows: Iterable[Sequence[Any]] = (), *, headings: Sequence[str] = HEADINGS_SW, **sheets: Any
) -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Wajumbe"
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    for title, others in sheets.items():
        extra = book.create_sheet(title)
        for row in others:
            extra.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xlsx(rows: Iterable[Sequence[Any]] = (), **options: Any) -> bytes:
    return saved(workbook(rows, **options))


def csv_file(
    rows: Iterable[Sequence[Any]],
    *,
    headings: Sequence[str] = HEADINGS_SW,
    separator: str = ",",
    encoding: str = "utf-8",
) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with parts of it replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return target.getvalue()
