"""The groups of an edition as somebody who wants to register sees them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.kept import kept_group_called
from egov_meeting.meetings.selectors.registration import (
    Registration,
    registration_now,
    registration_of_groups,
)
from registrations.selectors.fees import fees_on, fees_that_hold
from registrations.selectors.rules import registration_rules
from registrations.selectors.seats import Seats, seats_by_group, seats_of


class Place:
    """A group with what it costs today, the places left, and whether it can be registered for now.

    What is not given is read when it is asked for: places are counted only for a page that shows them.
    """

    def __init__(
        self,
        group: ParticipantGroup,
        registration: Registration,
        fees: list[FeeCategory],
        *,
        seats: Seats | None = None,
        has_waiting_list: bool | None = None,
    ) -> None:
        self.group = group
        self.registration = registration
        self.fees = fees
        if seats is not None:
            self.seats = seats
        if has_waiting_list is not None:
            self.has_waiting_list = has_waiting_list

    @cached_property
    def seats(self) -> Seats:
        return seats_of(group=self.group)

    @cached_property
    def has_waiting_list(self) -> bool:
        return registration_rules(edition=self.group.edition).has_waiting_list

    @property
    def is_taken(self) -> bool:
        """Nobody who comes now gets a place at once: those who wait come first."""
        left = self.seats.left
        return left is not None and left <= self.seats.waiting

    @property
    def takes_people(self) -> bool:
        """Whether the form can be sent now, be it to join the waiting list."""
        return self.registration.is_open and (self.has_waiting_list or not self.is_taken)

    @property
    def joins_queue(self) -> bool:
        return self.takes_people and self.is_taken


def editions_taking_people() -> QuerySet[Edition]:
    """The editions whose registration is under way, the next meeting first."""
    return Edition.objects.filter(state=EditionState.REGISTRATION).order_by("starts_on")


def places_of(*, edition: Edition, at: dt.datetime) -> list[Place]:
    """Every group of the edition, with days and members at hand. Seven queries however many there are."""
    groups = list(edition.groups.prefetch_related("days", "members"))
    standing = registration_of_groups(edition=edition, at=at, groups=groups)
    seats = seats_by_group(edition=edition)
    fees: dict[int, list[FeeCategory]] = defaultdict(list)
    for fee in fees_on(day=timezone.localdate(at)).filter(group__edition=edition):
        fees[fee.group_id].append(fee)
    has_list = registration_rules(edition=edition).has_waiting_list
    return [
        Place(
            group,
            standing[group.pk],
            fees[group.pk],
            seats=seats[group.pk],
            has_waiting_list=has_list,
        )
        for group in groups
    ]


def place_called(*, year: int, number: int, at: dt.datetime) -> Place | None:
    """One group of an announced edition, for reading only; None when there is none.

    Three queries, five with its places; none for what is kept in the process.
    """
    group = kept_group_called(year=year, number=number)
    if group is None or group.edition.state == EditionState.DRAFT:
        return None
    standing = registration_now(group=group, at=at)
    return Place(group, standing, fees_that_hold(group=group, at=at))
