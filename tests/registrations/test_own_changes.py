"""A participant changes the own registration: details, consents, group; cancels; asks once more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.choices import EditionState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from registrations.choices import Purpose, RegistrationState
from registrations.models import RefundClaim, RefundRule, Registration
from registrations.services.cancelling import cancel_registration
from registrations.services.confirming import confirm_email
from tests.registrations.factories import add_fee, applicant, pay
from tests.registrations.pages import group_open_now, registered_now
from tests.registrations.test_own_page import address, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def swahili() -> Iterator[None]:
    """Addresses are made in Swahili, whatever page another test looked at last."""
    with translation.override("sw"):
        yield


@pytest.fixture
def person() -> Registration:
    """One who has confirmed the address and has a bill."""
    one = registered_now(group_open_now())
    confirm_email(registration=one, by=SYSTEM, at=timezone.now())
    return one


def details(registration: Registration, **changes: Any) -> dict[str, Any]:
    return {
        "full_name": registration.full_name,
        "office": registration.office,
        "institution": "Kampuni ya Mfano",
        "institution_choice": "other",
        "institution_asked": "Kampuni ya Mfano",
        "email": registration.email,
        "phone": registration.phone,
        "language": "sw",
        **changes,
    }


def test_details_are_put_right(client: Client, person: Registration) -> None:
    place = address(person, "own_correct")
    assert f'value="{person.full_name}"' in client.get(place).content.decode()

    client.post(place, details(person, full_name="Asha Juma Kimaro", language="en"))

    person.refresh_from_db()
    assert (person.full_name, person.language) == ("Asha Juma Kimaro", "en")
    assert person.institution_name == "Kampuni ya Mfano"
    assert person.email_confirmed_at is not None


def test_a_phone_from_abroad_survives_the_form(client: Client, person: Registration) -> None:
    Registration.objects.filter(pk=person.pk).update(phone="442079460000")
    page = client.get(address(person, "own_correct")).content.decode()

    assert 'value="+442079460000"' in page


def test_a_new_address_is_confirmed_again_and_the_place_stays(
    client: Client, person: Registration
) -> None:
    client.post(address(person, "own_correct"), details(person, email="Mpya@example.go.tz"))

    person.refresh_from_db()
    assert (person.email, person.email_confirmed_at) == ("mpya@example.go.tz", None)
    assert person.state == RegistrationState.PENDING
    assert 'autocomplete="one-time-code"' in page_of(client, person)
    letter = OutboxMessage.objects.filter(kind="registration_code").latest("pk")
    assert letter.address == "mpya@example.go.tz"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("full_name", "😀"),
        ("full_name", "A" * 300),
        ("email", "si barua"),
        ("phone", "12"),
        ("institution", ""),
    ],
)
def test_bad_details_are_told_at_the_field(
    client: Client, person: Registration, field: str, typed: str
) -> None:
    response = client.post(address(person, "own_correct"), details(person, **{field: typed}))

    assert f'id="id_{field}_error"' in response.content.decode()


def test_nobody_becomes_somebody_who_is_registered(client: Client, person: Registration) -> None:
    other = registered_now(person.group)

    page = client.post(
        address(person, "own_correct"), details(person, email=other.email)
    ).content.decode()

    assert 'id="id_email_error"' in page


def test_consents_are_given_and_withdrawn(client: Client, person: Registration) -> None:
    place = address(person, "own_consents")

    client.post(place, {"needs": "Lugha ya alama", "consent_needs": "1", "consent_list": "1"})
    person.refresh_from_db()
    assert person.needs == "Lugha ya alama"
    assert set(person.consents.values_list("purpose", flat=True)) == {
        Purpose.NEEDS,
        Purpose.LIST_OF_PARTICIPANTS,
    }
    page = client.get(place).content.decode()
    assert page.count("checked") == 2

    client.post(place, {"needs": ""})
    person.refresh_from_db()
    assert person.needs == ""
    assert not person.consents.filter(withdrawn_at=None).exists()


def test_needs_without_consent_are_refused_and_not_lost(
    client: Client, person: Registration
) -> None:
    page = client.post(address(person, "own_consents"), {"needs": "Kiti"}).content.decode()

    assert 'id="id_consent_needs_error"' in page
    assert "Kiti" in page


def test_what_is_given_back_is_said_before_cancelling(client: Client, person: Registration) -> None:
    pay(person, at=timezone.now())
    RefundRule.objects.create(edition=person.edition, days_before=30, percent=75)
    place = address(person, "own_cancel")

    assert "TZS 300,000" in client.get(place).content.decode()
    assert 'id="id_reason_error"' in client.post(place, {"reason": " "}).content.decode()

    client.post(place, {"reason": "Nimeitwa kazini"})
    person.refresh_from_db()
    assert person.state == RegistrationState.CANCELLED
    assert RefundClaim.objects.get().amount == 300_000
    assert "TZS 300,000" in page_of(client, person)


def test_a_cancelled_registration_is_not_changed_any_more(
    client: Client, person: Registration
) -> None:
    cancel_registration(registration=person, reason="x", by=SYSTEM, at=timezone.now())

    for name in ("own_correct", "own_cancel", "own_group"):
        assert client.get(address(person, name)).url == address(person)
        assert client.post(address(person, name), {"reason": "x"}).url == address(person)


def test_a_group_can_be_changed_while_registration_is_open(
    client: Client, person: Registration
) -> None:
    other = group_open_now(edition=person.edition, fee=200_000, number=8)
    place = address(person, "own_group")
    page = client.get(place).content.decode()
    option = f"{other.pk}-{other.fees.get().pk}"
    assert f'value="{option}"' in page
    assert f'value="{person.group_id}-' not in page

    assert 'id="id_place_error"' in client.post(place, {}).content.decode()
    assert 'id="id_place_error"' in client.post(place, {"place": "1-1"}).content.decode()
    client.post(place, {"place": option})

    person.refresh_from_db()
    assert (person.group, person.amount_due) == (other, 200_000)


def test_a_full_group_is_not_offered(client: Client, person: Registration) -> None:
    full = group_open_now(edition=person.edition, fee=200_000, number=8, capacity=1)
    registered_now(full)
    add_fee(person.group, 50_000)

    page = client.get(address(person, "own_group")).content.decode()

    assert f'value="{full.pk}-' not in page
    assert page.count('type="radio"') == 1


def lapsed(person: Registration) -> Registration:
    Bill.objects.update(state=BillState.EXPIRED)
    for bill in Bill.objects.all():
        bill.items.update(is_open=False)
    Registration.objects.filter(pk=person.pk).update(state=RegistrationState.LAPSED)
    person.refresh_from_db()
    return person


def test_a_lapsed_place_can_be_asked_for_again(client: Client, person: Registration) -> None:
    lapsed(person)
    place = address(person, "own_again")
    assert place in page_of(client, person)

    client.post(place)
    client.post(place)

    person.refresh_from_db()
    assert person.state == RegistrationState.PENDING
    assert Bill.objects.filter(items__is_open=True).count() == 1


def test_a_lapsed_place_comes_back_to_the_waiting_list_of_a_full_group(
    client: Client, person: Registration
) -> None:
    person.group.capacity = 1
    person.group.save()
    lapsed(person)
    registered_now(person.group)

    client.post(address(person, "own_again"))

    person.refresh_from_db()
    assert person.state == RegistrationState.WAITING


def test_nothing_comes_back_after_registration_closed(client: Client, person: Registration) -> None:
    lapsed(person)
    person.edition.state = EditionState.IN_SESSION
    person.edition.save()

    page = client.post(address(person, "own_again"), follow=True).content.decode()

    assert "notice-error" in page
    person.refresh_from_db()
    assert person.state == RegistrationState.LAPSED


def test_an_address_never_confirmed_is_confirmed_instead(client: Client) -> None:
    person = registered_now(group_open_now())
    Registration.objects.filter(pk=person.pk).update(state=RegistrationState.LAPSED)

    assert address(person, "own_again") not in page_of(client, person)
    client.post(address(person, "own_again"))

    person.refresh_from_db()
    assert person.state == RegistrationState.LAPSED


def refused_by_the_gateway() -> None:
    Bill.objects.update(state=BillState.FAILED)
    Bill.objects.get().items.update(is_open=False)


def test_a_bill_can_be_asked_for_when_none_is_open(client: Client, person: Registration) -> None:
    place = address(person, "own_bill")
    assert place not in page_of(client, person)
    client.post(place)
    assert Bill.objects.count() == 1

    refused_by_the_gateway()
    assert place in page_of(client, person)
    for _press in range(2):
        client.post(place)

    assert Bill.objects.filter(state=BillState.DRAFT).count() == 1


def test_the_bill_of_an_offered_place_ends_with_the_offer(
    client: Client, person: Registration
) -> None:
    until = timezone.now() + dt.timedelta(hours=20)
    refused_by_the_gateway()
    Registration.objects.filter(pk=person.pk).update(hold_until=until)

    client.post(address(person, "own_bill"))

    assert Bill.objects.latest("pk").expires_at == until


def test_a_confirmed_place_gets_no_bill(client: Client, person: Registration) -> None:
    pay(person, at=timezone.now())

    page = client.post(address(person, "own_bill"), follow=True).content.decode()

    assert "notice-error" in page
    assert Bill.objects.count() == 1


def test_who_gave_the_place_back_can_be_forgotten(client: Client, person: Registration) -> None:
    place = address(person, "own_forget")
    client.post(place)
    person.refresh_from_db()
    assert person.email

    cancel_registration(registration=person, reason="x", by=SYSTEM, at=timezone.now())
    own = address(person)
    assert client.get(place).status_code == 200
    assert client.post(place).url == "/sw/usajili/"

    person.refresh_from_db()
    assert (person.email, person.phone, person.office) == ("", "", "")
    assert client.get(own).status_code == 404


@pytest.mark.parametrize("name", ["own_again", "own_bill", "own_bind", "own_new_code", "own_code"])
def test_what_is_done_by_a_press_is_not_done_by_a_link(
    client: Client, person: Registration, name: str
) -> None:
    before = Registration.objects.values().get()

    assert client.get(address(person, name)).url == address(person)
    assert Registration.objects.values().get() == before


def send_link(client: Client, typed: str) -> Any:
    return client.post(reverse("registrations:send_link"), {"address": typed})


def test_the_link_is_sent_again_and_the_answer_tells_nothing(
    client: Client, person: Registration
) -> None:
    known = send_link(client, person.email.upper())
    unknown = send_link(client, "mtu.mwingine@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert OutboxMessage.objects.get(kind="registration_link").address == person.email
    assert client.get(known.url).status_code == 200

    send_link(client, person.phone)
    assert OutboxMessage.objects.filter(kind="registration_link").count() == 1


def test_who_has_no_email_gets_the_link_by_sms(client: Client) -> None:
    person = registered_now(
        group_open_now(), applicant=applicant(email="", phone="255713000111"), source="staff"
    )

    send_link(client, "0713 000 111")

    message = OutboxMessage.objects.get(kind="registration_link")
    assert (message.channel, message.address) == ("sms", person.phone)


@pytest.mark.parametrize("typed", ["", "asha@", "😀", "12", "x" * 300])
def test_an_address_that_is_none_is_told(client: Client, typed: str) -> None:
    assert 'id="id_address_error"' in send_link(client, typed).content.decode()


def test_links_are_asked_for_so_often_and_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registrations.views.links._ASKED_AT_MOST", 1)

    assert send_link(client, "a@example.org").status_code == 302
    assert send_link(client, "b@example.org").status_code == 429
