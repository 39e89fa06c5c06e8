"""What was said from the floor, as CSV and XLSX that are safe to open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from sessions_app.models import Contribution
from sessions_app.selectors.floor import contributions_of

FORMATS = ("csv", "xlsx")


def floor_file(*, edition: Edition, format: str) -> tuple[HttpResponse, int]:
    """The file (`format` is one of FORMATS), and how many contributions are in it. One query."""
    rows = [_row(one) for one in contributions_of(edition=edition)]
    name = f"ukumbi-{edition.year}"
    if format == "xlsx":
        content, kind = xlsx_table(name=name, heading=_heading(), rows=rows), XLSX_TYPE
    else:
        content, kind = csv_table(heading=_heading(), rows=rows), CSV_TYPE
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response, len(rows)


def _heading() -> list[str]:
    return [
        _("Date"),
        _("Item"),
        _("Kind"),
        _("Source"),
        _("State"),
        _("Text"),
        _("As it was sent"),
        _("Language"),
        _("Name"),
        _("Institution"),
        _("Agreed to be named"),
        _("Votes"),
        _("Answer"),
        _("Reason, for staff"),
        _("Sent at"),
    ]


def _row(one: Contribution) -> list[Any]:
    return [
        one.item.session.day.date,
        str(one.item.title),
        one.get_kind_display(),
        one.get_source_display(),
        one.get_state_display(),
        one.text,
        one.original_text,
        one.language,
        one.name,
        str(one.institution or one.institution_name),
        _("Yes") if one.may_be_named else _("No"),
        one.votes,
        one.answer,
        one.remark,
        _local(one.sent_at),
    ]


def _local(at: dt.datetime) -> dt.datetime:
    return timezone.localtime(at).replace(tzinfo=None, microsecond=0)
