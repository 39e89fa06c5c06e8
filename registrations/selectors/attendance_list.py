"""The list of who was expected at a door and who came, searched and paged in the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.meetings.models import Edition
from registrations.choices import SEATED_STATES, AttendanceSource
from registrations.models import Attendance, Checkpoint, DeskAct, Registration
from registrations.selectors.attendance import group_dates

CAME, DID_NOT_COME = "walikuja", "hawakuja"


@dataclass(frozen=True)
class DoorQuery:
    """What the list is narrowed down to; empty fields leave everybody in."""

    text: str = ""
    group: int | None = None
    came: str = ""


class AtDoor(NamedTuple):
    """A person and what is known of the door. `attendance` is None for who never came there; `earlier`
    are those who came and gave the place up afterwards, without a name where only a late act tells of them."""

    registration: Registration
    attendance: Attendance | None
    earlier: list[Attendance]

    @property
    def is_present(self) -> bool:
        return bool(self.attendance and self.attendance.is_present)

    @property
    def was_corrected(self) -> bool:
        return bool(self.attendance and self.attendance.source == AttendanceSource.CORRECTION)


def expected_at(*, door: Checkpoint, query: DoorQuery | None = None) -> QuerySet[Registration]:
    """Those whose group meets on the day of the door, and whoever came all the same, by name.

    Each row has `came`, whether somebody came on the place, and `is_in`, whether who has it now did.
    One query for the days of the groups.
    """
    asked = query or DoorQuery()
    dates = group_dates(edition=door.edition)
    meeting = [group for group, days in dates.items() if not days or door.date in days]
    came = Attendance.objects.filter(registration=OuterRef("pk"), checkpoint=door, is_present=True)
    rows = Registration.objects.filter(edition=door.edition_id).annotate(
        came=Exists(came), is_in=Exists(came.filter(holder=OuterRef("link_version")))
    )
    rows = rows.filter(Q(group__in=meeting, state__in=SEATED_STATES) | Q(came=True))
    for word in plain(asked.text).split():
        rows = rows.filter(
            Q(name_key__contains=word)
            | Q(reference__iexact=asked.text.strip())
            | Q(institution__acronym__icontains=word)
            | Q(institution__name_sw__icontains=word)
            | Q(institution__name_en__icontains=word)
            | Q(institution_name__icontains=word)
        )
    if asked.group:
        rows = rows.filter(group=asked.group)
    if asked.came == CAME:
        rows = rows.filter(came=True)
    elif asked.came == DID_NOT_COME:
        rows = rows.filter(is_in=False)
    return rows.select_related("group", "institution").order_by("sort_name", "pk")


def at_door(*, door: Checkpoint, registrations: list[Registration]) -> list[AtDoor]:
    """The rows with what is known of them at the door. One query."""
    found = Attendance.objects.filter(checkpoint=door, registration__in=registrations)
    rows = {(row.registration_id, row.holder): row for row in found.select_related("desk")}
    holders = {one.pk: one.link_version for one in registrations}
    earlier: dict[int, list[Attendance]] = {}
    for (registration, holder), row in sorted(rows.items()):
        if holder < holders[registration] and row.is_present:
            earlier.setdefault(registration, []).append(row)
    return [
        AtDoor(one, rows.get((one.pk, one.link_version)), earlier.get(one.pk, []))
        for one in registrations
    ]


def acts_to_look_at(*, edition: Edition) -> QuerySet[DeskAct]:
    """What desks did that was not plainly in order, and notes of payments, the newest first."""
    rows = DeskAct.objects.filter(edition=edition).exclude(outcome__in=("done", "again"))
    notes = DeskAct.objects.filter(edition=edition, kind="payment_note")
    found = rows | notes
    return found.select_related("desk__officer", "registration", "checkpoint", "note").order_by(
        "-received_at", "pk"
    )


def last_act_at(*, edition: Edition) -> dt.datetime | None:
    """When a desk last handed anything in."""
    rows = DeskAct.objects.filter(edition=edition).order_by("-received_at")
    return rows.values_list("received_at", flat=True).first()
