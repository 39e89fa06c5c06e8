"""How many places are taken, and how many are left."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import SEATED_STATES, RegistrationState
from registrations.models import Registration


@dataclass(frozen=True)
class Seats:
    """Places of a group; `left` is None where no capacity is set."""

    taken: int
    waiting: int
    capacity: int | None

    @property
    def left(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        return self.left == 0


def seats_by_group(*, edition: Edition) -> dict[int, Seats]:
    """The places of every group of the edition by its primary key. One query."""
    rows = ParticipantGroup.objects.filter(edition=edition).annotate(
        taken=Count("registrations", filter=Q(registrations__state__in=SEATED_STATES)),
        queue=Count("registrations", filter=Q(registrations__state=RegistrationState.WAITING)),
    )
    return {row.pk: Seats(row.taken, row.queue, row.capacity) for row in rows}


def seats_of(*, group: ParticipantGroup) -> Seats:
    """The places of one group. One query."""
    rows = Registration.objects.filter(group=group).aggregate(
        taken=Count("pk", filter=Q(state__in=SEATED_STATES)),
        queue=Count("pk", filter=Q(state=RegistrationState.WAITING)),
    )
    return Seats(rows["taken"], rows["queue"], group.capacity)


@dataclass(frozen=True)
class Limit:
    """A group and how many places it has; None where there is no limit."""

    group_id: int
    capacity: int | None


def limit_of_group(*, year: int, number: int) -> Limit | None:
    """None when there is no such group."""
    rows = ParticipantGroup.objects.filter(edition__year=year, number=number).order_by("pk")
    found = rows.values_list("pk", "capacity").first()
    return Limit(*found) if found else None


def is_taken(limit: Limit) -> bool:
    """Whether nobody who comes now gets a place at once; those who wait come first. One query."""
    if limit.capacity is None:
        return False
    there = Registration.objects.filter(group_id=limit.group_id)
    wanted = there.filter(state__in=[*SEATED_STATES, RegistrationState.WAITING])
    return wanted.count() >= limit.capacity


def has_free_seat(*, group: ParticipantGroup) -> bool:
    """Whether one more person fits in. True only for as long as the caller holds the group's lock."""
    if group.capacity is None:
        return True
    taken = Registration.objects.filter(group=group, state__in=SEATED_STATES).count()
    return taken < group.capacity


def place_in_queue(*, registration: Registration) -> int:
    """Which one in the waiting list the person is, from 1. Raises ValueError for one who does not wait."""
    if registration.state != RegistrationState.WAITING or registration.waiting_since is None:
        raise ValueError("this person is not on a waiting list")
    before = Q(waiting_since__lt=registration.waiting_since) | Q(
        waiting_since=registration.waiting_since, pk__lt=registration.pk
    )
    ahead = Registration.objects.filter(
        before, group=registration.group_id, state=RegistrationState.WAITING
    )
    return ahead.count() + 1
