"""What waits for the finance officer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from egov_meeting.payments.choices import (
    BillState,
    MessageDirection,
    MessageState,
    SlipState,
    UncountingState,
)
from egov_meeting.payments.models import (
    BankSlip,
    Bill,
    DayClose,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
    Uncounting,
)

M = TypeVar("M", bound=Model)

OPEN_FINDING = ~Q(finding="") & Q(finding_settled_at__isnull=True)
WITHDRAWN = "withdrawn"  # what was stopped on purpose (services.outbox.withdraw_requests)
# A bill without its number this long after the gateway took it is worth a look.
NUMBER_OVERDUE = timedelta(minutes=30)


def open_findings() -> QuerySet[Payment]:
    """Payments that finance must look at, the oldest first."""
    found = Payment.objects.filter(OPEN_FINDING)
    return found.select_related("bill").order_by("received_at")


def findings(*, finding: str = "", settled_too: bool = False) -> QuerySet[Payment]:
    """The same of one kind, or with those that are settled: then the newest first."""
    found = Payment.objects.exclude(finding="").select_related("bill")
    found = found.order_by("-received_at", "-pk") if settled_too else open_findings()
    return found.filter(finding=finding) if finding else found


def kept_messages() -> QuerySet[GatewayMessage]:
    """Messages that could not be acted upon or believed, newest first; without their bytes."""
    kept = GatewayMessage.objects.filter(state__in=[MessageState.KEPT, MessageState.FAILED])
    return kept.defer("body", "answer").select_related("bill")


def messages_to_look_at() -> QuerySet[GatewayMessage]:
    """Of these the ones that nothing explains and no closed day answers for."""
    answered = DayClose.objects.filter(day=OuterRef("kept_on"))
    found = unexplained(kept_messages()).annotate(kept_on=TruncDate("received_at"))
    return found.filter(~Exists(answered))


def unexplained(messages: QuerySet[GatewayMessage]) -> QuerySet[GatewayMessage]:
    """Without those withdrawn on purpose. What is odd about a payment is a finding and keeps no message."""
    return messages.exclude(error=WITHDRAWN)


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


def waiting_slips() -> QuerySet[BankSlip]:
    """Bank slips that await a second person, the oldest first."""
    return all_slips().filter(state=SlipState.WAITING).order_by("recorded_at")


def all_slips() -> QuerySet[BankSlip]:
    """Every bank slip, newest first."""
    return BankSlip.objects.select_related("bill", "recorded_by", "decided_by")


def waiting_uncountings() -> QuerySet[Uncounting]:
    """Wishes to take back that a payment counts, which await a second person, the oldest first."""
    return all_uncountings().filter(state=UncountingState.WAITING).order_by("asked_at")


def all_uncountings() -> QuerySet[Uncounting]:
    """Every such wish, newest first."""
    return Uncounting.objects.select_related("payment", "bill", "asked_by", "decided_by")


def uncountings_of_payment(payment: Payment) -> QuerySet[Uncounting]:
    """Whatever was said against counting the payment, oldest first."""
    return all_uncountings().filter(payment=payment).order_by("asked_at", "pk")


def numberless_bills(*, at: datetime) -> QuerySet[Bill]:
    """Bills that wait for their control number too long, and those that the gateway refused."""
    return Bill.objects.filter(numberless(at=at)).order_by("pk")


def numberless(*, at: datetime) -> Q:
    """The same as a condition."""
    overdue = Q(state=BillState.SUBMITTED, submitted_at__lt=at - NUMBER_OVERDUE)
    return overdue | Q(state=BillState.FAILED)


def overpaid_bills() -> QuerySet[Bill]:
    """Bills that hold more than they ask for: the rest is to be given back."""

    return Bill.objects.filter(paid_amount__gt=F("amount") + F("refunded_amount")).order_by("pk")


def among(
    found: QuerySet[M], editions: Collection[int] | None, *, by: str = "bill__"
) -> QuerySet[M]:
    """Only what belongs to these editions, and what has no bill at all; None leaves all in.

    `by` is the way from a row to its bill, "" for bills.
    """
    if editions is None:
        return found
    allowed: Any = Q(**{f"{by}edition__in": editions})
    if by:
        allowed |= Q(**{f"{by.removesuffix('__')}__isnull": True})
    return found.filter(allowed)
