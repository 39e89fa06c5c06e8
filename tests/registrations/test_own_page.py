"""A participant follows the own registration by a link: what it shows, and who is let in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.gateways.base import ControlNumber
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.bills import Payer
from egov_meeting.payments.services.numbers import take_control_number
from registrations.choices import RegistrationState, Source
from registrations.links import LINK_LASTS, own_token
from registrations.models import Registration
from registrations.services.billing import issue_delegation_bill
from registrations.services.changing import substitute_person
from registrations.services.confirming import confirm_email, confirmation_token
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.payments.factories import control_number_of
from tests.registrations.factories import applicant, pay
from tests.registrations.pages import code_sent_to, group_open_now, registered_now

pytestmark = pytest.mark.django_db

OF_THE_LINK = (
    "own",
    "own_state",
    "own_code",
    "own_new_code",
    "own_bill",
    "own_again",
    "own_bind",
    "own_forget",
    "own_data",
    "own_correct",
    "own_consents",
    "own_group",
    "own_cancel",
)


@pytest.fixture(autouse=True)
def swahili() -> Iterator[None]:
    """Addresses are made in Swahili, whatever page another test looked at last."""
    with translation.override("sw"):
        yield


@pytest.fixture
def person() -> Registration:
    return registered_now(group_open_now())


@pytest.fixture
def payer(person: Registration) -> Registration:
    """One who confirmed the address and has a bill."""
    confirm_email(registration=person, by=SYSTEM, at=timezone.now())
    return person


@cache
def token_of(pk: int, version: int) -> str:
    """Another one every second; a test wants the same."""
    return own_token(Registration(pk=pk, link_version=version))


def address(registration: Registration, name: str = "own") -> str:
    token = token_of(registration.pk, registration.link_version)
    return reverse(f"registrations:{name}", args=[token])


def page_of(client: Client, registration: Registration) -> str:
    response = client.get(address(registration))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_is_kept_by_nobody(client: Client, person: Registration) -> None:
    response = client.get(address(person))

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "sessionid" not in client.cookies


def tokens_missing(page: str) -> int:
    """How many forms that change something carry no token against forgery."""
    return page.count('method="post"') - page.count('name="csrfmiddlewaretoken"')


def test_every_form_carries_its_token(client: Client, person: Registration) -> None:
    first = page_of(client, person)
    confirm_email(registration=person, by=SYSTEM, at=timezone.now())
    Registration.objects.filter(pk=person.pk).update(state=RegistrationState.LAPSED)
    client.force_login(UserFactory())

    for page in (
        first,
        page_of(client, person),
        *(
            client.get(address(person, name)).content.decode()
            for name in ("own_correct", "own_consents", "own_cancel", "own_forget")
        ),
        client.get(reverse("registrations:own", args=["x"])).content.decode(),
        client.get(reverse("registrations:send_link")).content.decode(),
    ):
        assert 'method="post"' in page
        assert tokens_missing(page) == 0


@pytest.mark.parametrize("name", OF_THE_LINK)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_was_tampered_with_opens_nothing(
    client: Client, person: Registration, name: str, method: str
) -> None:
    other = registered_now(person.group)
    signature = own_token(person).split(":", 1)[1]
    forged = signing.dumps([other.pk, 1], salt="another salt")
    mixed = f"{own_token(other).split(':')[0]}:{signature}"

    for token in (forged, mixed, "x", own_token(person) + "x", confirmation_token(person)):
        response = getattr(client, method)(reverse(f"registrations:{name}", args=[token]))
        assert response.status_code == 404
        assert "/sw/usajili/kiungo/" in response.content.decode()
        assert person.full_name not in response.content.decode()


@pytest.mark.parametrize("name", OF_THE_LINK)
def test_an_expired_link_says_so_and_offers_a_new_one(
    client: Client, person: Registration, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    old = address(person, name)
    monkeypatch.setattr(
        "django.core.signing.time.time",
        lambda: (timezone.now() + LINK_LASTS + dt.timedelta(days=1)).timestamp(),
    )

    response = client.get(old)

    assert response.status_code == 410
    assert "no-store" in response.headers["Cache-Control"]
    assert "/sw/usajili/kiungo/" in response.content.decode()


def test_the_link_of_somebody_who_gave_the_place_away_ends(
    client: Client, payer: Registration
) -> None:
    old = address(payer)
    substitute_person(
        registration=payer,
        applicant=applicant(full_name="Neema Kato"),
        by=SYSTEM,
        at=timezone.now(),
    )

    assert client.get(old).status_code == 404
    page = page_of(client, payer)
    assert "Neema Kato" in page
    assert OutboxMessage.objects.filter(kind="registration_code").get().address not in page


def test_the_successor_sees_nothing_of_the_predecessor(client: Client, payer: Registration) -> None:
    before = payer.email
    substitute_person(
        registration=payer,
        applicant=applicant(full_name="Neema Kato"),
        by=SYSTEM,
        at=timezone.now() + dt.timedelta(seconds=1),
    )

    data = client.get(address(payer, "own_data")).content.decode()

    assert before not in data
    assert "Neema Kato" in data


def test_the_code_confirms_and_the_bill_follows(client: Client, person: Registration) -> None:
    page = page_of(client, person)
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page

    response = client.post(address(person, "own_code"), {"code": code_sent_to(person)})

    assert response.url == address(person)
    person.refresh_from_db()
    assert person.state == RegistrationState.PENDING
    assert Event.objects.filter(actor_label=f"{person.reference} (link)").exists()
    assert "TZS 400,000" in page_of(client, person)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "😀", "<b>", "x" * 300])
def test_a_code_that_is_none_is_told_and_costs_no_try(
    client: Client, person: Registration, typed: str
) -> None:
    page = client.post(address(person, "own_code"), {"code": typed}).content.decode()

    assert 'id="id_code_error"' in page
    person.confirmation.refresh_from_db()
    assert person.confirmation.tries == 0


def test_an_office_behind_one_address_may_send_twice_as_many_codes_as_forms(
    client: Client, person: Registration, settings: Any
) -> None:
    settings.REGISTRATIONS_PER_ADDRESS = 1
    place = address(person, "own_code")

    answers = [client.post(place, {"code": "12345"}).status_code for _code in range(3)]

    assert answers == [200, 200, 429]


def test_a_wrong_code_is_told_at_its_field_in_both_languages(
    client: Client, person: Registration
) -> None:
    wrong = "000000" if code_sent_to(person) != "000 000" else "111111"
    for language, said in (
        ("sw", "Hii siyo namba tuliyotuma mwisho."),
        ("en", "This is not the code that we sent last."),
    ):
        place = address(person, "own_code").replace("/sw/", f"/{language}/", 1)
        page = client.post(place, {"code": wrong}).content.decode()
        assert said in page
        assert 'id="id_code_error"' in page


def test_a_new_code_can_be_asked_for_but_not_at_once(client: Client, person: Registration) -> None:
    page = client.post(address(person, "own_new_code"), follow=True).content.decode()

    assert "notice-error" in page
    assert OutboxMessage.objects.filter(kind="registration_code").count() == 1


def test_the_link_of_the_letter_confirms_by_a_press_only(
    client: Client, person: Registration
) -> None:
    place = reverse("registrations:confirm", args=[confirmation_token(person)])

    assert client.get(place).status_code == 200
    assert client.head(place).status_code == 200
    person.refresh_from_db()
    assert person.state == RegistrationState.UNCONFIRMED

    response = client.post(place)
    assert response.url.startswith("/sw/usajili/yangu/")
    person.refresh_from_db()
    assert person.state == RegistrationState.PENDING
    assert client.get(place).status_code == 302


def test_the_link_of_the_letter_is_no_link_to_the_page(
    client: Client, person: Registration
) -> None:
    for token in (own_token(person), "x"):
        response = client.post(reverse("registrations:confirm", args=[token]))
        assert response.status_code == 404
    person.refresh_from_db()
    assert person.state == RegistrationState.UNCONFIRMED


def test_the_control_number_stands_there_in_groups_as_soon_as_it_comes(
    client: Client, payer: Registration
) -> None:
    page = page_of(client, payer)
    assert 'hx-trigger="every 5s"' in page
    assert "htmx" in page
    seen = page.split("?seen=")[1].split('"')[0]
    state = address(payer, "own_state")
    assert "HX-Refresh" not in client.get(state, {"seen": seen}).headers

    bill = Bill.objects.get()
    number = control_number_of(bill)
    take_control_number(
        number=ControlNumber(bill.number, number, is_accepted=True, codes=("7101",)),
        at=timezone.now(),
    )

    assert client.get(state, {"seen": seen}).headers["HX-Refresh"] == "true"
    page = page_of(client, payer)
    assert f"{number[:4]} {number[4:8]} {number[8:]}" in page
    assert "/sw/malipo/" in page


def test_a_paid_place_says_so_and_asks_for_nothing(client: Client, payer: Registration) -> None:
    pay(payer, at=timezone.now())

    page = page_of(client, payer)

    assert "Nafasi yako imethibitishwa" in page
    assert "hx-trigger" not in page
    assert "/sw/malipo/" in page


def test_a_bill_of_the_delegation_is_not_shown_to_its_people(client: Client) -> None:
    institution = InstitutionFactory()
    group = group_open_now()
    mine, other = (
        registered_now(
            group,
            source=Source.DELEGATION,
            paid_by_institution=True,
            applicant=applicant(institution=institution),
        )
        for _person in range(2)
    )
    issue_delegation_bill(
        institution=institution,
        registrations=[mine, other],
        payer=Payer("Mhasibu Mkuu", "mhasibu@example.go.tz", "255700000001", "sw"),
        by=SYSTEM,
        at=timezone.now(),
    )
    mine.refresh_from_db()

    for shown in (
        page_of(client, mine),
        client.get(address(mine, "own_data")).content.decode(),
    ):
        assert other.full_name not in shown
        assert "mhasibu@example.go.tz" not in shown
        assert "/malipo/" not in shown
    assert "Taasisi yako inakulipia" in page_of(client, mine)


def test_the_place_in_the_waiting_list_is_told(client: Client) -> None:
    group = group_open_now(capacity=1)
    registered_now(group)
    registered_now(group)
    third = registered_now(group)

    assert "namba 2 kwenye orodha" in page_of(client, third)


def test_the_data_can_be_taken_along(client: Client, payer: Registration) -> None:
    pay(payer, at=timezone.now())

    response = client.get(address(payer, "own_data"))

    data = response.json()
    assert response.headers["Content-Disposition"].endswith(f'{payer.reference}.json"')
    assert data["registration"]["full_name"] == payer.full_name
    assert [bill["paid_amount"] for bill in data["bills"]] == [400_000]
    assert data["bills"][0]["payments"][0]["amount"] == 400_000
    assert {"registration_code", "registration_confirmed"} <= set(
        OutboxMessage.objects.values_list("kind", flat=True)
    )
    assert payer.email in {message["to"] for message in data["messages"]}
    assert "registrations.registered" in {event["action"] for event in data["history"]}


def test_messages_sent_to_the_person_are_listed(client: Client, person: Registration) -> None:
    page = page_of(client, person)

    assert "Namba ya kuthibitisha" in page
    assert code_sent_to(person) not in page


def test_a_binding_needs_an_account_and_shows_in_it(client: Client, person: Registration) -> None:
    place = address(person, "own_bind")
    assert client.post(place).url.startswith("/sw/ingia/")

    user = UserFactory()
    client.force_login(user)
    client.post(place)

    person.refresh_from_db()
    assert person.account == user
    mine = client.get(reverse("registrations:mine")).content.decode()
    assert person.reference in mine
    assert "/sw/usajili/yangu/" in mine


def test_a_registration_bound_to_one_account_is_not_taken_by_another(
    client: Client, person: Registration
) -> None:
    Registration.objects.filter(pk=person.pk).update(account=UserFactory())
    client.force_login(UserFactory())

    page = client.post(address(person, "own_bind"), follow=True).content.decode()

    assert "notice-error" in page
    assert client.get(reverse("registrations:mine")).context["rows"] == []


def test_my_registrations_are_for_those_who_signed_in(client: Client) -> None:
    response = client.get(reverse("registrations:mine"))

    assert response.status_code == 302
    assert "next=%2Fsw%2Fusajili%2Fzangu%2F" in response.url


@pytest.mark.parametrize("others", [0, 30])
def test_the_page_costs_the_same_however_many_are_registered(
    client: Client, others: int, django_assert_num_queries: Any, keeping_facts: None
) -> None:
    group = group_open_now(capacity=1)
    registered_now(group)
    mine = registered_now(group)
    for _person in range(others):
        registered_now(group)

    client.get(address(mine))
    with django_assert_num_queries(5):
        client.get(address(mine))
