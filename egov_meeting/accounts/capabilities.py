"""What a person's roles grant. One query a request: the roles are kept on the user object."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from egov_meeting.accounts.models import User

    Person: TypeAlias = User | AnonymousUser


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


def has_capability_everywhere(user: Person, name: str) -> bool:
    """Whether a role held in all editions grants `name`: for what reaches beyond one edition."""
    return any(
        edition is None and name in CAPABILITIES[Role(role)] for role, edition in roles_of(user)
    )


def editions_with_capability(user: Person, name: str) -> frozenset[int] | None:
    """The editions in which a role grants `name`; None when one held in all editions does."""
    granted = {edition for role, edition in roles_of(user) if name in CAPABILITIES[Role(role)]}
    return None if None in granted else frozenset(edition for edition in granted if edition)


def administers_system(user: Person) -> bool:
    """A system administrator whose account also carries the mark for Django's admin."""
    return user.is_active and user.is_staff and has_capability(user, "system.administer")
