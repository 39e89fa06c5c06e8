"""What administrators do with other people's accounts. Every change is on record."""

import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.accounts.invitations import invitation_was_sent
from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.permissions import can_change_person, can_give_role, forget_roles
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import delete, locked, record, save_changes, save_new
from egov_meeting.institutions.models import Institution


def invite_person(
    *,
    email: str,
    full_name: str,
    language: str,
    institution: Institution | None,
    role: Role,
    edition_id: int | None,
    by: User,
    at: datetime.datetime,
) -> tuple[User, bool]:
    """Add an account with a role and send a link, good once, with which to choose a password.

    Returns the person and whether the letter could be handed over. Raises ValidationError (address
    already in use) and PermissionDenied (a role that `by` may not give).
    """
    person = User(email=email, full_name=full_name, language=language, institution=institution)
    with transaction.atomic():
        _add_without_password(person, by=by, at=at)
        give_role(person=person, role=role, edition_id=edition_id, by=by, at=at)
    return person, invitation_was_sent(person=person, by=by)


def add_administrator(*, email: str, full_name: str, language: str, at: datetime.datetime) -> User:
    """Add a system administrator, on behalf of the operators; no letter. Raises ValidationError."""
    person = User(email=email, full_name=full_name, language=language, is_staff=True)
    with transaction.atomic():
        _add_without_password(person, by=SYSTEM, at=at)
        assignment = RoleAssignment(user=person, role=Role.ADMINISTRATOR)
        save_new(assignment, by=SYSTEM, at=at, action="accounts.role_given")
    return person


def invite_again(*, person: User, by: User, at: datetime.datetime) -> bool:
    """Send another link; True when it could be handed over. Links sent before stay good until used."""
    _check_may_change(by, person)
    if not person.is_active:
        raise ValidationError(_("This account is closed: open it before you send an invitation."))
    with transaction.atomic():
        record(action="accounts.invited_again", obj=person, by=by, at=at, shown_publicly=False)
    return invitation_was_sent(person=person, by=by)


def give_role(
    *, person: User, role: Role, edition_id: int | None, by: User, at: datetime.datetime
) -> RoleAssignment:
    """Give `person` a role in one edition or, with None, in all. Raises ValidationError when held."""
    if not can_give_role(by, role) or not can_change_person(by, person):
        raise PermissionDenied(f"may not give the role {role}")
    assignment = RoleAssignment(user=person, role=role, edition_id=edition_id)
    with transaction.atomic():
        locked(person)
        save_new(assignment, by=by, at=at, action="accounts.role_given")
    forget_roles(person)
    return assignment


def take_role(*, assignment: RoleAssignment, by: User, at: datetime.datetime) -> None:
    """Take a role away again."""
    person = assignment.user
    if not can_give_role(by, Role(assignment.role)) or not can_change_person(by, person):
        raise PermissionDenied(f"may not take the role {assignment.role}")
    delete(assignment, by=by, at=at, action="accounts.role_taken")
    forget_roles(person)


def change_person(
    *,
    person: User,
    full_name: str,
    language: str,
    institution: Institution | None,
    by: User,
    at: datetime.datetime,
) -> bool:
    """Save what an administrator may change of somebody's account; False when nothing differs."""
    _check_may_change(by, person)
    return save_changes(
        person,
        by=by,
        at=at,
        action="accounts.changed",
        fields={"full_name": full_name, "language": language, "institution": institution},
    )


def close_account(*, person: User, by: User, at: datetime.datetime, reason: str) -> bool:
    """End the sign-in of `person` at once, in open sessions too; roles and history stay."""
    _check_may_change(by, person)
    return save_changes(
        person, by=by, at=at, action="accounts.closed", fields={"is_active": False}, reason=reason
    )


def open_account(*, person: User, by: User, at: datetime.datetime) -> bool:
    """Let `person` sign in again."""
    _check_may_change(by, person)
    return save_changes(person, by=by, at=at, action="accounts.opened", fields={"is_active": True})


def _add_without_password(person: User, *, by: Actor, at: datetime.datetime) -> None:
    person.set_unusable_password()
    save_new(person, by=by, at=at, action="accounts.invited")
    # Confirmed from the start: the only way in is a link sent to this very address.
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)


def _check_may_change(by: User, person: User) -> None:
    if not can_change_person(by, person):
        raise PermissionDenied("may not change this person")
