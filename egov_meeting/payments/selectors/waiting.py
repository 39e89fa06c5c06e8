"""What waits for finance today, counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from egov_meeting.payments.selectors.days import days_that_differ
from egov_meeting.payments.selectors.message_reach import telling_only_of
from egov_meeting.payments.selectors.open_matters import (
    among,
    messages_to_look_at,
    numberless_bills,
    open_differences,
    open_findings,
    overpaid_bills,
    unanswered_requests,
    waiting_slips,
    waiting_uncountings,
)


@dataclass(frozen=True)
class Waiting:
    """Numbers of what waits; nought everywhere when all is explained."""

    findings: int
    messages: int
    requests: int
    numberless: int
    differences: int
    slips: int
    uncountings: int
    overpaid: int
    changed_days: int


def waiting_for_finance(*, editions: Collection[int] | None, at: datetime) -> Waiting:
    """What waits in these editions (None: all). Differences and days concern all editions. Ten queries."""
    return Waiting(
        findings=among(open_findings(), editions).count(),
        messages=telling_only_of(messages_to_look_at(), editions).count(),
        requests=telling_only_of(unanswered_requests(), editions).count(),
        numberless=among(numberless_bills(at=at), editions, by="").count(),
        differences=open_differences().count() if editions is None else 0,
        slips=among(waiting_slips(), editions).count(),
        uncountings=among(waiting_uncountings(), editions).count(),
        overpaid=among(overpaid_bills(), editions, by="").count(),
        changed_days=len(days_that_differ()) if editions is None else 0,
    )
