"""Reading bills and payments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, Sum

from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import (
    OPEN_BILL_STATES,
    BillState,
    MessageDirection,
    MessageState,
)
from egov_meeting.payments.models import (
    Bill,
    BillingRules,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
)


@dataclass(frozen=True)
class Ledger:
    """Sums of some bills, in shillings. `billed` leaves out what was cancelled, refused or has expired."""

    billed: int
    paid: int
    refunded: int
    owed: int


def billing_rules(*, edition: Edition) -> BillingRules:
    """How the edition bills; the defaults, unsaved, when nobody has changed them."""
    found = BillingRules.objects.filter(edition=edition).first()
    return found or BillingRules(edition=edition)


def bills_of(*, kind: str, ids: Iterable[str | int]) -> QuerySet[Bill]:
    """The bills, in every state, on which one of these payables stands; newest first."""
    return Bill.objects.filter(
        items__payable_kind=kind, items__payable_id__in=[str(one) for one in ids]
    ).distinct()


def open_bill_of(*, kind: str, id: str | int) -> Bill | None:
    """The one bill by which this payable can be paid now, if there is one."""
    return Bill.objects.filter(
        items__payable_kind=kind, items__payable_id=str(id), items__is_open=True
    ).first()


def bills_without_number(*, at: datetime, longer_than: timedelta) -> QuerySet[Bill]:
    """Bills that the gateway took and never gave a number to, for longer than that."""
    return Bill.objects.filter(state=BillState.SUBMITTED, submitted_at__lt=at - longer_than)


def open_findings() -> QuerySet[Payment]:
    """Payments that finance must look at, the oldest first."""
    found = Payment.objects.filter(~Q(finding=""), finding_settled_at__isnull=True)
    return found.select_related("bill").order_by("received_at")


def kept_messages() -> QuerySet[GatewayMessage]:
    """Messages that could not be acted upon or believed, newest first; without their bytes."""
    kept = GatewayMessage.objects.filter(state__in=[MessageState.KEPT, MessageState.FAILED])
    return kept.defer("body", "answer").select_related("bill")


def unanswered_requests() -> QuerySet[GatewayMessage]:
    """Requests that the gateway has left unanswered at least once."""
    return GatewayMessage.objects.filter(
        direction=MessageDirection.OUT, state=MessageState.WAITING, attempts__gt=0
    ).defer("body", "answer")


def open_differences() -> QuerySet[ReconciliationDifference]:
    """What the gateway's lists and ours do not agree on and nobody has settled."""
    return ReconciliationDifference.objects.filter(settled_at__isnull=True).select_related(
        "run", "payment"
    )


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
