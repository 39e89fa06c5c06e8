"""Who prints badges, works at a desk, corrects attendance, gives certificates and asks for feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.accounts.permissions import has_capability

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from registrations.models import Registration


def can_print_badges(user: Person, edition: Edition | None = None) -> bool:
    """Design, print and revoke badges."""
    return has_capability(user, "badges.print", edition_id=edition.pk if edition else None)


def can_work_at_desk(user: Person, edition: Edition | None = None) -> bool:
    """Open a desk, let people in, see the board of arrivals."""
    return has_capability(user, "desk.work", edition_id=edition.pk if edition else None)


def can_correct_attendance(user: Person, edition: Edition | None = None) -> bool:
    """Say afterwards who was there, with the reason."""
    return has_capability(user, "attendance.correct", edition_id=edition.pk if edition else None)


def can_issue_certificates(user: Person, edition: Edition | None = None) -> bool:
    """Set the rule, give, correct and revoke certificates of attendance."""
    return has_capability(user, "certificates.issue", edition_id=edition.pk if edition else None)


def can_change_feedback(user: Person, edition: Edition | None = None) -> bool:
    """Build the feedback form, open and close it."""
    return has_capability(user, "feedback.change", edition_id=edition.pk if edition else None)


def can_read_feedback(user: Person, edition: Edition | None = None) -> bool:
    """What was answered, never by whom: every member of staff who may read the report."""
    return has_capability(user, "report.view", edition_id=edition.pk if edition else None)


def can_print_badge(user: Person, registration: Registration) -> bool:
    """Print or revoke the badge of one person."""
    return has_capability(user, "badges.print", edition_id=registration.edition_id)
