"""Accounts made by command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def create(*arguments):
    printed = StringIO()
    call_command("create_demo_accounts", *arguments, stdout=printed)
    return printed.getvalue().splitlines()


def test_there_is_one_account_for_each_role():
    create("--password", "siri-ya-maonesho")

    held = RoleAssignment.objects.values_list("role", "user__email")
    assert dict(held) == {role.value: f"{role.value}@demo.kikaokazi.example" for role in Role}
    assert all(user.check_password("siri-ya-maonesho") for user in User.objects.all())


def test_both_languages_are_among_them():
    create()

    assert set(User.objects.values_list("language", flat=True)) == {"sw", "en"}


def test_table_names_address_and_password():
    lines = create("--password", "siri-ya-maonesho")

    assert lines[0].split() == ["role", "e-mail", "language", "password"]
    assert lines[1].split() == [
        "coordinator",
        "coordinator@demo.kikaokazi.example",
        "sw",
        "siri-ya-maonesho",
    ]
    assert len(lines) == 1 + len(Role)


def test_password_is_made_up_when_none_is_given():
    assert create()[1].split()[-1] != create()[1].split()[-1]


def test_focal_persons_belong_to_institutions_that_are_there():
    InstitutionFactory(key="udom")
    ministry = InstitutionFactory(key="po-psmgg", kind="ministry")

    create()

    of = dict(User.objects.values_list("email", "institution__key"))
    assert of["focal_person@demo.kikaokazi.example"] == "udom"
    assert of["ministry_focal_person@demo.kikaokazi.example"] == ministry.key
    assert of["judge@demo.kikaokazi.example"] is None


def test_run_again_it_sets_the_accounts_back():
    create("--password", "ya-kwanza")
    desk = User.objects.get(email="desk@demo.kikaokazi.example")
    RoleAssignment.objects.create(user=desk, role=Role.COORDINATOR)
    User.objects.filter(pk=desk.pk).update(is_active=False)

    create("--password", "ya-pili")

    desk.refresh_from_db()
    assert desk.is_active
    assert desk.check_password("ya-pili")
    assert [held.role for held in desk.role_assignments.all()] == [Role.DESK]
    assert User.objects.count() == len(Role)


def test_demo_person_signs_in(client):
    create("--password", "siri-ya-maonesho")

    response = client.post(
        "/sw/ingia/",
        {"login": "coordinator@demo.kikaokazi.example", "password": "siri-ya-maonesho"},
    )

    assert response.url == "/sw/karibu/"


def test_first_administrator_is_added_with_a_link_to_choose_a_password(client):
    printed = StringIO()

    call_command(
        "invite_administrator", "--email", "asha@mfano.go.tz", "--name", "Asha", stdout=printed
    )

    person = User.objects.get()
    assert person.is_staff
    assert person.role_assignments.get().role == Role.ADMINISTRATOR
    assert (
        client.get(printed.getvalue().strip().removeprefix("http://127.0.0.1:8000")).status_code
        == 302
    )
    assert Event.objects.filter(actor_label="system").count() == 2


def test_administrator_who_exists_is_refused():
    call_command("invite_administrator", "--email", "a@b.tz", "--name", "A", stdout=StringIO())

    with pytest.raises(CommandError):
        call_command("invite_administrator", "--email", "A@b.tz", "--name", "A", stdout=StringIO())
