"""Who may do what. Named functions of (user, record); views and services ask these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from egov_meeting.accounts.capabilities import (
    administers_system,
    editions_with_capability,
    forget_roles,
    has_capability,
    has_capability_everywhere,
    has_role,
    is_staff_member,
    roles_of,
)
from egov_meeting.accounts.roles import Role

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.accounts.models import User
    from egov_meeting.audit.models import Event

__all__ = [
    "can_change_person",
    "can_give_role",
    "can_manage_people",
    "can_open_system_administration",
    "can_use_own_account",
    "can_view_audit_trail",
    "can_view_event",
    "editions_with_capability",
    "forget_roles",
    "has_capability",
    "has_capability_everywhere",
    "has_role",
    "has_second_factor",
    "is_staff_member",
    "needs_second_factor",
    "roles_of",
]


def has_second_factor(user: Person) -> bool:
    """Whether the person signs in with a second step. One query per user object."""
    from allauth.mfa.utils import is_mfa_enabled  # its models need the app registry

    kept: bool | None = getattr(user, "_kept_second_factor", None)
    if kept is None:
        kept = is_mfa_enabled(user)
        user._kept_second_factor = kept  # type: ignore[union-attr]
    return kept


def needs_second_factor(user: Person) -> bool:
    """Whether this person must set up a second step before any page of the staff opens."""
    if not settings.STAFF_SECOND_FACTOR:
        return False
    if not (is_staff_member(user) or user.is_staff):
        return False
    return not has_second_factor(user)


def can_use_own_account(user: Person, _obj: Any = None) -> bool:
    """Everybody who is signed in may see and change the own account."""
    return user.is_authenticated and user.is_active


def can_manage_people(user: Person, _obj: Any = None) -> bool:
    """List people, invite them, give and take roles, close accounts.

    The right must be held for every edition: an account opens more than one of them.
    """
    return has_capability_everywhere(user, "users.manage")


def can_change_person(user: Person, person: User | None) -> bool:
    """As above; system administrators are changed by system administrators only, nobody by himself."""
    if not can_manage_people(user):
        return False
    if person is None:
        return True
    if person.pk == user.pk:
        return False
    protected = has_role(person, Role.ADMINISTRATOR) or person.is_staff
    return not protected or has_capability(user, "users.manage_administrators")


def can_give_role(user: Person, role: Role) -> bool:
    """Who manages people gives every role but the system administrator's."""
    if role == Role.ADMINISTRATOR:
        return can_manage_people(user) and has_capability(user, "users.manage_administrators")
    return can_manage_people(user)


def can_open_system_administration(user: Person, _obj: Any = None) -> bool:
    """Django's own admin: only system administrators whose account also carries the mark for it."""
    return administers_system(user)


def can_view_audit_trail(user: Person, edition: Any = None) -> bool:
    """Read who changed what, in the edition or anywhere at all. Nobody may change it."""
    return has_capability(user, "audit.view", edition_id=None if edition is None else edition.pk)


def can_view_event(user: Person, event: Event) -> bool:
    """Read one recorded change; what belongs to no edition needs the right for all of them."""
    editions = editions_with_capability(user, "audit.view")
    return editions is None or event.edition_id in editions
