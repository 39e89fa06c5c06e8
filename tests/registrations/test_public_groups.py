"""What somebody who wants to register sees of a meeting's groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition, GroupMembers
from registrations.models import RegistrationRules
from tests.meetings.factories import EditionFactory
from tests.registrations.factories import add_fee
from tests.registrations.pages import (
    address_of_form,
    edition_open_now,
    group_open_now,
    registered_now,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def swahili() -> Iterator[None]:
    with translation.override("sw"):
        yield


@pytest.fixture
def edition() -> Edition:
    return edition_open_now()


def page_of(client: Client, edition: Edition, language: str = "sw") -> str:
    response = client.get(f"/{language}/usajili/{edition.year}/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_card_says_what_the_group_is_and_leads_to_its_form(
    client: Client, edition: Edition
) -> None:
    group = group_open_now(edition=edition, capacity=10)
    group.days.create(date=edition.starts_on)
    GroupMembers.objects.create(group=group, order=1, text_sw="Maofisa TEHAMA", text_en="Officers")
    add_fee(group, 20_000, valid_until=timezone.localdate() - dt.timedelta(days=1))
    registered_now(group)

    page = page_of(client, edition)

    assert "TZS 400,000" in page
    assert "TZS 20,000" not in page  # not valid any more
    assert "<dd>9</dd>" in page
    assert "Maofisa TEHAMA" in page
    assert f'href="{address_of_form(group)}"' in page


def test_the_page_is_whole_in_english(client: Client, edition: Edition) -> None:
    group = group_open_now(edition=edition, capacity=1)
    registered_now(group)
    registered_now(group)

    page = page_of(client, edition, "en")

    assert "none; 1 person is waiting" in page
    assert "Join the waiting list" in page


def test_a_full_group_without_waiting_list_has_no_way_to_its_form(
    client: Client, edition: Edition
) -> None:
    RegistrationRules.objects.create(edition=edition, has_waiting_list=False)
    group = group_open_now(edition=edition, capacity=1)
    registered_now(group)

    page = page_of(client, edition)

    assert "Nafasi zote za kundi hili zimejaa." in page
    assert address_of_form(group) not in page


def test_a_closed_group_says_why(client: Client, edition: Edition) -> None:
    group = group_open_now(
        edition=edition, registration_until=timezone.localdate() - dt.timedelta(days=1)
    )

    page = page_of(client, edition)

    assert "Usajili ulifungwa tarehe" in page
    assert address_of_form(group) not in page
    form = client.get(address_of_form(group)).content.decode()
    assert "Usajili ulifungwa tarehe" in form
    assert 'name="form_key"' not in form


def test_a_meeting_without_groups_says_so(client: Client, edition: Edition) -> None:
    assert "Makundi bado hayajapangwa" in page_of(client, edition)


def test_an_unannounced_meeting_is_not_there(client: Client) -> None:
    draft = EditionFactory(state=EditionState.DRAFT)

    assert client.get(f"/sw/usajili/{draft.year}/").status_code == 404
    assert client.get("/sw/usajili/1999/").status_code == 404


def test_the_short_address_leads_to_the_meeting_that_takes_people(
    client: Client, edition: Edition
) -> None:
    assert client.get("/sw/usajili/").url == f"/sw/usajili/{edition.year}/"


def test_the_short_address_says_what_to_do_while_there_is_none(client: Client) -> None:
    EditionFactory(state=EditionState.CLOSED)

    response = client.get("/sw/usajili/")

    assert response.status_code == 200
    page = response.content.decode()
    assert "Kwa sasa hakuna kikao kinachosajili washiriki" in page
    assert "/sw/usajili/kiungo/" in page


@pytest.mark.parametrize("page", ["/sw/", "/sw/vikao/{year}/"])
def test_the_public_pages_lead_to_it(client: Client, edition: Edition, page: str) -> None:
    group_open_now(edition=edition)

    html = client.get(page.format(year=edition.year)).content.decode()

    assert f'href="/sw/usajili/{edition.year}/"' in html


@pytest.mark.parametrize("groups", [1, 30])
def test_the_page_costs_the_same_however_many_groups_there_are(
    client: Client, edition: Edition, groups: int, django_assert_num_queries: Any
) -> None:
    for number in range(1, groups + 1):
        group = group_open_now(edition=edition, number=number)
        group.days.create(date=edition.starts_on)

    with django_assert_num_queries(9):
        page_of(client, edition)
