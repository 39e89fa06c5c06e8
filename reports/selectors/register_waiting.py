"""What in following resolutions up waits for e-GA's staff, across all editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from egov_meeting.meetings.models import Edition
from reports.selectors.owing import open_resolutions
from reports.selectors.progress_queue import waiting_count


@dataclass(frozen=True)
class FollowUpWaiting:
    """Counts: open resolutions, reports to review, resolutions overdue, resolutions nobody answers for."""

    open: int
    reports: int
    overdue: int
    ownerless: int


def follow_up_waiting(*, today: dt.date, apart_from: Edition | None = None) -> FollowUpWaiting:
    """Two queries. Owners missing in the edition `apart_from` are told where it is worked on."""
    elsewhere = ~Q(edition=apart_from) if apart_from else Q()
    counted = (
        open_resolutions()
        .order_by()
        .aggregate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
            ownerless=Count("pk", filter=Q(answering=0) & elsewhere),
        )
    )
    return FollowUpWaiting(reports=waiting_count(), **counted)
