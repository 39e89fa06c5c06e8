"""People and roles, as those who manage them see and change them."""

import re

import pytest
from django.core import mail
from django.test import Client

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import Institution
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory

pytestmark = pytest.mark.django_db

PEOPLE = "/sw/kazi/watu/"
NEW = "jipya-kabisa-2023"


@pytest.fixture(autouse=True)
def _without_second_step(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def coordinator(client):
    user = UserFactory(full_name="Neema Mratibu", roles=[Role.COORDINATOR])
    client.force_login(user)
    return user


def names(response):
    return [person.full_name for person in response.context["page"].object_list]


def invite(client, **changes):
    answers = {
        "full_name": "Asha Juma",
        "email": "asha@mfano.go.tz",
        "language": "en",
        "role": "rapporteur",
        "edition": "",
        **changes,
    }
    return client.post(f"{PEOPLE}mwaliko/", answers)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"q": "asha"}, ["Asha Juma"]),
        ({"q": "JUMA asha@"}, ["Asha Juma"]),
        ({"role": "desk"}, ["Baraka Ali"]),
        ({"standing": "closed"}, ["Baraka Ali"]),
        ({"q": "hayupo"}, []),
        ({"role": "mfalme", "page": "x"}, ["Asha Juma", "Baraka Ali", "Neema Mratibu"]),
    ],
)
def test_filters_stand_in_the_address(client, coordinator, filters, found):
    UserFactory(full_name="Asha Juma", email="asha@mfano.go.tz")
    UserFactory(full_name="Baraka Ali", roles=[Role.DESK], is_active=False)

    assert names(client.get(PEOPLE, filters)) == found


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_same_of_the_database_at_any_length(
    client, coordinator, number, django_assert_num_queries
):
    ministry = Institution.objects.create(key="afya", name_sw="Wizara ya Afya", kind="ministry")
    UserFactory.create_batch(number, roles=[Role.DESK], institution=ministry)

    # session, the reader, the reader's roles, how many, people, their roles
    with django_assert_num_queries(6):
        client.get(PEOPLE)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_pages_open_in_both_languages(client, coordinator, language):
    person = UserFactory(roles=[Role.DESK])

    for path in ("", "mwaliko/", f"{person.pk}/", f"{person.pk}/funga/"):
        assert client.get(f"/{language}/kazi/watu/{path}").status_code == 200


def test_invited_person_has_the_role_and_gets_a_letter_in_the_own_language(client, coordinator):
    invite(client)

    person = User.objects.get(email="asha@mfano.go.tz")
    [letter] = mail.outbox
    assert [held.role for held in person.role_assignments.all()] == [Role.RAPPORTEUR]
    assert letter.to == ["asha@mfano.go.tz"]
    assert letter.subject == "Invitation to the portal of Kikao Kazi"
    assert "Neema Mratibu has opened an account for you" in letter.body
    assert "http://127.0.0.1:8000/en/nenosiri/jipya/" in letter.body


def test_link_of_the_invitation_opens_the_account_once(client, coordinator):
    invite(client)
    address = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    invited = Client()

    form = invited.get(address).url
    invited.post(form, {"password1": NEW, "password2": NEW})

    answers = {"login": "asha@mfano.go.tz", "password": NEW, "next": "/en/akaunti/"}
    assert invited.post("/en/ingia/", answers).url == "/en/akaunti/"
    assert "can no longer be used" in Client().get(address).content.decode()


def test_invitation_goes_on_record(client, coordinator):
    invite(client)

    person = User.objects.get(email="asha@mfano.go.tz")
    kept = Event.objects.order_by("pk").values_list("action", "actor_id", "object_label")
    assert list(kept) == [
        ("accounts.invited", coordinator.pk, "Asha Juma"),
        ("accounts.role_given", coordinator.pk, str(person.role_assignments.get())),
    ]


def test_address_in_use_is_told_at_its_field(client, coordinator):
    UserFactory(email="asha@mfano.go.tz")

    response = invite(client, email="ASHA@mfano.go.tz")

    assert response.context["form"].errors == {
        "email": ["Tayari kuna akaunti yenye anwani hii ya barua pepe."]
    }
    assert Event.objects.count() == 0


def test_invitation_that_cannot_be_sent_is_told(client, coordinator, settings):
    settings.EMAIL_BACKEND = "tests.accounts.mail_server_away.Backend"

    page = client.get(invite(client).url).content.decode()

    assert "seva ya barua pepe haikupatikana" in page
    assert User.objects.filter(email="asha@mfano.go.tz").count() == 1


def test_coordinator_cannot_make_a_system_administrator(client, coordinator):
    response = invite(client, role="administrator")

    assert list(response.context["form"].errors) == ["role"]
    assert User.objects.count() == 1


def test_role_is_given_and_taken(client, coordinator):
    person = UserFactory()

    client.post(f"{PEOPLE}{person.pk}/majukumu/", {"role": "desk", "edition": ""})
    held = RoleAssignment.objects.get(user=person)
    client.post(f"{PEOPLE}{person.pk}/majukumu/{held.pk}/ondoa/")

    assert RoleAssignment.objects.filter(user=person).count() == 0
    assert [event.action for event in Event.objects.order_by("pk")] == [
        "accounts.role_given",
        "accounts.role_taken",
    ]


