"""What people change of their own account."""

import re

import pytest
from django.core import mail

from egov_meeting.accounts.models import User
from egov_meeting.audit.models import Event
from tests.accounts.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_name_and_language_are_changed_and_on_record(client):
    user = UserFactory(full_name="Asha Juma", language="sw")
    client.force_login(user)

    client.post("/sw/akaunti/", {"full_name": "Asha J. Juma", "language": "en"})

    event = Event.objects.get(action="accounts.changed_own_account")
    assert event.before == {"full_name": "Asha Juma", "language": "sw"}
    assert event.after == {"full_name": "Asha J. Juma", "language": "en"}


def test_nothing_changed_leaves_no_record(client):
    user = UserFactory()
    client.force_login(user)

    client.post("/sw/akaunti/", {"full_name": user.full_name, "language": user.language})

    assert Event.objects.count() == 0


def test_mistake_keeps_what_was_typed(client):
    client.force_login(UserFactory())

    response = client.post("/sw/akaunti/", {"full_name": "", "language": "xx"})

    assert set(response.context["form"].errors) == {"full_name", "language"}


def test_rights_cannot_be_slipped_into_the_form(client):
    user = UserFactory()
    client.force_login(user)

    answers = {"full_name": "Asha", "language": "sw", "is_staff": "on", "is_superuser": "on"}
    client.post("/sw/akaunti/", answers)
    user.refresh_from_db()

    assert (user.is_staff, user.is_superuser) == (False, False)


def test_new_address_counts_after_its_link(client):
    user = UserFactory(email="zamani@mfano.go.tz")
    client.post("/sw/ingia/", {"login": user.email, "password": PASSWORD, "next": "/sw/akaunti/"})

    answers = {"action_add": "1", "email": "mpya@mfano.go.tz"}
    client.post("/sw/akaunti/barua-pepe/", answers)
    assert User.objects.get(pk=user.pk).email == "zamani@mfano.go.tz"

    [letter] = [sent for sent in mail.outbox if sent.to == ["mpya@mfano.go.tz"]]
    client.post(re.search(r"http://testserver(/\S+)", letter.body)[1])

    assert User.objects.get(pk=user.pk).email == "mpya@mfano.go.tz"
    event = Event.objects.get(action="accounts.email_changed")
    assert event.before == {"email": "zamani@mfano.go.tz"}
    assert event.after == {"email": "mpya@mfano.go.tz"}
