"""Who may do what in following resolutions up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.capabilities import has_capability, has_role
from egov_meeting.accounts.roles import Role

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document
    from egov_meeting.meetings.models import Edition
    from reports.models import Obligation, ProgressReport, Resolution


def can_view_register(user: Person, _obj: Any = None) -> bool:
    """The register of all editions, with what institutions reported: every member of staff."""
    return has_capability(user, "report.view")


def can_view_resolution(user: Person, resolution: Resolution) -> bool:
    """One resolution with all its reports. The register is one: a role in any edition opens it."""
    return can_view_register(user)


def can_verify_reports(user: Person, _obj: Any = None) -> bool:
    """Accept and return progress reports, in any edition the role is held for."""
    return has_capability(user, "resolutions.verify")


def can_verify_report(user: Person, report: ProgressReport) -> bool:
    """One report, unless one handed it in oneself."""
    allowed = has_capability(user, "resolutions.verify", edition_id=report.edition_id)
    return allowed and (report.by_id is None or report.by_id != user.pk)


def can_view_progress_report(user: Person, report: ProgressReport) -> bool:
    """Staff, and the institution it is of."""
    return can_view_register(user) or can_report_for(user, report.obligation.institution_id)


def can_follow_up(user: Person, resolution: Resolution) -> bool:
    """Owners, due day, closing, carrying forward, merging, splitting, asking for reports."""
    return has_capability(user, "resolutions.change", edition_id=resolution.edition_id)


def can_change_obligation(user: Person, obligation: Obligation) -> bool:
    """Who answers in an institution, and by when."""
    return has_capability(user, "resolutions.change", edition_id=obligation.edition_id)


def can_assess(user: Person, edition: Edition) -> bool:
    """Confirm how resolutions stood at the edition."""
    return has_capability(user, "resolutions.verify", edition_id=edition.pk)


def can_make_handout(user: Person, edition: Edition | None = None) -> bool:
    """Have the matters arising of an edition printed, and publish them."""
    edition_id = edition.pk if edition else None
    return has_capability(user, "resolutions.change", edition_id=edition_id)


def can_view_handout(user: Person, document: Document) -> bool:
    """A handout that is not published yet."""
    return has_capability(user, "report.view", edition_id=document.edition_id)


def can_publish_handout(user: Person, document: Document) -> bool:
    """Put the handout before the public, or revoke it."""
    return has_capability(user, "resolutions.change", edition_id=document.edition_id)


def can_see_what_is_owed(user: Person, _obj: Any = None) -> bool:
    """A focal person who belongs to an institution."""
    return bool(
        user.is_authenticated
        and getattr(user, "institution_id", None)
        and (has_role(user, Role.FOCAL_PERSON) or has_role(user, Role.MINISTRY_FOCAL_PERSON))
    )


def can_report_for(user: Person, institution_id: int) -> bool:
    """The own institution, and no other."""
    return can_see_what_is_owed(user) and getattr(user, "institution_id", None) == institution_id
