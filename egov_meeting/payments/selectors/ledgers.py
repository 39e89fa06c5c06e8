"""Sums over bills."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.models import Bill


@dataclass(frozen=True)
class Ledger:
    """Sums of some bills, in shillings. `billed` leaves out what was cancelled, refused or has expired."""

    billed: int
    paid: int
    refunded: int
    owed: int


def ledger(*, edition: Edition, bills: QuerySet[Bill] | None = None) -> Ledger:
    """Sums over the edition's bills, or over the given ones of them. One query."""
    found = Bill.objects.filter(edition=edition) if bills is None else bills.filter(edition=edition)
    standing = Q(state__in=[*OPEN_BILL_STATES, BillState.PAID])
    is_open = Q(state__in=OPEN_BILL_STATES)
    sums = found.aggregate(
        billed=Sum("amount", filter=standing, default=0),
        paid=Sum("paid_amount", default=0),
        refunded=Sum("refunded_amount", default=0),
        open_amount=Sum("amount", filter=is_open, default=0),
        open_paid=Sum("paid_amount", filter=is_open, default=0),
    )
    return Ledger(
        billed=int(sums["billed"]),
        paid=int(sums["paid"]),
        refunded=int(sums["refunded"]),
        owed=int(sums["open_amount"]) - int(sums["open_paid"]),
    )
