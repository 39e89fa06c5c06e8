"""Who may load editions from folders and write them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.accounts.capabilities import has_capability_everywhere
from egov_meeting.accounts.permissions import has_capability
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person


def can_load_editions(user: Person, thing: None = None) -> bool:
    """A folder may bring a new edition and changes institutions: the right must be for all editions."""
    return has_capability_everywhere(user, "exchange.load")


def can_dump_edition(user: Person, edition: Edition) -> bool:
    return has_capability(user, "exchange.dump", edition_id=edition.pk)


def can_exchange(user: Person, thing: None = None) -> bool:
    """Whether the page of edition folders shows at all."""
    return can_load_editions(user) or has_capability(user, "exchange.dump")
