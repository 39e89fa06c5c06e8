"""A person registers on the page, alone, in either language, without a script."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from egov_meeting.accounts.models import User
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import Purpose, RegistrationState
from registrations.models import Registration, RegistrationRules
from tests.documents.factories import UserFactory
from tests.registrations.factories import add_fee, applicant
from tests.registrations.pages import address_of_form, filled_in, group_open_now, registered_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> ParticipantGroup:
    return group_open_now()


def send(
    client: Client, group: ParticipantGroup, data: dict[str, Any], language: str = "sw"
) -> str:
    """The page after the form: that of errors, for the form was refused."""
    response = client.post(address_of_form(group, language), data)
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_makes_a_registration_and_leads_to_its_page(
    client: Client, group: ParticipantGroup
) -> None:
    response = client.post(address_of_form(group), filled_in(client, group))

    made = Registration.objects.get()
    assert response.status_code == 302
    assert response.url.startswith("/sw/usajili/yangu/")
    assert (made.full_name, made.phone, made.state) == (
        "Asha Juma Mbwana",
        "255712345678",
        RegistrationState.UNCONFIRMED,
    )
    assert made.institution is not None
    assert made.institution.acronym == "TTX"
    assert OutboxMessage.objects.get().address == "asha@example.go.tz"
    assert not Session.objects.exists()


def test_the_page_gives_its_language_to_the_form(client: Client, group: ParticipantGroup) -> None:
    english = client.get(address_of_form(group, "en")).content.decode()

    assert 'value="en" required id="id_language_1" checked' in english
    assert "Full name" in english
    assert "Jina kamili" in client.get(address_of_form(group)).content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("full_name", ""),
        ("full_name", "A" * 300),
        ("full_name", "Asha 😀 Juma"),
        ("full_name", "<b>Asha</b>"),
        ("full_name", "12345"),
        ("full_name", "."),
        ("office", ""),
        ("office", "x" * 151),
        ("institution", ""),
        ("institution", "Taasisi isiyojulikana kabisa"),
        ("institution", "x" * 300),
        ("email", ""),
        ("email", "asha@"),
        ("email", "a" * 250 + "@example.go.tz"),
        ("email", "😀@example.go.tz"),
        ("phone", ""),
        ("phone", "12345"),
        ("phone", "0222 123 456"),
        ("phone", "٠٧١٢٣٤٥٦٧٨"),
        ("phone", "+1 😀"),
        ("language", "fr"),
        ("needs", "x" * 501),
    ],
)
@pytest.mark.parametrize("language", ["sw", "en"])
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    client: Client, group: ParticipantGroup, language: str, field: str, typed: str
) -> None:
    data = filled_in(client, group, **{field: typed}, consent_needs="1")

    page = send(client, group, data, language)

    assert f'id="id_{field}_error"' in page
    assert 'value="Afisa TEHAMA"' in page or field == "office"
    assert 'value="0712 345 678"' in page or field == "phone"
    assert not Registration.objects.exists()
    if typed.startswith("<"):
        assert "<b>Asha" not in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0712345678", "255712345678"),
        ("+255-712-345-678", "255712345678"),
        ("255 712 345 678", "255712345678"),
        ("(0712) 345 678", "255712345678"),
        ("+254 712 345 678", "254712345678"),
        ("0044 20 7946 0000", "442079460000"),
    ],
)
def test_phones_are_known_in_every_spelling(
    client: Client, group: ParticipantGroup, typed: str, kept: str
) -> None:
    client.post(address_of_form(group), filled_in(client, group, phone=typed))

    assert Registration.objects.get().phone == kept


@pytest.mark.parametrize("name", ["Ng’ang’a wa Mbûgua", "Dkt. Asha Juma-Ally, PhD", "李小龍"])
def test_names_of_all_alphabets_are_taken(
    client: Client, group: ParticipantGroup, name: str
) -> None:
    client.post(address_of_form(group), filled_in(client, group, full_name=name))

    assert Registration.objects.get().full_name == name


def test_an_institution_that_is_not_listed_is_kept_as_typed(
    client: Client, group: ParticipantGroup
) -> None:
    data = filled_in(client, group, institution="Kampuni ya Mfano")
    page = send(client, group, data)
    assert 'value="other"' in page

    data |= {"institution_choice": "other", "institution_asked": "Kampuni ya Mfano"}
    client.post(address_of_form(group), data)

    made = Registration.objects.get()
    assert (made.institution, made.institution_name) == (None, "Kampuni ya Mfano")


def test_a_name_of_an_unlisted_institution_must_fit(
    client: Client, group: ParticipantGroup
) -> None:
    name = "Kampuni " + "x" * 230
    data = filled_in(
        client, group, institution=name, institution_choice="other", institution_asked=name
    )

    assert 'id="id_institution_error"' in send(client, group, data)


def test_the_same_form_sent_twice_leads_to_the_same_registration(
    client: Client, group: ParticipantGroup
) -> None:
    data = filled_in(client, group)

    first = client.post(address_of_form(group), data)
    again = client.post(address_of_form(group), data | {"office": "Mkurugenzi"})

    assert Registration.objects.count() == 1
    assert again.status_code == 302
    assert first.url.split(":")[0] == again.url.split(":")[0]


def test_who_goes_back_and_types_a_colleague_registers_the_colleague(
    client: Client, group: ParticipantGroup
) -> None:
    data = filled_in(client, group)
    client.post(address_of_form(group), data)

    other = data | {
        "full_name": "Baraka Mushi",
        "email": "baraka@example.go.tz",
        "phone": "0755 111 222",
    }
    for _press in range(2):
        assert client.post(address_of_form(group), other).status_code == 302

    assert set(Registration.objects.values_list("full_name", flat=True)) == {
        "Asha Juma Mbwana",
        "Baraka Mushi",
    }


def test_the_same_person_in_two_tabs_is_registered_once(
    client: Client, group: ParticipantGroup
) -> None:
    first, second = filled_in(client, group), filled_in(client, group)
    client.post(address_of_form(group), first)

    page = send(client, group, second | {"institution": "TTX"})

    assert Registration.objects.count() == 1
    assert 'id="id_email_error"' in page
    assert 'action="/sw/usajili/kiungo/"' in page
    assert '<input type="hidden" name="address" value="asha@example.go.tz">' in page
    assert page.count('name="csrfmiddlewaretoken"') == page.count('method="post"') == 2


def test_the_same_phone_and_a_similar_name_are_recognised(
    client: Client, group: ParticipantGroup
) -> None:
    registered_now(group, applicant=applicant(full_name="Asha J Mbwana", phone="255712345678"))

    page = send(client, group, filled_in(client, group))

    assert 'id="id_phone_error"' in page
    assert 'name="address" value="0712 345 678"' in page


def test_a_namesake_of_the_same_institution_says_so(
    client: Client, group: ParticipantGroup
) -> None:
    data = filled_in(client, group)
    client.post(address_of_form(group), data)
    namesake = data | {
        "form_key": str(uuid.uuid4()),
        "email": "asha.mwingine@example.go.tz",
        "phone": "0755 999 888",
    }

    page = send(client, group, namesake)
    assert 'name="is_namesake"' in page
    assert Registration.objects.count() == 1

    assert client.post(address_of_form(group), namesake | {"is_namesake": "on"}).status_code == 302
    assert Registration.objects.filter(is_namesake=True).count() == 1


def test_several_fees_are_chosen_from(client: Client, group: ParticipantGroup) -> None:
    student = add_fee(group, 20_000)
    data = filled_in(client, group)

    assert "20,000" in client.get(address_of_form(group)).content.decode()
    assert 'id="id_fee_category_error"' in send(client, group, data)
    assert 'id="id_fee_category_error"' in send(client, group, data | {"fee_category": "999999"})

    client.post(address_of_form(group), data | {"fee_category": str(student.pk)})
    assert Registration.objects.get().amount_due == 20_000


def test_a_fee_of_another_group_is_refused(client: Client, group: ParticipantGroup) -> None:
    add_fee(group, 20_000)
    other = group_open_now(edition=group.edition, fee=1_000, number=7)
    data = filled_in(client, group, fee_category=str(other.fees.get().pk))

    assert 'id="id_fee_category_error"' in send(client, group, data)


def test_consents_are_unticked_and_kept_with_their_words(
    client: Client, group: ParticipantGroup
) -> None:
    html = client.get(address_of_form(group)).content.decode()
    assert "checked" not in html.replace('id="id_language_0" checked', "")

    client.post(address_of_form(group), filled_in(client, group, consent_news="1"))

    consent = Registration.objects.get().consents.get()
    assert (consent.purpose, consent.version, consent.language) == (Purpose.NEWS, 1, "sw")


def test_nobody_agrees_to_words_that_were_changed_meanwhile(
    client: Client, group: ParticipantGroup
) -> None:
    page = send(client, group, filled_in(client, group, consent_news="7"))

    assert 'id="id_consent_news_error"' in page


def test_needs_are_kept_only_with_consent(client: Client, group: ParticipantGroup) -> None:
    data = filled_in(client, group, needs="Kiti cha magurudumu")
    page = send(client, group, data)
    assert 'id="id_consent_needs_error"' in page
    assert "Kiti cha magurudumu" in page

    client.post(address_of_form(group), data | {"consent_needs": "1"})
    made = Registration.objects.get()
    assert made.needs == "Kiti cha magurudumu"
    assert made.consents.get().purpose == Purpose.NEEDS


def test_a_full_group_says_before_that_one_joins_the_waiting_list(client: Client) -> None:
    group = group_open_now(capacity=1)
    registered_now(group)

    assert "Jiunge na orodha ya wanaosubiri" in client.get(address_of_form(group)).content.decode()
    client.post(address_of_form(group), filled_in(client, group))

    assert Registration.objects.latest("pk").state == RegistrationState.WAITING


def test_a_group_that_filled_up_meanwhile_is_told_and_nothing_is_lost(client: Client) -> None:
    group = group_open_now(capacity=1)
    RegistrationRules.objects.create(edition=group.edition, has_waiting_list=False)
    data = filled_in(client, group)
    registered_now(group)

    page = send(client, group, data)

    assert "Nafasi zote za kundi hili zimejaa." in page
    assert 'value="Asha Juma Mbwana"' in page
    assert (
        "<form"
        not in client.get(address_of_form(group))
        .content.decode()
        .split("<main")[1]
        .split("</main")[0]
    )


def test_registration_closed_meanwhile_is_told_and_nothing_is_lost(
    client: Client, group: ParticipantGroup
) -> None:
    data = filled_in(client, group)
    group.edition.state = EditionState.IN_SESSION
    group.edition.save()

    page = send(client, group, data)

    assert 'role="alert"' in page
    assert 'value="Asha Juma Mbwana"' in page
    assert not Registration.objects.exists()


def test_no_group_of_an_unannounced_meeting_is_shown(
    client: Client, group: ParticipantGroup
) -> None:
    group.edition.state = EditionState.DRAFT
    group.edition.save()

    assert client.get(address_of_form(group)).status_code == 404
    assert client.post(address_of_form(group), {}).status_code == 404
    assert client.get(f"/sw/usajili/{group.edition.year}/99/").status_code == 404


def test_a_form_without_its_key_is_asked_for_again(client: Client, group: ParticipantGroup) -> None:
    data = filled_in(client, group) | {"form_key": "no-key"}

    assert "error-summary" in send(client, group, data)


def test_one_address_may_send_so_many_forms_in_an_hour(
    client: Client, group: ParticipantGroup, settings: Any
) -> None:
    settings.REGISTRATIONS_PER_ADDRESS = 2
    answers = [client.post(address_of_form(group), {}).status_code for _form in range(3)]

    assert answers == [200, 200, 429]


def test_one_address_may_not_ask_for_ever_who_is_registered(
    client: Client, group: ParticipantGroup, settings: Any
) -> None:
    settings.KNOWN_PEOPLE_PER_ADDRESS = 2
    client.post(address_of_form(group), filled_in(client, group))

    for _answer in range(2):
        assert "error-summary" in send(client, group, filled_in(client, group))
    newcomer = filled_in(client, group, full_name="Neema Mushi", email="neema@example.go.tz")

    assert client.post(address_of_form(group), newcomer).status_code == 429
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("people", [0, 30])
def test_the_form_costs_the_same_however_many_are_registered(
    client: Client,
    group: ParticipantGroup,
    people: int,
    django_assert_num_queries: Any,
) -> None:
    for _person in range(people):
        registered_now(group)

    with django_assert_num_queries(8):
        client.get(address_of_form(group))
    with django_assert_num_queries(0):  # drawn already; only limited places are counted again
        response = client.get(address_of_form(group))

    assert len(response.content) < 14_000
    assert set(client.cookies) == {"csrftoken"}


def signed_in(client: Client, *, is_confirmed: bool) -> User:
    user: User = UserFactory(full_name="Asha Juma Mbwana", email="asha@example.go.tz")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=is_confirmed)
    client.force_login(user)
    return user


def test_who_is_signed_in_finds_name_and_address_filled_in(
    client: Client, group: ParticipantGroup
) -> None:
    signed_in(client, is_confirmed=True)

    page = client.get(address_of_form(group)).content.decode()

    assert 'value="Asha Juma Mbwana"' in page
    assert 'value="asha@example.go.tz"' in page


def test_an_address_confirmed_with_the_account_needs_no_code(
    client: Client, group: ParticipantGroup
) -> None:
    user = signed_in(client, is_confirmed=True)

    client.post(address_of_form(group), filled_in(client, group, email="Asha@example.go.tz"))

    made = Registration.objects.get()
    assert (made.state, made.account) == (RegistrationState.PENDING, user)
    assert not OutboxMessage.objects.filter(kind="registration_code").exists()


@pytest.mark.parametrize(
    ("is_confirmed", "email"), [(False, "asha@example.go.tz"), (True, "mwingine@example.go.tz")]
)
def test_any_other_address_needs_one(
    client: Client, group: ParticipantGroup, is_confirmed: bool, email: str
) -> None:
    user = signed_in(client, is_confirmed=is_confirmed)

    client.post(address_of_form(group), filled_in(client, group, email=email))

    made = Registration.objects.get()
    assert (made.state, made.account) == (RegistrationState.UNCONFIRMED, None)
    assert made.registered_by == user


def test_registering_takes_few_queries(
    client: Client, group: ParticipantGroup, django_assert_max_num_queries: Any
) -> None:
    data = filled_in(client, group)

    with django_assert_max_num_queries(26):
        client.post(address_of_form(group), data)


def test_each_reader_gets_a_form_with_a_key_and_token_of_its_own(group: ParticipantGroup) -> None:
    first, second = Client(), Client()

    one, other = filled_in(first, group), filled_in(second, group)
    first.post(address_of_form(group), one)
    second.post(
        address_of_form(group),
        other
        | {"full_name": "Juma Ali Hamisi", "email": "juma@example.go.tz", "phone": "0754111222"},
    )

    assert one["form_key"] != other["form_key"]
    assert Registration.objects.count() == 2


def test_what_is_kept_for_all_knows_nobody(client: Client, group: ParticipantGroup) -> None:
    reader = Client()
    signed_in(reader, is_confirmed=True)

    own = reader.get(address_of_form(group)).content.decode()
    asked = client.get(address_of_form(group), {"mtu": "asha-mbwana"}).content.decode()
    everybodys = client.get(address_of_form(group)).content.decode()

    assert "asha@example.go.tz" in own
    assert "asha-mbwana" in asked  # in the link to the other language
    assert "asha-mbwana" not in everybodys
    assert "asha@example.go.tz" not in everybodys
    assert "token-of-this-reader" not in everybodys
