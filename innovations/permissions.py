"""Who sees what is entered, who arranges the judging, and who selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.accounts.permissions import has_capability

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition


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
