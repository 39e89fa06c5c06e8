"""What each role may do, in a table; and how far a role reaches."""

import pytest
from django.contrib.auth.models import AnonymousUser

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.permissions import (
    can_change_person,
    can_give_role,
    can_manage_people,
    can_open_system_administration,
    can_view_audit_trail,
    forget_roles,
    has_capability,
    is_staff_member,
    needs_second_factor,
)
from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role
from tests.accounts.factories import UserFactory, set_up_second_step

pytestmark = pytest.mark.django_db

# Every capability, and who has it. A change of a right must change this table too.
HOLDERS = {
    "edition.view_staff": STAFF_ROLES,
    "report.view": STAFF_ROLES,
    "documents.view_staff": STAFF_ROLES,
    "edition.change": {Role.COORDINATOR},
    "edition.publish": {Role.COORDINATOR},
    "institutions.change": {
        Role.COORDINATOR,
        Role.PROGRAMME,
        Role.INNOVATION,
        Role.ADMINISTRATOR,
    },
    "programme.change": {Role.COORDINATOR, Role.PROGRAMME},
    "programme.publish": {Role.COORDINATOR, Role.PROGRAMME},
    "floor.moderate": {Role.COORDINATOR, Role.PROGRAMME, Role.RAPPORTEUR},
    "innovations.view": {Role.COORDINATOR, Role.INNOVATION, Role.AUDITOR},
    "innovations.change": {Role.COORDINATOR, Role.INNOVATION},
    "innovations.open_ranking": {Role.COORDINATOR, Role.INNOVATION},
    "innovations.select": {Role.COORDINATOR, Role.INNOVATION},
    "badges.print": {Role.COORDINATOR, Role.DESK},
    "desk.work": {Role.COORDINATOR, Role.DESK},
    "attendance.correct": {Role.COORDINATOR},
    "certificates.issue": {Role.COORDINATOR},
    "feedback.change": {Role.COORDINATOR},
    "ministry_reports.change": {Role.COORDINATOR, Role.RAPPORTEUR},
    "resolutions.change": {Role.COORDINATOR, Role.RAPPORTEUR},
    "resolutions.adopt": {Role.COORDINATOR, Role.RAPPORTEUR},
    "resolutions.verify": {Role.COORDINATOR, Role.RAPPORTEUR},
    "media.change": {Role.COORDINATOR, Role.PROGRAMME, Role.RAPPORTEUR},
    "report.edit": {Role.COORDINATOR, Role.RAPPORTEUR},
    "report.generate": {Role.COORDINATOR, Role.RAPPORTEUR},
    "report.publish": {Role.COORDINATOR},
    "documents.revoke": {Role.COORDINATOR},
    "fees.change": {Role.FINANCE},
    "registrations.view": {Role.COORDINATOR, Role.FINANCE, Role.DESK, Role.AUDITOR},
    "registrations.change": {Role.COORDINATOR, Role.DESK},
    "registrations.exempt": {Role.COORDINATOR, Role.FINANCE},
    "messages.view": {Role.COORDINATOR, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR},
    "messages.change": {Role.COORDINATOR},
    "audit.view": {Role.COORDINATOR, Role.AUDITOR, Role.ADMINISTRATOR},
    "users.manage": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "users.manage_administrators": {Role.ADMINISTRATOR},
    "exchange.load": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "exchange.dump": {Role.COORDINATOR, Role.AUDITOR, Role.ADMINISTRATOR},
    "system.administer": {Role.ADMINISTRATOR},
}


def test_the_table_names_every_capability():
    assert set().union(*CAPABILITIES.values()) == set(HOLDERS)


@pytest.mark.parametrize("role", list(Role))
def test_role_grants_what_the_table_says_and_nothing_else(role):
    user = UserFactory(roles=[role])

    granted = {name for name in HOLDERS if has_capability(user, name)}

    assert granted == {name for name, holders in HOLDERS.items() if role in holders}


@pytest.mark.parametrize("role", list(Role))
def test_staff_are_those_with_a_role_of_the_organiser(role):
    assert is_staff_member(UserFactory(roles=[role])) == (role in STAFF_ROLES)


def test_anonymous_reader_holds_nothing():
    assert [name for name in HOLDERS if has_capability(AnonymousUser(), name)] == []


def test_closed_account_holds_nothing():
    user = UserFactory(roles=[Role.COORDINATOR], is_active=False)

    assert not has_capability(user, "edition.change")


def test_role_in_one_edition_reaches_no_other():
    user = UserFactory()
    RoleAssignment.objects.create(user=user, role=Role.RAPPORTEUR, edition_id=2)

    assert has_capability(user, "report.edit", edition_id=2)
    assert not has_capability(user, "report.edit", edition_id=3)


def test_roles_are_read_once_for_a_request(django_assert_num_queries):
    user = UserFactory(roles=[Role.COORDINATOR])

    with django_assert_num_queries(1):
        for name in HOLDERS:
            has_capability(user, name)


def test_changed_role_counts_after_it_is_forgotten():
    user = UserFactory()
    assert not has_capability(user, "report.edit")
    RoleAssignment.objects.create(user=user, role=Role.RAPPORTEUR)

    forget_roles(user)

    assert has_capability(user, "report.edit")


def test_coordinator_of_one_edition_does_not_manage_people():
    user = UserFactory()
    RoleAssignment.objects.create(user=user, role=Role.COORDINATOR, edition_id=2)

    assert not can_manage_people(user)


def test_coordinator_gives_every_role_but_the_system_administrators():
    coordinator = UserFactory(roles=[Role.COORDINATOR])

    refused = [role for role in Role if not can_give_role(coordinator, role)]

    assert refused == [Role.ADMINISTRATOR]


def test_system_administrator_is_changed_by_another_one_only():
    administrator, other = UserFactory.create_batch(2, roles=[Role.ADMINISTRATOR])
    coordinator = UserFactory(roles=[Role.COORDINATOR])

    assert can_change_person(other, administrator)
    assert not can_change_person(coordinator, administrator)


def test_nobody_changes_the_own_roles():
    administrator = UserFactory(roles=[Role.ADMINISTRATOR])

    assert not can_change_person(administrator, administrator)


def test_auditor_reads_the_trail():
    assert can_view_audit_trail(UserFactory(roles=[Role.AUDITOR]))
    assert not can_view_audit_trail(UserFactory(roles=[Role.DESK]))


def test_system_administration_needs_both_the_role_and_the_mark():
    assert can_open_system_administration(UserFactory(roles=[Role.ADMINISTRATOR], is_staff=True))
    assert not can_open_system_administration(UserFactory(roles=[Role.ADMINISTRATOR]))
    assert not can_open_system_administration(UserFactory(is_staff=True, is_superuser=True))


def test_staff_need_a_second_step_and_others_do_not():
    assert needs_second_factor(UserFactory(roles=[Role.DESK]))
    assert not needs_second_factor(UserFactory(roles=[Role.PARTICIPANT]))


def test_staff_with_a_second_step_need_no_other():
    user = UserFactory(roles=[Role.DESK])
    set_up_second_step(user)

    assert not needs_second_factor(user)


def test_demonstration_can_leave_the_second_step_off(settings):
    settings.STAFF_SECOND_FACTOR = False

    assert not needs_second_factor(UserFactory(roles=[Role.DESK]))
