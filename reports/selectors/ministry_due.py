"""When a ministry's report is due, and what may still be done with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from reports.choices import MINISTRY_REPORT_OUT, MinistryReportState
from reports.models import MinistryCall, MinistryReport

WRITABLE = (*MINISTRY_REPORT_OUT, MinistryReportState.RETURNED)


@dataclass(frozen=True)
class Due:
    """How a report stands against its due date. `days_left` is below 0 when it is late."""

    at: dt.datetime
    is_extended: bool
    days_left: int
    has_opened: bool
    is_closed: bool
    is_writable: bool
    may_hand_in: bool

    @property
    def is_late(self) -> bool:
        return self.is_writable and self.days_left < 0

    @property
    def days_late(self) -> int:
        return -self.days_left


def due_of(*, report: MinistryReport, call: MinistryCall, at: dt.datetime) -> Due:
    """The due date of a report, the time given to it alone included.

    What was returned may be handed in again until the close: the first time counted. Its day is the one
    it is wanted again by, where one was named, even before that of all; one that was over when the call was
    opened again counts no more. No query.
    """
    extended, is_returned = report.extended_until, report.state == MinistryReportState.RETURNED
    if extended and call.reopened_at and extended <= call.reopened_at:
        extended = None
    is_extended = extended is not None and extended > call.due_at
    due_at = extended if extended and (is_extended or is_returned) else call.due_at
    has_opened = call.opens_at is None or call.opens_at <= at
    is_writable = has_opened and not call.is_closed and report.state in WRITABLE
    in_time = at <= due_at or is_returned
    days_left = (timezone.localdate(due_at) - timezone.localdate(at)).days
    if days_left == 0 and at > due_at:
        days_left = -1
    return Due(
        at=due_at,
        is_extended=is_extended,
        days_left=days_left,
        has_opened=has_opened,
        is_closed=call.is_closed,
        is_writable=is_writable,
        may_hand_in=is_writable and in_time,
    )
