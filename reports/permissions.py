"""Who may do what with the meeting's report and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.capabilities import has_capability
from egov_meeting.documents.choices import DocumentState

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document
    from egov_meeting.meetings.models import Edition


def can_view_report(user: Person, edition: Edition | None = None) -> bool:
    """See the workshop: the texts, their history, figures, findings, versions."""
    return has_capability(user, "report.view", edition_id=_key(edition))


def can_edit_report(user: Person, edition: Edition | None = None) -> bool:
    """Change texts, choose between figures, decide about findings."""
    return has_capability(user, "report.edit", edition_id=_key(edition))


def can_generate_report(user: Person, edition: Edition | None = None) -> bool:
    """Have drafts of the report made."""
    return has_capability(user, "report.generate", edition_id=_key(edition))


def can_publish_report(user: Person, edition: Edition | None = None) -> bool:
    """Publish a version of the report, and withdraw it."""
    return has_capability(user, "report.publish", edition_id=_key(edition))


def can_view_report_file(user: Person, document: Document) -> bool:
    """Download a file of the report that is not, or not only, public."""
    return has_capability(user, "report.view", edition_id=document.edition_id)


def can_publish_report_file(user: Person, document: Document) -> bool:
    """Revoke a published file by itself. Drafts are published with their version, never alone."""
    if document.state == DocumentState.DRAFT:
        return False
    return has_capability(user, "report.publish", edition_id=document.edition_id)


def can_view_workbench(user: Person, edition: Edition | None = None) -> bool:
    """See the workbench: the material, key issues, drafts of resolutions and their history."""
    return has_capability(user, "report.view", edition_id=_key(edition))


def can_work_on_resolutions(user: Person, edition: Edition | None = None) -> bool:
    """Gather key issues; draft, word, propose and recommend resolutions; name owners and themes."""
    return has_capability(user, "resolutions.change", edition_id=_key(edition))


def can_adopt_resolutions(user: Person, edition: Edition | None = None) -> bool:
    """Record what the meeting decides about a resolution."""
    return has_capability(user, "resolutions.adopt", edition_id=_key(edition))


def _key(edition: Any) -> int | None:
    return None if edition is None else edition.pk
