"""Who moderates the floor, and who writes and accepts the reports of breakout groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.permissions import has_capability, has_role
from egov_meeting.accounts.roles import Role

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from sessions_app.models import BreakoutGroup


def can_moderate_floor(user: Person, edition: Edition | None = None) -> bool:
    """Open and close the floor, read and decide what is not shown yet, take it out as a file."""
    return has_capability(user, "floor.moderate", edition_id=edition.pk if edition else None)


def can_view_breakout_work(user: Person, edition: Edition | None = None) -> bool:
    """Groups, members and how far their reports are: every member of staff."""
    return has_capability(user, "edition.view_staff", edition_id=edition.pk if edition else None)


def can_arrange_breakout_groups(user: Person, edition: Edition | None = None) -> bool:
    """Make groups, assign members and rapporteurs, accept and return reports."""
    return has_capability(user, "programme.change", edition_id=edition.pk if edition else None)


def can_write_breakout_report(user: Person, group: BreakoutGroup) -> bool:
    """The rapporteurs of this group, and those who arrange the groups."""
    return _is_rapporteur(user, group) or has_capability(
        user, "programme.change", edition_id=group.edition_id
    )


def can_read_breakout_report(user: Person, group: BreakoutGroup) -> bool:
    """A report that is not accepted yet, with its history: who writes it, and staff."""
    return _is_rapporteur(user, group) or has_capability(
        user, "edition.view_staff", edition_id=group.edition_id
    )


def can_see_own_breakout_groups(user: Person, _obj: Any = None) -> bool:
    """The list of the groups one writes for: everybody who is signed in has one, if an empty one."""
    return user.is_authenticated and user.is_active


def can_view_arranging(user: Person, edition: Edition | None = None) -> bool:
    """The programme as it is being arranged, its conflicts and versions: every member of staff."""
    return has_capability(user, "edition.view_staff", edition_id=edition.pk if edition else None)


def can_arrange_programme(user: Person, edition: Edition | None = None) -> bool:
    """Move, add and remove items and sessions, and say who chairs and presents."""
    return has_capability(user, "programme.change", edition_id=edition.pk if edition else None)


def can_publish_programme(user: Person, edition: Edition | None = None) -> bool:
    """Publish the programme as a version, and have the people concerned told."""
    return has_capability(user, "programme.publish", edition_id=edition.pk if edition else None)


def can_view_speakers(user: Person, edition: Edition | None = None) -> bool:
    """Who has a part in the programme, and what came of asking: every member of staff, without addresses."""
    return has_capability(user, "edition.view_staff", edition_id=edition.pk if edition else None)


def can_reach_speakers(user: Person, edition: Edition | None = None) -> bool:
    """See and change how speakers are reached, invite and remind them, send slides in their place."""
    return has_capability(user, "programme.change", edition_id=edition.pk if edition else None)


def can_see_own_slots(user: Person, _obj: Any = None) -> bool:
    """The list of what one speaks at: everybody who is signed in has one, if an empty one."""
    return user.is_authenticated and user.is_active


def is_speaker(user: Person, _obj: Any = None) -> bool:
    """Whether the menu offers the own slots: the account was given the role. The link needs none."""
    return has_role(user, Role.CHAIRPERSON)


def _is_rapporteur(user: Person, group: BreakoutGroup) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return group.rapporteurs.filter(user=user).exists()
