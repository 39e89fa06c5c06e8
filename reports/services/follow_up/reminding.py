"""Reminding of what is due: 30 and 7 days before, on the day, and 7 days after, then the head too.

A message is sent once for each step, person and due day, however often the work is done and even if
a night was missed; it stops when the institution has reported the resolution done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from egov_meeting.audit.services import record
from egov_meeting.institutions.models import Institution, InstitutionContact
from reports import follow_up_notifications as notifications
from reports.choices import Delivery, ProgressState
from reports.follow_up_notifications import Owed
from reports.models import Obligation, Resolution
from reports.selectors.owing import Institutions, open_resolutions

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

AT_A_TIME = 200
BEFORE = (30, 7, 0)
AFTER = 7
# What has been overdue for longer is told in lists, not in letters.
TOLD_UNTIL = 60
_ENOUGH = (Delivery.REPORTED_DONE, Delivery.VERIFIED_DONE, Delivery.OVERTAKEN, Delivery.DROPPED)


def resolutions_to_remind_of() -> list[int]:
    """Numbers of open resolutions that, or of which an obligation, has a day by which it is due."""
    rows = open_resolutions().filter(Q(due_on__isnull=False) | Q(obligations__due_on__isnull=False))
    return list(rows.distinct().order_by("pk").values_list("pk", flat=True))


def remind_of(*, resolution_id: int, at: datetime) -> int:
    """Write what is due about one resolution, in portions; returns how many messages it stands for.

    Messages that are there already are not written again, and count once more.
    """
    resolution = open_resolutions().filter(pk=resolution_id).first()
    if resolution is None:
        return 0
    today = timezone.localdate(at)

    def remind(owed: Owed, people: list, contact: InstitutionContact | None) -> int:
        return _remind(owed, people, contact, today=today, at=at)

    return sum(_for_each(resolution, remind))


def ask_for_reports(*, resolution_id: int, by: Actor, at: datetime) -> int:
    """Ask everybody who has not reported for a report, once a day; returns how many were written to."""
    resolution = open_resolutions().filter(pk=resolution_id).first()
    if resolution is None:
        return 0
    day = timezone.localdate(at).isoformat()
    institutions = Institutions()
    answered = {
        institutions.today(row.institution_id)
        for row in resolution.obligations.filter(
            Q(assessed_at__isnull=False) | Q(reports__state=ProgressState.SUBMITTED)
        )
    }

    def ask(owed: Owed, people: list, contact: InstitutionContact | None) -> int:
        if owed.institution.pk in answered:
            return 0
        return notifications.tell_asked(owed, people=people, key=day, at=at)

    number = sum(_for_each(resolution, ask))
    record(
        action="reports.asked_for_reports",
        obj=resolution,
        by=by,
        at=at,
        after={"messages": number},
        shown_publicly=False,
    )
    return number


def step_of(due_on: date | None, today: date) -> str:
    """The step that has come: "30", "7", "0" days before, "late" from 7 days after; "" for none."""
    if due_on is None:
        return ""
    left = (due_on - today).days
    if left <= -AFTER:
        return "late" if left >= -TOLD_UNTIL else ""
    return next((str(days) for days in sorted(BEFORE) if left <= days), "")


def _remind(
    owed: Owed,
    people: list,
    contact: InstitutionContact | None,
    *,
    today: date,
    at: datetime,
) -> int:
    due_on = owed.due_on or owed.resolution.due_on
    step = step_of(due_on, today)
    if not step or due_on is None:
        return 0
    key = f"due-{due_on.isoformat()}-{step}"
    if step != "late":
        return notifications.tell_reminder(owed, people=people, key=key, at=at)
    told = notifications.tell_overdue(owed, people=people, key=key, at=at)
    return told + (notifications.tell_head(owed, contact=contact, key=key, at=at) if contact else 0)


def _for_each(
    resolution: Resolution,
    act: Callable[[Owed, list, InstitutionContact | None], int],
) -> Iterator[int]:
    """Call `act` for every institution that still owes it, so many in one transaction."""
    institutions = Institutions()
    rows: dict[int, list[Obligation]] = defaultdict(list)
    for row in resolution.obligations.select_related("focal_person"):
        rows[institutions.today(row.institution_id)].append(row)
    owing = sorted(
        pk
        for pk in institutions.answering(resolution)
        if not any(row.delivery in _ENOUGH for row in rows[pk])
    )
    for start in range(0, len(owing), AT_A_TIME):
        portion = owing[start : start + AT_A_TIME]
        with transaction.atomic():
            yield sum(_portion(resolution, portion, institutions, rows, act))


def _portion(
    resolution: Resolution,
    portion: Sequence[int],
    institutions: Institutions,
    rows: dict[int, list[Obligation]],
    act: Callable[[Owed, list, InstitutionContact | None], int],
) -> Iterator[int]:
    # People may still belong to an institution that this one took over from.
    behind = {pk: [row.pk for row in institutions.behind(pk)] for pk in portion}
    people = notifications.focal_people([one for pks in behind.values() for one in pks])
    contacts = {
        contact.institution_id: contact
        for contact in InstitutionContact.objects.filter(institution__in=portion)
    }
    for institution in Institution.objects.filter(pk__in=portion).order_by("pk"):
        mine = rows[institution.pk]
        due_on = next((row.due_on for row in mine if row.due_on), None)
        named = next((row.focal_person for row in mine if row.focal_person), None)
        asked = [person for pk in behind[institution.pk] for person in people.get(pk, [])]
        if named and named.is_active and named.institution_id in behind[institution.pk]:
            asked = [named]
        yield act(Owed(resolution, institution, due_on), asked, contacts.get(institution.pk))
