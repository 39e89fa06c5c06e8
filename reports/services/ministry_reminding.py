"""Reminding ministries of their reports: by the days of the call, and by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.meetings.models import Edition
from reports.models import MinistryCall, MinistryReport
from reports.notifications_ministry import tell_reminder
from reports.selectors.ministry_due import WRITABLE, due_of
from reports.selectors.ministry_people import focal_persons

# A reminder that was due while the portal stood still is sent up to this much later.
LATEST_BY = timedelta(days=1)


def remind_by_schedule(*, at: datetime) -> int:
    """Remind of every report that is not in, on the days its call names; returns how many messages there are for it.

    Called every hour: each person is reminded once for each of those days and each due date.
    """
    calls = MinistryCall.objects.filter(frozen_at=None).select_related("edition")
    return sum(_remind(call, at) for call in calls)


def remind_by_hand(
    *, edition: Edition, reports: Iterable[MinistryReport], by: Actor, at: datetime
) -> tuple[int, list[MinistryReport]]:
    """Remind of these reports now, a person once a day; what is in is passed over.

    Returns how many people were written to, and the reports whose ministry has nobody to write to.
    """
    people = focal_persons(edition=edition)
    told, nobody = 0, []
    key = f"hand-{timezone.localdate(at).isoformat()}"
    with transaction.atomic():
        for report in reports:
            due = due_of(report=report, call=edition.ministry_call, at=at)
            if not due.is_writable:
                continue
            found = people.get(report.institution_id, [])
            if not found:
                nobody.append(report)
                continue
            told += tell_reminder(report=report, people=found, key=key, is_late=due.is_late, at=at)
            record(
                action="ministry_reports.reminded",
                obj=report,
                by=by,
                at=at,
                after={"people": len(found)},
                shown_publicly=False,
            )
    return told, nobody


def _remind(call: MinistryCall, at: datetime) -> int:
    if not call.reminders or (call.opens_at and call.opens_at > at):
        return 0
    people = focal_persons(edition=call.edition)
    reports = call.edition.ministry_reports.filter(state__in=WRITABLE)
    told = 0
    for report in reports.select_related("institution", "edition").prefetch_related(
        "institution__former_names"
    ):
        due = due_of(report=report, call=call, at=at)
        day = _day_of(call, due.days_left)
        if day is None:
            continue
        told += tell_reminder(
            report=report,
            people=people.get(report.institution_id, []),
            key=f"{int(due.at.timestamp())}-{day}",
            is_late=due.is_late,
            at=at,
        )
    return told


def _day_of(call: MinistryCall, days_left: int) -> int | None:
    """The day of the schedule that is now, or was yesterday."""
    reached = [day for day in call.reminders if 0 <= day - days_left <= LATEST_BY.days]
    return min(reached, default=None)
