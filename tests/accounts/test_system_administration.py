"""Django's own admin: for system administrators only, and on record."""

import pytest

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from tests.accounts.factories import UserFactory, set_up_second_step
from tests.audit.events import an_event

pytestmark = pytest.mark.django_db

ADMIN = "/sw/kazi/mfumo/"


@pytest.fixture
def administrator(client):
    user = UserFactory(roles=[Role.ADMINISTRATOR], is_staff=True)
    set_up_second_step(user)
    client.force_login(user)
    return user


@pytest.mark.parametrize("language", ["sw", "en"])
def test_system_administrator_sees_it_in_both_languages(client, administrator, language):
    page = client.get(f"/{language}/kazi/mfumo/").content.decode()

    words = "usimamizi wa mfumo" if language == "sw" else "system administration"
    assert words in page


def test_stranger_signs_in_at_the_portals_own_page(client):
    assert client.get(ADMIN, follow=True).redirect_chain[-1][0].startswith("/sw/ingia/?next=")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR, Role.PARTICIPANT])
def test_others_are_refused(client, role):
    user = UserFactory(roles=[role], is_staff=True)
    set_up_second_step(user)
    client.force_login(user)

    assert client.get(ADMIN, follow=True).status_code == 403


def test_administrator_without_second_step_sets_it_up_first(client):
    client.force_login(UserFactory(roles=[Role.ADMINISTRATOR], is_staff=True))

    chain = client.get(ADMIN, follow=True).redirect_chain

    assert ("/sw/akaunti/hatua-ya-pili/weka/", 302) in chain


def test_only_pages_that_record_are_there(client, administrator):
    for path in ("auth/group/", "account/emailaddress/", "mfa/authenticator/"):
        assert client.get(f"{ADMIN}{path}").status_code == 404


def save_person(client, person, **changes):
    held = list(person.role_assignments.all())
    answers = {
        "email": person.email,
        "full_name": person.full_name,
        "language": person.language,
        "institution": "",
        "is_active": "on",
        "role_assignments-TOTAL_FORMS": str(len(held) + 1),
        "role_assignments-INITIAL_FORMS": str(len(held)),
        f"role_assignments-{len(held)}-user": str(person.pk),
        f"role_assignments-{len(held)}-role": "",
    }
    for row, assignment in enumerate(held):
        answers[f"role_assignments-{row}-id"] = str(assignment.pk)
        answers[f"role_assignments-{row}-user"] = str(person.pk)
        answers[f"role_assignments-{row}-role"] = assignment.role
    return client.post(f"{ADMIN}accounts/user/{person.pk}/change/", {**answers, **changes})


def test_change_is_recorded_with_before_and_after(client, administrator):
    person = UserFactory(full_name="Asha")

    assert save_person(client, person, full_name="Asha Juma").status_code == 302

    event = Event.objects.get(action="administration.changed")
    assert (event.actor_id, event.object_id) == (administrator.pk, str(person.pk))
    assert (event.before, event.after) == ({"full_name": "Asha"}, {"full_name": "Asha Juma"})


def test_roles_changed_beside_the_person_are_recorded_too(client, administrator):
    person = UserFactory(roles=[Role.DESK])

    save_person(client, person, **{"role_assignments-0-role": "finance"})
    save_person(client, person, **{"role_assignments-0-DELETE": "on"})

    changed, deleted = Event.objects.filter(object_type="accounts.roleassignment").order_by("pk")
    assert (changed.before, changed.after) == ({"role": "desk"}, {"role": "finance"})
    assert (deleted.action, deleted.before["role"]) == ("administration.deleted", "finance")


def test_deletion_is_recorded(client, administrator):
    held = UserFactory(roles=[Role.DESK]).role_assignments.get()

    client.post(f"{ADMIN}accounts/roleassignment/{held.pk}/delete/", {"post": "yes"})

    event = Event.objects.get(action="administration.deleted")
    assert event.before["role"] == "desk"


def test_trail_is_read_only_there_too(client, administrator):
    event = an_event()

    assert client.get(f"{ADMIN}audit/event/{event.pk}/change/").status_code == 200
    assert client.post(f"{ADMIN}audit/event/{event.pk}/change/", {"reason": "x"}).status_code == 403
    assert client.post(f"{ADMIN}audit/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{ADMIN}audit/event/add/").status_code == 403


def test_nobody_is_made_a_superuser_without_a_trace():
    with pytest.raises(NotImplementedError):
        User.objects.create_superuser("a@b.tz", "siri")
