"""The register as files: for staff in their language, for everybody as an open CSV with a fixed heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_portions, xlsx_table
from reports.adopted_text import WORDED
from reports.models import Resolution
from reports.selectors.corrections import correction_in_force, words_in_force
from reports.selectors.register import Standing, standings

ROWS_AT_A_TIME = 500
# The columns of the open file. They are documented (docs/resolutions.md): new ones go to the end.
OPEN_HEADING = (
    "register_number",
    "edition_year",
    "number",
    "title_sw",
    "title_en",
    "text_sw",
    "text_en",
    "theme",
    "owners",
    "adopted_on",
    "due_on",
    "delivery",
    "percentage",
    "reported",
    "answering",
    "reason",
    "continues",
    "text_sha256",
    "corrected_on",
    "corrected_title_sw",
    "corrected_title_en",
    "corrected_text_sw",
    "corrected_text_en",
)

Column = tuple[str | Promise, Callable[[Standing], Any]]
STAFF_COLUMNS: tuple[Column, ...] = (
    (gettext_lazy("Number in the register"), lambda row: row.resolution.register_number),
    (gettext_lazy("Meeting"), lambda row: row.resolution.edition.year),
    (gettext_lazy("Title"), lambda row: str(words_in_force(row.resolution).title)),
    (gettext_lazy("Theme"), lambda row: str(row.resolution.theme or "")),
    (gettext_lazy("Who must act"), lambda row: row.owners),
    (gettext_lazy("Due on"), lambda row: row.resolution.due_on),
    (gettext_lazy("Days late"), lambda row: row.days_late or None),
    (gettext_lazy("How it is going"), lambda row: row.delivery_label),
    (gettext_lazy("Carried on"), lambda row: _("Yes") if row.is_carried_on else ""),
    (gettext_lazy("Carried out (per cent)"), lambda row: row.resolution.percentage),
    (gettext_lazy("Reported"), lambda row: row.resolution.reported),
    (gettext_lazy("Answering"), lambda row: row.resolution.answering),
    (gettext_lazy("Reason"), lambda row: row.resolution.delivery_reason),
    (
        gettext_lazy("In the public register"),
        lambda row: _("Yes") if row.resolution.is_public else "",
    ),
)


def staff_file(found: QuerySet[Resolution], *, today: dt.date, format: str) -> HttpResponseBase:
    """All that the filters found; `format` is "xlsx" or "csv"."""
    heading = [str(label) for label, _value in STAFF_COLUMNS]
    rows = (
        [value(row) for _label, value in STAFF_COLUMNS] for row in _standings(found, today=today)
    )
    name = f"{slugify(_('resolutions'))}-{today:%Y-%m-%d}"
    return _answer(name, heading, rows, format)


def open_file(found: QuerySet[Resolution], *, today: dt.date) -> HttpResponseBase:
    """What anybody may read, in both languages, under a heading that does not change."""
    rows = (_open_row(row) for row in _standings(found, today=today))
    return _answer("maazimio", OPEN_HEADING, rows, "csv")


def _open_row(row: Standing) -> list[Any]:
    one = row.resolution
    continued = one.continues
    return [
        one.register_number,
        one.edition.year,
        one.number,
        one.title_sw,
        one.title_en,
        one.text_sw,
        one.text_en,
        one.theme.key if one.theme else "",
        "; ".join(
            owner.institution.key if owner.institution else owner.owner_class
            for owner in one.owners.all()
        ),
        one.decided_on.isoformat() if one.decided_on else "",
        one.due_on.isoformat() if one.due_on else "",
        one.delivery,
        one.percentage,
        one.reported,
        one.answering,
        one.delivery_reason,
        continued.register_number if continued and continued.is_public else "",
        one.adopted_sha256,
        *_corrected(one),
    ]


def _corrected(one: Resolution) -> list[str]:
    """Day and words of the correction that counts; empty where the adopted text does."""
    found = correction_in_force(one)
    if found is None or found.decided_at is None:
        return [""] * 5
    day = timezone.localdate(found.decided_at).isoformat()
    return [day, *(getattr(found, name) for name in WORDED)]


def _standings(found: QuerySet[Resolution], *, today: dt.date) -> Iterator[Standing]:
    rows = found.select_related("edition", "theme", "continues__edition").prefetch_related(
        "owners__institution", "corrigenda"
    )
    portion: list[Resolution] = []
    for row in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        portion.append(row)
        if len(portion) == ROWS_AT_A_TIME:
            yield from standings(portion, today=today)
            portion = []
    yield from standings(portion, today=today)


def _answer(
    name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]], format: str
) -> HttpResponseBase:
    response: HttpResponseBase
    if format == "xlsx":
        content = xlsx_table(name=name, heading=heading, rows=rows)
        response = HttpResponse(content, content_type=XLSX_TYPE)
    else:
        portions = csv_portions(heading=heading, rows=rows)
        response = StreamingHttpResponse(portions, content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
