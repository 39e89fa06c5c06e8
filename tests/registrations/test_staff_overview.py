"""The overview of the staff tells how registration stands, and every figure opens its list."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.home.selectors.registering import registering_of
from egov_meeting.meetings.choices import EditionState
from registrations.models import Registration
from registrations.selectors.staff_standing import registered_until, standing_of
from registrations.services.cancelling import cancel_registration
from registrations.services.exempting import approve_exemption, ask_for_exemption
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


def signed_in(role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(staff(role))
    return client


def put(places: dict[str, int]) -> Registration:
    """So many people in each way of standing, in one group; the last one."""
    group = open_group(capacity=100)
    agency = InstitutionFactory(kind="agency")
    for way, number in places.items():
        for _one in range(number):
            person = awaiting_payment(group, applicant=applicant(institution=agency))
            if way == "paid":
                pay(person)
            elif way == "exempt":
                exemption = ask_for_exemption(
                    registration=person, kind="guest", reason="x", by=staff(), at=NOON
                )
                approve_exemption(exemption=exemption, by=staff(), at=NOON)
            elif way == "cancelled":
                pay(person)
                cancel_registration(registration=person, reason="x", by=SYSTEM, at=NOON, percent=50)
    return person


def shown(edition, role: Role = Role.COORDINATOR):
    return registering_of(edition, user=staff(role), at=NOON)


def test_people_and_money_are_counted_as_they_stand():
    person = put({"paid": 2, "owing": 3, "exempt": 1, "cancelled": 1})

    figures = standing_of(edition=person.edition).total

    assert (figures.seated, figures.paid, figures.exempt, figures.waiting) == (6, 2, 1, 0)
    assert (figures.amount_owed, figures.amount_paid) == (1_200_000, 1_200_000)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_figure_opens_a_list_of_as_many_people(language):
    person = put({"paid": 2, "owing": 3, "exempt": 1, "cancelled": 1})
    registered(person.group, applicant=applicant(institution_name="Ofisi ya Mfano"))
    client = signed_in()
    page = client.get(f"/{language}/kazi/?mwaka={person.edition.year}")
    registering = page.context["registering"]
    people = registering.tiles
    lines = [*registering.groups, *registering.kinds]
    people = people + [tile for line in lines for tile in line.figures[:4]]

    for tile in people:
        found = client.get(tile.address)
        assert len(found.context["rows"]) == int(tile.figure), tile.address
    assert len(registering.kinds) == 2
    for tile in registering.money:
        assert client.get(tile.address).context["rows"]


def test_todays_tasks_lead_to_where_they_are_done():
    person = put({"cancelled": 2})
    ask_for_exemption(
        registration=awaiting_payment(person.group), kind="guest", reason="x", by=staff(), at=NOON
    )
    person.group.capacity = 1
    person.group.save()
    client = signed_in()

    waiting = shown(person.edition).to_do

    assert len(waiting) == 3
    for thing in waiting:
        assert client.get(thing.address).status_code == 200, thing.text


def test_the_coming_close_is_told_and_can_be_moved_by_those_who_may():
    group = open_group(registration_until=NOON.date() + dt.timedelta(days=3))

    coordinator = [thing.address for thing in shown(group.edition).to_do]
    desk = [thing.address for thing in shown(group.edition, Role.DESK).to_do]

    assert len(coordinator) == len(desk) == 1
    assert signed_in().get(coordinator[0]).status_code == 200
    assert desk == [""]


def test_the_curve_grows_to_all_who_stand():
    group = open_group()
    for day in range(10):
        registered(group, at=NOON + dt.timedelta(days=day))

    points = registered_until(edition=group.edition, today=NOON.date() + dt.timedelta(days=9))

    assert len(points) == 8
    assert points[0][1] == 1
    assert points[-1][1] == 10
    assert [number for _day, number in points] == sorted(number for _day, number in points)


def test_the_curve_of_one_day_is_no_curve():
    person = put({"owing": 1})

    assert shown(person.edition).curve is None


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.INNOVATION, Role.RAPPORTEUR])
def test_whoever_may_not_see_registrations_sees_no_figures(role):
    edition = open_edition()

    assert shown(edition, role) is None
    page = signed_in(role).get(f"/sw/kazi/?mwaka={edition.year}")
    assert page.context["registering"] is None


def test_an_edition_held_before_the_portal_keeps_its_own_figures():
    edition = open_edition()
    edition.is_recorded = True
    edition.state = EditionState.PUBLISHED

    assert shown(edition) is None


def test_the_overview_costs_the_same_at_one_and_at_thirty():
    person = put({"owing": 1})
    client = signed_in()
    address = f"/sw/kazi/?mwaka={person.edition.year}"
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(29):
        registered(
            person.group,
            at=NOON + dt.timedelta(days=number),
            applicant=applicant(institution=InstitutionFactory(kind="ministry")),
        )
    client.get(address)
    with CaptureQueriesContext(connection) as thirty:
        client.get(address)

    assert len(one) == len(thirty)
