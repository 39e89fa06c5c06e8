"""When a place changes hands, who was there and who has a certificate stays with the person of then."""

from __future__ import annotations

import datetime as dt

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Certificate
from egov_meeting.meetings.models import ParticipantGroup
from registrations.desk_acts import read_acts
from registrations.models import Attendance, Desk, Registration
from registrations.selectors import certificates as reads
from registrations.selectors.attendance import arrivals, days_attended
from registrations.selectors.attendance_list import at_door
from registrations.selectors.desk_list import arrivals_since
from registrations.services.attending import correct_attendance
from registrations.services.certificates import NotEarned, tell_holder
from registrations.services.changing import substitute_person
from registrations.services.desk_taking import take_acts
from registrations.services.forgetting import forget_people
from tests.registrations.certificates import AFTER, certified
from tests.registrations.desk import (
    FIRST_DAY,
    MINUTE,
    MORNING,
    SECOND_DAY,
    desk_of,
    door_on,
    group_of_first_day,
    participant,
    sent,
)
from tests.registrations.factories import applicant

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def group() -> ParticipantGroup:
    group = group_of_first_day()
    group.days.create(date=SECOND_DAY)
    return group


@pytest.fixture
def desk(group: ParticipantGroup) -> Desk:
    return desk_of(group.edition, last_day=SECOND_DAY)


@pytest.fixture
def place(group: ParticipantGroup) -> Registration:
    return participant(group, full_name="Asha Mbwana")


def scan(desk: Desk, place: Registration, at: dt.datetime, day: dt.date = FIRST_DAY) -> None:
    act = sent(door=door_on(desk.edition, day), at=at, ref=place.reference)
    received = MORNING + 30 * HOUR
    take_acts(desk=desk, acts=read_acts([act], at=received), at=received)


def give_to_juma(place: Registration, at: dt.datetime) -> None:
    substitute_person(
        registration=place, applicant=applicant(full_name="Juma Salum"), by=SYSTEM, at=at
    )


def test_attendance_of_before_is_not_the_next_persons(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)

    assert days_attended(registration=place) == []
    with pytest.raises(NotEarned):
        certified(place)
    door = door_on(desk.edition)
    [row] = at_door(door=door, registrations=[place])
    assert not row.is_present
    assert [(one.full_name, one.first_at) for one in row.earlier] == [("Asha Mbwana", MORNING)]
    [told] = arrivals_since(edition=desk.edition, since=None, but_of=desk)["arrivals"]
    assert told[:3] == [place.reference, door.pk, False]


def test_each_comes_by_the_same_door_for_oneself(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)
    scan(desk, place, MORNING + 2 * HOUR)

    rows = Attendance.objects.order_by("holder").values_list("holder", "full_name", "first_at")
    assert list(rows) == [(1, "Asha Mbwana", MORNING), (2, "", MORNING + 2 * HOUR)]
    assert days_attended(registration=place) == [FIRST_DAY]
    [arrived] = arrivals(edition=desk.edition, date=FIRST_DAY)
    assert arrived.arrived == 1  # one place


def test_a_scan_that_comes_late_counts_for_whoever_had_the_place_then(
    desk: Desk, place: Registration
) -> None:
    give_to_juma(place, MORNING + HOUR)
    scan(desk, place, MORNING + MINUTE)

    assert list(Attendance.objects.values_list("holder", flat=True)) == [1]
    assert days_attended(registration=place) == []


def test_a_correction_is_about_who_has_the_place_now(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)
    told = {"is_present": True, "reason": "Alionekana", "by": SYSTEM, "at": AFTER}

    assert correct_attendance(registration=place, door=door_on(desk.edition), **told)

    assert Attendance.objects.count() == 2
    assert days_attended(registration=place) == [FIRST_DAY]


def test_each_has_a_certificate_of_the_own_days(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    first = certified(place)
    give_to_juma(place, MORNING + HOUR)
    assert not reads.renamed(edition=place.edition).exists()
    assert not reads.baseless(edition=place.edition).exists()
    assert reads.own_certificates(registration=place) == []

    scan(desk, place, MORNING + 24 * HOUR, SECOND_DAY)
    second = certified(place)

    first.refresh_from_db()
    assert (first.state, first.full_name) == ("valid", "Asha Mbwana")
    assert (second.state, second.full_name) == ("valid", "Juma Salum")
    assert not reads.to_be_given(edition=place.edition).exists()
    assert [one.pk for one in reads.own_certificates(registration=place)] == [second.pk]
    assert not tell_holder(first, SYSTEM, AFTER)
    assert set(reads.registrations_behind([first, second])) == {first.subject, second.subject}


def test_both_names_are_forgotten(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    certified(place)
    give_to_juma(place, MORNING + HOUR)

    forget_people(at=AFTER + dt.timedelta(days=6 * 365))

    assert Attendance.objects.get().full_name == ""
    assert Certificate.objects.get().full_name == ""
