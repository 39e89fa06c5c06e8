"""The same badge at two doors within a second, in threads on PostgreSQL."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from registrations.desk_acts import read_acts
from registrations.models import Attendance, DeskAct
from registrations.services.desk_taking import take_acts
from tests.registrations.desk import (
    MORNING,
    badge,
    desk_of,
    door_on,
    group_of_first_day,
    participant,
    sent,
)
from tests.registrations.test_many_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True)]

EVENING = MORNING + dt.timedelta(hours=10)


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about many (DATABASE_URL)")


def test_two_desks_hand_in_the_same_people_at_the_same_moment() -> None:
    group = group_of_first_day()
    people = [participant(group) for _one in range(6)]
    desks = [desk_of(group.edition, name=f"Mlango {number}") for number in range(4)]
    door = door_on(group.edition)

    def hand_in(number: int) -> list[str]:
        at = MORNING + dt.timedelta(seconds=number)
        ordered = people if number % 2 else people[::-1]
        acts = [sent(door=door, code=badge(person), at=at) for person in ordered]
        taken = take_acts(desk=desks[number], acts=read_acts(acts, at=EVENING), at=EVENING)
        return [act.outcome for act in taken]

    outcomes = [outcome for said in at_once(hand_in, range(4)) for outcome in said]

    assert (outcomes.count("done"), outcomes.count("again")) == (6, 18)
    rows = Attendance.objects.values_list("registration_id", "first_at", "desk")
    assert sorted(rows) == [(person.pk, MORNING, desks[0].pk) for person in people]


def test_a_message_sent_again_while_it_is_taken_counts_once() -> None:
    group = group_of_first_day()
    desk = desk_of(group.edition)
    acts = [sent(door=door_on(group.edition), code=badge(participant(group))) for _one in range(5)]

    at_once(
        lambda _time: take_acts(desk=desk, acts=read_acts(acts, at=EVENING), at=EVENING), range(6)
    )

    assert DeskAct.objects.count() == Attendance.objects.count() == 5
