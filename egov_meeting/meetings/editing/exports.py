"""A section's rows as a file for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignKey, QuerySet

from egov_meeting.meetings.editing.display import column_name, shown
from egov_meeting.meetings.editing.fields import columns_of
from egov_meeting.meetings.editing.registry import Section, section_of_model
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table


def exported(section: Section, rows: QuerySet[Any], *, format: str) -> tuple[bytes, str]:
    """Content and media type: every column of the form, both languages of each text."""
    names = list(columns_of(section.model, section.fields))
    heading = [column_name(section.model._meta.get_field(name)) for name in names]
    named = rows.select_related(*section.related, *_ways_to_names(section, names))
    lines = ([_value(row, name) for name in names] for row in named)
    if format == "csv":
        return csv_table(heading=heading, rows=lines), CSV_TYPE
    return xlsx_table(name=section.label, heading=heading, rows=lines), XLSX_TYPE


def _ways_to_names(section: Section, names: Iterable[str]) -> Iterator[str]:
    """The foreign keys behind the columns, and those behind the names of what they point to."""
    for name in names:
        column = section.model._meta.get_field(name)
        if isinstance(column, ForeignKey):
            yield name
            target = section_of_model(column.related_model)  # type: ignore[arg-type]
            yield from (f"{name}__{way}" for way in (target.related if target else ()))


def _value(row: Any, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, bool) or hasattr(row, f"get_{name}_display"):
        return shown(row, name)
    if isinstance(value, int | dt.date | dt.time) or name == "place":
        return value
    return shown(row, name)
