"""What waits for the finance officer."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from egov_meeting.payments.choices import MessageDirection, MessageState
from egov_meeting.payments.models import GatewayMessage, Payment, ReconciliationDifference


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