def test_role_held_already_is_told(client, coordinator):
    person = UserFactory(roles=[Role.DESK])

    response = client.post(f"{PEOPLE}{person.pk}/majukumu/", {"role": "desk", "edition": ""})

    assert "Mtu huyu tayari ana jukumu hili." in response.content.decode()
    assert RoleAssignment.objects.filter(user=person).count() == 1


def test_taking_a_role_twice_is_answered_like_once(client, coordinator):
    person = UserFactory(roles=[Role.DESK])
    address = f"{PEOPLE}{person.pk}/majukumu/{person.role_assignments.get().pk}/ondoa/"

    assert client.post(address).status_code == client.post(address).status_code == 302


def test_role_of_one_person_is_not_taken_through_another(client, coordinator):
    person, administrator = UserFactory(), UserFactory(roles=[Role.ADMINISTRATOR])
    held = administrator.role_assignments.get()

    client.post(f"{PEOPLE}{person.pk}/majukumu/{held.pk}/ondoa/")

    assert RoleAssignment.objects.filter(pk=held.pk).exists()


def test_account_is_changed_and_on_record(client, coordinator):
    person = UserFactory(full_name="Asha")

    answers = {"full_name": "Asha Juma", "language": "sw", "institution": ""}
    client.post(f"{PEOPLE}{person.pk}/badilisha/", answers)

    event = Event.objects.get(action="accounts.changed")
    assert (event.before, event.after) == ({"full_name": "Asha"}, {"full_name": "Asha Juma"})


def test_mistake_in_the_account_keeps_what_was_typed(client, coordinator):
    person = UserFactory()

    answers = {"full_name": "x" * 151, "language": "sw"}
    response = client.post(f"{PEOPLE}{person.pk}/badilisha/", answers)

    assert response.context["form"]["full_name"].value() == "x" * 151
    assert list(response.context["form"].errors) == ["full_name"]


def test_account_is_closed_with_a_reason_and_opened_again(client, coordinator):
    person = UserFactory()

    client.post(f"{PEOPLE}{person.pk}/funga/", {"reason": ""})
    assert User.objects.get(pk=person.pk).is_active is True
    client.post(f"{PEOPLE}{person.pk}/funga/", {"reason": "amehama"})
    assert User.objects.get(pk=person.pk).is_active is False
    client.post(f"{PEOPLE}{person.pk}/fungua/")
    assert User.objects.get(pk=person.pk).is_active is True

    kept = Event.objects.order_by("pk").values_list("action", "reason")
    assert list(kept) == [("accounts.closed", "amehama"), ("accounts.opened", "")]


def test_closed_account_is_not_invited_again(client, coordinator):
    person = UserFactory(is_active=False)

    client.post(f"{PEOPLE}{person.pk}/mwaliko/")

    assert mail.outbox == []


def test_invitation_is_sent_again(client, coordinator):
    person = UserFactory(language="sw")

    client.post(f"{PEOPLE}{person.pk}/mwaliko/")

    assert mail.outbox[0].subject == "Mwaliko wa kutumia tovuti ya Kikao Kazi"
    assert Event.objects.get().action == "accounts.invited_again"


@pytest.mark.parametrize("act", ["badilisha/", "majukumu/", "funga/", "fungua/", "mwaliko/"])
def test_coordinator_does_not_change_system_administrators_nor_the_own_account(
    client, coordinator, act
):
    administrator = UserFactory(roles=[Role.ADMINISTRATOR])

    assert client.post(f"{PEOPLE}{administrator.pk}/{act}").status_code == 403
    assert client.post(f"{PEOPLE}{coordinator.pk}/{act}").status_code == 403


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.AUDITOR, Role.PARTICIPANT])
def test_others_do_not_manage_people(client, role):
    client.force_login(UserFactory(roles=[role]))
    person = UserFactory()

    for path in ("", "mwaliko/", f"{person.pk}/", f"{person.pk}/funga/"):
        assert client.get(f"{PEOPLE}{path}").status_code == 403


def test_person_who_does_not_exist_is_not_found(client, coordinator):
    assert client.get(f"{PEOPLE}999999/").status_code == 404
    assert client.post(f"{PEOPLE}999999/funga/").status_code == 404


def test_role_is_given_for_one_meeting_by_its_name(client, coordinator):
    edition, person = EditionFactory(year=2019, name_sw="Kikao Kazi cha Pili"), UserFactory()

    client.post(f"{PEOPLE}{person.pk}/majukumu/", {"role": "desk", "edition": str(edition.pk)})

    assert RoleAssignment.objects.get(user=person).edition_id == edition.pk
    assert "2019: Kikao Kazi cha Pili" in client.get(f"{PEOPLE}{person.pk}/").content.decode()


def test_meeting_that_does_not_exist_is_refused(client, coordinator):
    person = UserFactory()

    response = client.post(f"{PEOPLE}{person.pk}/majukumu/", {"role": "desk", "edition": "999"})

    assert list(response.context["role_form"].errors) == ["edition"]
