"""Who sees what is entered, who arranges the judging, and who selects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.capabilities import has_role
from egov_meeting.accounts.permissions import has_capability
from egov_meeting.accounts.roles import Role

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from innovations.models import Call, Entry


def can_view_innovations(user: Person, edition: Edition | None = None) -> bool:
    """Entries with their authors, the panel and how far judging is; no score before the close."""
    return has_capability(user, "innovations.view", edition_id=edition.pk if edition else None)


def can_change_innovations(user: Person, edition: Edition | None = None) -> bool:
    """The call, screening, the panel, assignments and the opening and closing of scoring."""
    return has_capability(user, "innovations.change", edition_id=edition.pk if edition else None)


def can_open_ranking(user: Person, edition: Edition | None = None) -> bool:
    """Open a ranking before scoring closes: with a reason, on record."""
    return has_capability(
        user, "innovations.open_ranking", edition_id=edition.pk if edition else None
    )


def can_select_entries(user: Person, edition: Edition | None = None) -> bool:
    """Select, lock and publish."""
    return has_capability(user, "innovations.select", edition_id=edition.pk if edition else None)


def can_enter(user: Person, call: Call | None = None) -> bool:
    """Anyone with an account may enter research or an innovation; the service asks whether it is time."""
    return bool(user.is_authenticated and user.is_active)


def can_use_own_entry(user: Person, entry: Entry | None) -> bool:
    """Who made an entry writes it, hands it in and withdraws it; nobody else does."""
    return can_enter(user) and (entry is None or entry.owner_id == user.pk)


def can_open_own_judging(user: Person, _obj: Any = None) -> bool:
    """The list of panels one is on: everybody who is signed in has one, if an empty one. The link needs none."""
    return bool(user.is_authenticated and user.is_active)


def has_own_entries(user: Person, edition: Edition | None = None) -> bool:
    """Whoever began an entry once; no query beyond the roles."""
    return has_role(user, Role.INNOVATOR)


def is_judge(user: Person, _obj: Any = None) -> bool:
    """Whether the menu offers the own judging: the account was given the role. The link needs none."""
    return has_role(user, Role.JUDGE)
