"""A section's rows as a file for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from egov_meeting.meetings.editing.display import shown
from egov_meeting.meetings.editing.fields import columns_of
from egov_meeting.meetings.editing.registry import Section
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table


def exported(section: Section, rows: Iterable[Any], *, format: str) -> tuple[bytes, str]:
    """Content and media type: every column of the form, both languages of each text."""
    names = list(columns_of(section.model, section.fields))
    heading = [capfirst(str(section.model._meta.get_field(name).verbose_name)) for name in names]  # type: ignore[union-attr]
    lines = ([_value(row, name) for name in names] for row in rows)
    if format == "csv":
        return csv_table(heading=heading, rows=lines), CSV_TYPE
    return xlsx_table(name=section.label, heading=heading, rows=lines), XLSX_TYPE


def _value(row: Any, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, bool) or hasattr(row, f"get_{name}_display"):
        return shown(row, name)
    if isinstance(value, int | dt.date | dt.time):
        return value
    return shown(row, name)
