"""Who may write, see and judge the reports of ministries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.capabilities import has_capability, has_role, is_staff_member
from egov_meeting.accounts.permissions import can_manage_people
from egov_meeting.accounts.roles import Role
from reports.selectors.ministry_people import is_of_line

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from reports.models import MinistryReport


def can_use_ministry_pages(user: Person, _obj: Any = None) -> bool:
    """A ministry's focal person who belongs to an institution, in any edition."""
    return bool(
        user.is_authenticated
        and getattr(user, "institution_id", None)
        and has_role(user, Role.MINISTRY_FOCAL_PERSON)
    )


def can_write_ministry_report(user: Person, report: MinistryReport) -> bool:
    """The report of the own ministry, or of the one the own became; nobody else's."""
    return (
        can_use_ministry_pages(user)
        and has_role(user, Role.MINISTRY_FOCAL_PERSON, edition_id=report.edition_id)
        and is_of_line(
            institution_id=getattr(user, "institution_id", None),
            ministry_id=report.institution_id,
        )
    )


def can_view_ministry_board(user: Person, edition: Edition | None = None) -> bool:
    """The board of an edition, and the reports on it: every member of staff of that edition."""
    return is_staff_member(user) and has_capability(
        user, "edition.view_staff", edition_id=edition.pk if edition else None
    )


def can_change_ministry_call(user: Person, edition: Edition | None = None) -> bool:
    """Open, change and close the call; remind; give more time; return and accept reports."""
    return has_capability(
        user, "ministry_reports.change", edition_id=edition.pk if edition else None
    )


def can_view_ministry_report(user: Person, report: MinistryReport) -> bool:
    """One report as staff read it."""
    return can_view_ministry_board(user, report.edition)


def can_review_ministry_report(user: Person, report: MinistryReport) -> bool:
    """Return or accept one report, give it more time, take it off the list."""
    return can_change_ministry_call(user, report.edition)


def can_invite_for_ministry(user: Person, report: MinistryReport) -> bool:
    """Invite a focal person: who changes the call and may invite people."""
    return can_change_ministry_call(user, report.edition) and can_manage_people(user)
