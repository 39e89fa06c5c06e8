"""Who may see and do what with money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.accounts.permissions import has_capability

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from egov_meeting.payments.models import BankSlip, Bill


def can_view_bills(user: Person, edition: Edition | None = None) -> bool:
    """Finance, those who run the edition, and auditors."""
    edition_id = edition.pk if edition else None
    return any(
        has_capability(user, name, edition_id=edition_id)
        for name in ("fees.change", "edition.change", "audit.view")
    )


def can_change_bills(user: Person, bill: Bill | None = None) -> bool:
    """Cancel, extend and send bills again, enter bank slips and refunds, settle findings."""
    return has_capability(user, "fees.change", edition_id=bill.edition_id if bill else None)


def can_approve_slip(user: Person, slip: BankSlip) -> bool:
    """Another finance officer than the one who entered it."""
    return (
        has_capability(user, "fees.change", edition_id=slip.bill.edition_id)
        and user.pk != slip.recorded_by_id
    )
