"""When a place changes hands, who was there and who has a certificate stays with the person of then."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Certificate
from egov_meeting.meetings.models import ParticipantGroup
from registrations.certificate_kind import ATTENDANCE
from registrations.desk_acts import read_acts
from registrations.exports_attendance import attendance_rows
from registrations.models import Attendance, Desk, Registration
from registrations.selectors import certificates as reads
from registrations.selectors.attendance import arrivals, days_attended
from registrations.selectors.attendance_list import (
    CAME,
    DID_NOT_COME,
    DoorQuery,
    at_door,
    expected_at,
)
from registrations.selectors.desk_list import arrivals_since
from registrations.selectors.desks import last_scan
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


def scan(desk: Desk, place: Registration, at: dt.datetime, day: dt.date = FIRST_DAY) -> str:
    return hand_in(desk, sent(door=door_on(desk.edition, day), at=at, ref=place.reference))


def hand_in(desk: Desk, act: dict[str, Any]) -> str:
    received = MORNING + 30 * HOUR
    take_acts(desk=desk, acts=read_acts([act], at=received), at=received)
    return str(act["id"])


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
    [row] = at_door(door=door_on(desk.edition), registrations=[place])
    assert [one.first_at for one in row.earlier] == [MORNING + MINUTE]


def test_what_comes_late_of_the_one_does_not_send_the_other_out(
    desk: Desk, place: Registration
) -> None:
    give_to_juma(place, MORNING + HOUR)
    scan(desk, place, MORNING + 2 * HOUR)
    scan(desk, place, MORNING + MINUTE)

    told = arrivals_since(edition=desk.edition, since=MORNING, but_of=desk)["arrivals"]
    assert [(row[0], row[2]) for row in told] == [(place.reference, True)]


def test_what_is_taken_back_after_the_place_changed_hands_was_about_the_first(
    desk: Desk, place: Registration
) -> None:
    door = door_on(desk.edition)
    done = scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)
    assert last_scan(desk=desk, reference=place.reference, door=door) is None

    hand_in(desk, sent("undo", door=door, at=MORNING + 2 * HOUR, ref=place.reference, undoes=done))

    assert list(Attendance.objects.values_list("holder", "is_present")) == [(1, False)]


def test_lists_of_a_door_tell_both(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)
    door = door_on(desk.edition)

    for came in (CAME, DID_NOT_COME):
        found = expected_at(door=door, query=DoorQuery(came=came))
        assert [one.full_name for one in found] == ["Juma Salum"]
    rows = attendance_rows(door=door, found=expected_at(door=door))
    assert [row[1] for row in rows] == ["Juma Salum", "Asha Mbwana"]


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
    assert [ATTENDANCE.name_now(one) for one in (first, second)] == ["", "Juma Salum"]
    assert set(reads.registrations_behind([first, second])) == {first.subject, second.subject}


def test_both_names_are_forgotten(desk: Desk, place: Registration) -> None:
    scan(desk, place, MORNING)
    certified(place)
    give_to_juma(place, MORNING + HOUR)

    forget_people(at=AFTER + dt.timedelta(days=6 * 365))

    assert Attendance.objects.get().full_name == ""
    assert Certificate.objects.get().full_name == ""


def test_what_was_kept_before_holders_were_counted_goes_to_whoever_had_the_place(
    desk: Desk, place: Registration
) -> None:
    scan(desk, place, MORNING)
    give_to_juma(place, MORNING + HOUR)
    scan(desk, place, MORNING + 24 * HOUR, SECOND_DAY)
    second = certified(place)
    Attendance.objects.update(holder=1, full_name="")
    Certificate.objects.update(subject=f"registration:{place.pk}")

    for _again in range(2):
        import_module("registrations.migrations.0008_attendance_of_earlier_handovers").sort_out(apps, None)  # fmt: skip

    assert days_attended(registration=place) == [SECOND_DAY]
    assert [one.pk for one in reads.own_certificates(registration=place)] == [second.pk]
