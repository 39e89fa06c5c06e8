"""The demonstration has a meeting that was held: what people see on its days and after them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Certificate
from egov_meeting.home.running.example_held import keep_held_example
from egov_meeting.home.running.example_held_people import account_of
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.editions import current_edition
from egov_meeting.meetings.selectors.staff import edition_in_hand
from tests.exchange.folders import SHIPPED, load
from tests.meetings.factories import EditionFactory

FIRST_START = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Edition]:
    """Made once for the module, behind a meeting that is still to come."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(SHIPPED / "2019")
        EditionFactory(
            number=99,
            year=2026,
            state=EditionState.REGISTRATION,
            starts_on=dt.date(2026, 12, 15),
            ends_on=dt.date(2026, 12, 17),
        )
        yield keep_held_example(at=FIRST_START)
        transaction.set_rollback(True)


@pytest.fixture
def held(made: Edition, db: None, settings: pytest.FixtureRequest) -> Edition:
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]  # pytest-django's settings
    return made


def page(name: str, *args: object, role: Role | None = None, **asked: object) -> str:
    """What the page says in English, to the account of the demonstration with the role."""
    client = Client()
    if role is not None:
        client.force_login(account_of(role))
    address = reverse(name, args=args).replace("/sw/", "/en/", 1)
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_was_held_two_weeks_ago_and_stands_behind_the_coming_meeting(held: Edition) -> None:
    # The year of the coming meeting is taken; it must not be the later of the two.
    assert (held.number, held.year, held.state) == (98, 2025, EditionState.CLOSED)
    assert held.name_sw.endswith("(mfano)")
    assert held.name_en.endswith("(example)")
    assert (held.starts_on, held.ends_on) == (dt.date(2026, 11, 10), dt.date(2026, 11, 12))
    coming = Edition.objects.get(number=99)
    assert edition_in_hand() == coming == current_edition(on=FIRST_START.date())


def test_it_is_left_alone_afterwards(held: Edition) -> None:
    events, accounts = Event.objects.count(), User.objects.count()

    again = keep_held_example(at=FIRST_START + dt.timedelta(days=400))

    assert (again.pk, again.year) == (held.pk, held.year)
    assert (Event.objects.count(), User.objects.count()) == (events, accounts)


def test_everybody_reads_the_results_and_verifies_certificates(held: Edition) -> None:
    results = page("innovations:results", held.year)
    assert results.index("Sauti ya Soko") < results.index("Dawa Karibu")
    assert "Innovation of the Year" in results
    assert "Farmers call a number" in page("innovations:gallery", held.year)

    given = Certificate.objects.filter(edition=held, kind="attendance")
    told = {one.state: page("documents:verify_code", str(one)) for one in given.order_by("pk")}
    assert "is valid" in told["valid"] or "is genuine" in told["valid"]
    assert "has been replaced by a corrected one" in told["replaced"]
    assert "has been revoked" in told["revoked"]


def test_staff_see_badges_arrivals_attendance_and_certificates(held: Edition) -> None:
    coordinator = Role.COORDINATOR
    arrivals = page("registrations:desk_board", role=coordinator, mwaka=held.year)
    assert "29 of 37 have come" in arrivals
    attendance = page("registrations:attendance", role=coordinator, mwaka=held.year)
    assert "Alikuwepo; jina lake lipo" in attendance
    assert "selected>12 November" in attendance
    certificates = page("registrations:certificates", role=coordinator, mwaka=held.year)
    assert all(one in certificates for one in ("Tumsifu Masawe", "Tumsifu Massawe", "Revoked"))
    badges = page("registrations:badges", role=coordinator, mwaka=held.year)
    assert "changed since they were printed" in badges


def test_staff_see_what_people_thought_and_how_the_ranking_came_about(held: Edition) -> None:
    feedback = page("registrations:feedback", held.year, role=Role.COORDINATOR)
    assert "24 people answered. Mean:" in feedback
    assert feedback.count('<figure class="chart"') == 6
    ranking = page("innovations:ranking", held.year, 1, role=Role.INNOVATION)
    assert "Sauti ya Soko" in ranking
    assert "Still to be decided" not in ranking
    selection = page("innovations:selection", held.year, role=Role.INNOVATION)
    assert "Nothing of it changes any more" in selection
