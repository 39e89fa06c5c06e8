"""Forgotten, changed and first passwords."""

import re

import pytest
from django.core import mail

from egov_meeting.audit.models import Event
from tests.accounts.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

NEW = "jipya-kabisa-2023"


def link_in(letter):
    return re.search(r"http://\S+?(/(?:sw|en)/\S+)", letter.body)[1]


def choose_password(client, address, password=NEW):
    form = client.get(address)
    target = form.url if form.status_code == 302 else address
    return client.post(target, {"password1": password, "password2": password})


def test_known_and_unknown_address_are_answered_alike(client):
    known = client.post("/sw/nenosiri/", {"email": UserFactory().email})
    unknown = client.post("/sw/nenosiri/", {"email": "hayupo@mfano.go.tz"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


@pytest.mark.parametrize(
    ("language", "subject"), [("sw", "Chagua nenosiri jipya"), ("en", "Choose a new password")]
)
def test_letter_and_page_are_in_the_persons_language_whatever_the_page_was(
    client, language, subject
):
    user = UserFactory(language=language)
    other = "en" if language == "sw" else "sw"

    client.post(f"/{other}/nenosiri/", {"email": user.email})

    assert mail.outbox[0].subject == subject
    assert link_in(mail.outbox[0]).startswith(f"/{language}/nenosiri/jipya/")


def test_link_gives_a_new_password_once(client):
    user = UserFactory()
    client.post("/sw/nenosiri/", {"email": user.email})
    address = link_in(mail.outbox[0])

    choose_password(client, address)
    user.refresh_from_db()

    assert user.check_password(NEW)
    again = client.get(address, follow=True)
    assert "Kiungo hiki hakiwezi kutumika tena" in again.content.decode()


def test_closed_account_gets_no_link(client):
    user = UserFactory(is_active=False)

    client.post("/sw/nenosiri/", {"email": user.email})

    assert [letter for letter in mail.outbox if "/nenosiri/jipya/" in letter.body] == []


def test_new_password_goes_on_record_without_the_password(client):
    user = UserFactory()
    client.post("/sw/nenosiri/", {"email": user.email})

    choose_password(client, link_in(mail.outbox[0]))

    event = Event.objects.get(action="accounts.password_reset")
    assert (event.actor_id, event.before, event.after) == (user.pk, {}, {})


def test_password_is_changed_with_the_present_one(client):
    user = UserFactory()
    client.force_login(user)

    answers = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/sw/akaunti/nenosiri/", answers)
    user.refresh_from_db()

    assert user.check_password(NEW)
    assert Event.objects.filter(action="accounts.password_changed").count() == 1


def test_wrong_present_password_changes_nothing(client):
    user = UserFactory()
    client.force_login(user)

    answers = {"oldpassword": "si-hili", "password1": NEW, "password2": NEW}
    response = client.post("/en/akaunti/nenosiri/", answers)

    assert response.context["form"].errors == {
        "oldpassword": ["This is not your present password."]
    }


def test_changed_password_ends_other_sessions(client):
    from django.test import Client

    user, elsewhere = UserFactory(), Client()
    client.force_login(user)
    elsewhere.force_login(user)

    answers = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/sw/akaunti/nenosiri/", answers)

    assert client.get("/sw/akaunti/").status_code == 200
    assert elsewhere.get("/sw/akaunti/").status_code == 302


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "jisajili/",
        "jisajili/thibitisha/",
        "jisajili/thibitisha/haipo/",
        "nenosiri/",
        "nenosiri/imetumwa/",
        "nenosiri/jipya/a-haipo/",
        "nenosiri/jipya/tayari/",
        "akaunti/imefungwa/",
    ],
)
def test_pages_for_those_outside_open(client, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200
