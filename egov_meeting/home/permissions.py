"""Who may open the staff's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.permissions import has_capability

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person


def can_open_work_area(user: Person, _obj: Any = None) -> bool:
    """The overview of the staff: whoever may look at an edition from within."""
    return has_capability(user, "edition.view_staff")


def can_view_edition_from_within(user: Person, edition: Any = None) -> bool:
    """The staff's page of one edition, drafts included."""
    edition_id = None if edition is None else edition.pk
    return has_capability(user, "edition.view_staff", edition_id=edition_id)
