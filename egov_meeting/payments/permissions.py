"""Who may see and do what with money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.accounts.permissions import (
    editions_with_capability,
    has_capability,
    has_capability_everywhere,
)
from egov_meeting.payments.selectors.message_reach import tells_only_of

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition
    from egov_meeting.payments.models import BankSlip, Bill, GatewayMessage, Payment, Uncounting

_VIEWING = ("fees.change", "edition.change", "audit.view")


def can_view_bills(user: Person, edition: Edition | None = None) -> bool:
    """Finance, those who run the edition, and auditors."""
    return _may_view(user, edition.pk if edition else None)


def can_change_bills(user: Person, bill: Bill | None = None) -> bool:
    """Cancel, extend and send bills again, enter bank slips and refunds, settle findings."""
    return has_capability(user, "fees.change", edition_id=bill.edition_id if bill else None)


def can_approve_slip(user: Person, slip: BankSlip) -> bool:
    """Another finance officer than the one who entered it."""
    return (
        has_capability(user, "fees.change", edition_id=slip.bill.edition_id)
        and user.pk != slip.recorded_by_id
    )


def can_decide_uncounting(user: Person, uncounting: Uncounting) -> bool:
    """Another finance officer than the one who asked for it."""
    return (
        has_capability(user, "fees.change", edition_id=uncounting.bill.edition_id)
        and user.pk != uncounting.asked_by_id
    )


def can_view_bill(user: Person, bill: Bill) -> bool:
    """Finance, those who run the edition of the bill, and auditors."""
    return _may_view(user, bill.edition_id)


def editions_of_bills(user: Person) -> frozenset[int] | None:
    """The editions whose bills the person may see; None for all of them."""
    granted = [editions_with_capability(user, name) for name in _VIEWING]
    if None in granted:
        return None
    return frozenset().union(*(one for one in granted if one is not None))


def can_view_payment(user: Person, payment: Payment) -> bool:
    """As its bill; money without a bill may belong to any edition, so whoever sees any bills sees it."""
    return _may_view(user, payment.edition_id)


def can_change_payment(user: Person, payment: Payment) -> bool:
    """Settle what is odd about a payment, or give it its bill (which is asked for again)."""
    return has_capability(user, "fees.change", edition_id=payment.edition_id)


def can_view_message(user: Person, message: GatewayMessage) -> bool:
    """Whoever sees the bills of every edition it may tell of."""
    return tells_only_of(message, editions_of_bills(user))


def can_read_raw_message(user: Person, message: GatewayMessage) -> bool:
    """The bytes name people who paid, so only finance reads them."""
    return tells_only_of(message, editions_with_capability(user, "fees.change"))


def can_view_days(user: Person, _obj: object = None) -> bool:
    """Days and lists of the gateway hold the money of all editions: the right must reach as far."""
    return any(has_capability_everywhere(user, name) for name in _VIEWING)


def can_close_days(user: Person, _obj: object = None) -> bool:
    """Close days, ask the gateway for its lists and settle differences: finance of all editions."""
    return has_capability_everywhere(user, "fees.change")


def _may_view(user: Person, edition_id: int | None) -> bool:
    return any(has_capability(user, name, edition_id=edition_id) for name in _VIEWING)
