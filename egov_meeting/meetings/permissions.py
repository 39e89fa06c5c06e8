"""Who may look at an edition from within and change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from egov_meeting.accounts.capabilities import has_capability_everywhere
from egov_meeting.accounts.permissions import has_capability

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person
    from egov_meeting.meetings.models import Edition


class InSection(Protocol):
    """A section of an edition (None: shared by all), as the editing pages load it."""

    @property
    def capabilities(self) -> tuple[str, ...]: ...

    @property
    def edition_id(self) -> int | None: ...

    def may_be_read_by(self, user: Person) -> bool: ...


def can_view_editions(user: Person, _obj: Any = None) -> bool:
    """The staff's list of editions."""
    return has_capability(user, "edition.view_staff")


def can_start_edition(user: Person, _obj: Any = None) -> bool:
    """A new edition is nobody's yet, so the right must be held for every edition."""
    return has_capability_everywhere(user, "edition.change")


def can_change_edition(user: Person, edition: Edition | None = None) -> bool:
    """Its facts, its state, its deadlines."""
    edition_id = None if edition is None else edition.pk
    return has_capability(user, "edition.change", edition_id=edition_id)


def can_move_edition(user: Person, edition: Edition | None = None) -> bool:
    """Some step of the edition's workflow; which one, the workflow says."""
    edition_id = None if edition is None else edition.pk
    return can_change_edition(user, edition) or has_capability(
        user, "report.publish", edition_id=edition_id
    )


def can_view_section(user: Person, place: InSection) -> bool:
    """Every member of staff reads every section, but for those that name their readers."""
    is_staff = has_capability(user, "edition.view_staff", edition_id=place.edition_id)
    return is_staff and place.may_be_read_by(user)


def can_change_section(user: Person, place: InSection) -> bool:
    """Change rows of a section: each section names its capability, and at times a second one.

    What all editions share (institutions, people) asks for the right in all of them.
    """
    if place.edition_id is None:
        return any(has_capability_everywhere(user, name) for name in place.capabilities)
    return any(
        has_capability(user, name, edition_id=place.edition_id) for name in place.capabilities
    )


def can_merge_institutions(user: Person, _institution: Any = None) -> bool:
    """What names a duplicate may belong to any edition, so the right must be held for all of them."""
    return has_capability_everywhere(user, "institutions.change")
