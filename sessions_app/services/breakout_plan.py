"""The lines of a breakout group's plan: what, who, by when. Each has a revision of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, record, save_changes, save_new
from sessions_app.models import BreakoutGroup, BreakoutReport, PlanRow
from sessions_app.services.breakout_writing import open_report

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

MOST_ROWS = 100


class RowChanged(ValidationError):
    """Somebody changed the line meanwhile. `row` is the line as it stands now, None when it was removed."""

    def __init__(self, row: PlanRow | None) -> None:
        said = (
            _("Somebody changed this line while you were writing. Nothing was overwritten.")
            if row
            else _("Somebody removed this line while you were writing.")
        )
        super().__init__(said, code="changed")
        self.row = row


def add_plan_row(
    *, group: BreakoutGroup, fields: Mapping[str, Any], by: Actor, at: datetime
) -> PlanRow:
    """Put a line at the end of the plan. Raises ReportClosed, ValidationError."""
    with transaction.atomic():
        report = open_report(group=group, by=by, at=at)
        last = report.plan_rows.aggregate(m=Max("order"))["m"] or 0
        if report.plan_rows.count() >= MOST_ROWS:
            raise ValidationError(
                _("A plan can have at most %(limit)d lines.") % {"limit": MOST_ROWS},
                code="too_many",
            )
        row = PlanRow(report=report, order=last + 1, **fields)
        save_new(row, by=by, at=at, action="sessions_app.plan_row_added", shown_publicly=False)
        return row


def change_plan_row(
    *,
    group: BreakoutGroup,
    number: int,
    revision: int,
    fields: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> PlanRow:
    """Change the line (`number` is its key) as it stood in `revision`.

    Raises RowChanged when another revision stands there, ReportClosed, ValidationError.
    """
    with transaction.atomic():
        row = _seen_row(open_report(group=group, by=by, at=at), number, revision)
        if any(getattr(row, name) != value for name, value in fields.items()):
            save_changes(
                row,
                by=by,
                at=at,
                action="sessions_app.plan_row_changed",
                fields={**fields, "revision": row.revision + 1},
                shown_publicly=False,
            )
        return row


def remove_plan_row(
    *, group: BreakoutGroup, number: int, revision: int, by: Actor, at: datetime
) -> None:
    """Take the line out; what it said stays in the trail. Raises RowChanged, ReportClosed."""
    with transaction.atomic():
        row = _seen_row(open_report(group=group, by=by, at=at), number, revision)
        delete(row, by=by, at=at, action="sessions_app.plan_row_removed", shown_publicly=False)


def move_plan_row(*, group: BreakoutGroup, number: int, up: bool, by: Actor, at: datetime) -> bool:
    """Change places with the line before (or after); False at the end. Raises ReportClosed, RowChanged."""
    with transaction.atomic():
        report = open_report(group=group, by=by, at=at)
        row = report.plan_rows.filter(pk=number).first()
        if row is None:
            raise RowChanged(None)
        if up:
            other = report.plan_rows.filter(order__lt=row.order).order_by("-order").first()
        else:
            other = report.plan_rows.filter(order__gt=row.order).order_by("order").first()
        if other is None:
            return False
        here, there = row.order, other.order
        top = (report.plan_rows.aggregate(m=Max("order"))["m"] or 0) + 1
        rows = PlanRow.objects
        rows.filter(pk=row.pk).update(order=top)
        rows.filter(pk=other.pk).update(order=here)
        rows.filter(pk=row.pk).update(order=there)
        row.order = there
        record(
            action="sessions_app.plan_row_moved",
            obj=row,
            by=by,
            at=at,
            before={"order": here},
            after={"order": there},
            shown_publicly=False,
        )
    return True


def _seen_row(report: BreakoutReport, number: int, revision: int) -> PlanRow:
    row: PlanRow | None = report.plan_rows.filter(pk=number).first()
    if row is None or row.revision != revision:
        raise RowChanged(row)
    return row
