"""Reading bills and payments. What other apps need stands here; the pages of finance import the modules."""

from egov_meeting.payments.selectors.bills import (
    billing_rules,
    bills_of,
    bills_without_number,
    countings_taken_back,
    has_open_bill,
    open_bill_of,
    payments_that_count,
)
from egov_meeting.payments.selectors.ledgers import Ledger, ledger
from egov_meeting.payments.selectors.open_matters import (
    kept_messages,
    open_differences,
    open_findings,
    unanswered_requests,
)

__all__ = [
    "Ledger",
    "billing_rules",
    "bills_of",
    "bills_without_number",
    "countings_taken_back",
    "has_open_bill",
    "kept_messages",
    "ledger",
    "open_bill_of",
    "open_differences",
    "open_findings",
    "payments_that_count",
    "unanswered_requests",
]
