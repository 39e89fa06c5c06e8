"""What a person may do. One query a request: the roles are kept on the user object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from egov_meeting.accounts.models import User

    Person = User | AnonymousUser


def roles_of(user: Person) -> frozenset[tuple[str, int | None]]:
    """Pairs of role and edition (None: every edition), read once per user object."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    kept: frozenset[tuple[str, int | None]] | None = getattr(user, "_kept_roles", None)
    if kept is None:
        kept = frozenset(user.role_assignments.values_list("role", "edition_id"))
        user._kept_roles = kept  # type: ignore[union-attr]
    return kept


def forget_roles(user: User) -> None:
    """Read the roles of this object again next time; called by whoever changes them."""
    user.__dict__.pop("_kept_roles", None)


def has_capability(user: Person, name: str, *, edition_id: int | None = None) -> bool:
    """Whether one of the person's roles grants `name` everywhere or in the given edition.

    Without an edition a role held in any one edition is enough: it answers whether a door shows
    at all; whoever opens a record asks again with the record's edition.
    """
    return any(
        name in CAPABILITIES[Role(role)]
        for role, edition in roles_of(user)
        if edition is None or edition_id is None or edition == edition_id
    )


def has_role(user: Person, role: Role, *, edition_id: int | None = None) -> bool:
    """Whether the person holds exactly this role, everywhere or in the edition."""
    return any(
        held == role and (edition is None or edition_id is None or edition == edition_id)
        for held, edition in roles_of(user)
    )


def is_staff_member(user: Person) -> bool:
    """Whether the person works for the organiser: holds any staff role in any edition."""
    return any(role in STAFF_ROLES for role, _edition in roles_of(user))


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
    return any(
        edition is None and "users.manage" in CAPABILITIES[Role(role)]
        for role, edition in roles_of(user)
    )


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
    return user.is_active and user.is_staff and has_capability(user, "system.administer")


def can_view_audit_trail(user: Person, _obj: Any = None) -> bool:
    """Read who changed what. Nobody may change it."""
    return has_capability(user, "audit.view")
