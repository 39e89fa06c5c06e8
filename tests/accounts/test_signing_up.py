"""Anyone makes an account, as a participant; nobody learns who has one already."""

import re

import pytest
from django.core import mail

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from tests.accounts.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sign_up(client, email="asha@mfano.go.tz", language="sw", **changes):
    answers = {
        "full_name": "Asha Juma",
        "email": email,
        "password1": PASSWORD,
        "password2": PASSWORD,
        **changes,
    }
    return client.post(f"/{language}/jisajili/", answers)


def link_in(letter):
    return re.search(r"http://testserver(/\S+)", letter.body)[1]


def test_new_account_is_a_participants_and_nothing_more(client):
    sign_up(client)

    user = User.objects.get(email="asha@mfano.go.tz")
    assert list(user.role_assignments.values_list("role", "edition_id")) == [
        (Role.PARTICIPANT, None)
    ]
    assert (user.full_name, user.language, user.is_staff) == ("Asha Juma", "sw", False)


@pytest.mark.parametrize(
    ("language", "subject"),
    [("sw", "Thibitisha anwani yako ya barua pepe"), ("en", "Confirm your e-mail address")],
)
def test_letter_is_in_the_language_of_the_person(client, language, subject):
    sign_up(client, language=language)

    [letter] = mail.outbox
    assert letter.subject == subject
    assert link_in(letter).startswith(f"/{language}/jisajili/thibitisha/")


def test_account_opens_after_the_link_and_not_before(client):
    sign_up(client)
    answers = {"login": "asha@mfano.go.tz", "password": PASSWORD, "next": "/sw/akaunti/"}
    assert client.post("/sw/ingia/", answers).url == "/sw/jisajili/thibitisha/"

    address = link_in(mail.outbox[0])
    assert "asha@mfano.go.tz" in client.get(address).content.decode()
    client.post(address)

    assert client.post("/sw/ingia/", answers).url == "/sw/akaunti/"


def test_address_in_use_gets_the_same_answer_and_a_letter_to_its_owner(client):
    owner = UserFactory(email="asha@mfano.go.tz", language="en")

    known = sign_up(client)
    fresh = sign_up(client, email="mpya@mfano.go.tz")

    assert (known.status_code, known.url) == (fresh.status_code, fresh.url)
    assert User.objects.filter(email=owner.email).count() == 1
    assert mail.outbox[0].subject == "You already have an account with Kikao Kazi"


def test_address_in_other_capitals_makes_no_second_account(client):
    UserFactory(email="asha@mfano.go.tz")

    sign_up(client, email="ASHA@mfano.go.tz")

    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password1": "fupi", "password2": "fupi"}, "password1"),
        ({"password1": "1234567890123", "password2": "1234567890123"}, "password1"),
        ({"password1": "Asha Juma!", "password2": "Asha Juma!"}, "password1"),
        ({"password2": "nyingine-kabisa"}, "password2"),
        ({"email": "si-anwani"}, "email"),
        ({"full_name": ""}, "full_name"),
        ({"full_name": "x" * 151}, "full_name"),
    ],
)
def test_mistake_is_told_at_its_field_and_what_was_typed_stays(client, changes, field):
    response = sign_up(client, **changes)

    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["email"].value() == changes.get("email", "asha@mfano.go.tz")
    assert User.objects.count() == 0


def test_account_made_by_oneself_goes_on_record_without_the_password(client):
    sign_up(client)

    event = Event.objects.get(action="accounts.signed_up")
    assert event.after == {
        "email": "asha@mfano.go.tz",
        "full_name": "Asha Juma",
        "language": "sw",
    }


def test_account_is_made_even_when_the_mail_server_is_away(client, settings):
    settings.EMAIL_BACKEND = "tests.accounts.mail_server_away.Backend"

    assert sign_up(client).status_code == 302
    assert User.objects.count() == 1
