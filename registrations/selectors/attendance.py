"""Who was there: by day and session. Registered, attended and quoted are three figures, kept apart.

`Registration.attended` says that somebody came through any door on this place, whoever had it then; it is kept in step by the
services, and may come from an edition folder alone, which knows no doors.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.meetings.selectors.recorded import recorded_value
from registrations.choices import CheckpointKind, RegistrationState
from registrations.models import Attendance, Checkpoint, Registration
from registrations.selectors.taking_part import registrations_taking_part


class Figures(NamedTuple):
    """`registered` hold a place that is paid for or exempt; `attended` came through a door; `quoted` is
    what documents of a meeting before the portal say. None: not known of this edition."""

    registered: int | None
    attended: int | None
    quoted: int | None


class Arrivals(NamedTuple):
    """Of one group on one day: how many are expected, and how many came."""

    group: ParticipantGroup
    expected: int
    arrived: int

    @property
    def percent(self) -> int:
        """Whole per cent of the expected, at most 100."""
        return min(round(100 * self.arrived / self.expected), 100) if self.expected else 0


def attended_registrations(*, edition: Edition) -> QuerySet[Registration]:
    """Registrations of people who came, in the order of names."""
    return Registration.objects.filter(edition=edition, attended=True).order_by("sort_name", "pk")


def with_days_attended(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """The rows, each with `days_attended`: on how many days the person came in by a door of the day
    or of one of its sessions."""
    present = Q(attendances__is_present=True, attendances__holder=F("link_version"))
    return rows.annotate(
        days_attended=Count("attendances__checkpoint__date", filter=present, distinct=True)
    )


def days_attended(*, registration: Registration) -> list[dt.date]:
    """The days on which this person came, in order. One query."""
    rows = Attendance.objects.filter(
        registration=registration, holder=registration.link_version, is_present=True
    )
    return sorted(set(rows.values_list("checkpoint__date", flat=True)))


def figures(*, edition: Edition) -> Figures:
    """The three figures of an edition. At most two queries."""
    if edition.is_recorded:
        return Figures(None, None, recorded_value(edition=edition, measure=Measure.PARTICIPANTS))
    counts = Registration.objects.filter(edition=edition).aggregate(
        registered=Count(
            "pk", filter=Q(state__in=(RegistrationState.CONFIRMED, RegistrationState.EXEMPT))
        ),
        attended=Count("pk", filter=Q(attended=True)),
    )
    return Figures(counts["registered"], counts["attended"], None)


def attended_by_group(*, edition: Edition) -> dict[int, int]:
    """How many of each group (by its number in the database) came at all."""
    rows = attended_registrations(edition=edition).order_by().values_list("group")
    return dict(rows.annotate(Count("pk")))


def meeting_days(*, edition: Edition) -> list[dt.date]:
    """The days of its groups; every day of the edition when no group has any. One query."""
    named = set(edition.groups.values_list("days__date", flat=True)) - {None}
    if named:
        return sorted(named)
    length = (edition.ends_on - edition.starts_on).days
    return [edition.starts_on + dt.timedelta(days=number) for number in range(length + 1)]


def group_dates(*, edition: Edition) -> dict[int, frozenset[dt.date]]:
    """The days of each group; empty for a group that comes on every day. One query."""
    dates: dict[int, set[dt.date]] = {}
    for group, date in edition.groups.values_list("pk", "days__date").order_by():
        dates.setdefault(group, set()).update({date} - {None})
    return {group: frozenset(days) for group, days in dates.items()}


def arrivals(*, edition: Edition, date: dt.date) -> list[Arrivals]:
    """Expected and arrived by group on a day, groups in their order. Four queries, however many came."""
    groups = list(edition.groups.all())
    dates = group_dates(edition=edition)
    taking_part = registrations_taking_part(edition=edition).order_by().values_list("group")
    expected = dict(taking_part.annotate(Count("pk")))
    came = Attendance.objects.filter(
        checkpoint__edition=edition, checkpoint__date=date, is_present=True
    )
    counts = came.order_by().values_list("registration__group")
    arrived = dict(counts.annotate(Count("registration", distinct=True)))
    return [
        Arrivals(
            group,
            expected.get(group.pk, 0) if date in (dates[group.pk] or {date}) else 0,
            arrived.get(group.pk, 0),
        )
        for group in groups
    ]


def doors(*, edition: Edition) -> list[Checkpoint]:
    """The doors of the edition, day by day, the day before its sessions."""
    rows = Checkpoint.objects.filter(edition=edition)
    return sorted(rows, key=lambda door: (door.date, door.kind != CheckpointKind.DAY, door.pk))


def door_of_day(*, edition: Edition, date: dt.date) -> Checkpoint | None:
    """The door of a whole day; None before a desk was opened or a correction made."""
    rows = Checkpoint.objects.filter(edition=edition, date=date, kind=CheckpointKind.DAY)
    return rows.first()
