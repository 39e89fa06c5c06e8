"""Which messages of the gateway tell only of the editions that a reader may know of."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from egov_meeting.payments.gateways.base import NoticeKind
from egov_meeting.payments.models import GatewayMessage, Payment


def telling_only_of(
    messages: QuerySet[GatewayMessage], editions: Collection[int] | None
) -> QuerySet[GatewayMessage]:
    """Those with a bill of these editions and nothing of another one; None leaves all in.

    A list of a day holds the payments of all editions, a notice may tell of several bills at once,
    and what has no bill may be about anybody.
    """
    if editions is None:
        return messages
    told = Payment.objects.filter(message=OuterRef("pk"))
    own = told.filter(bill__edition__in=editions)
    others = told.filter(Q(bill__isnull=True) | ~Q(bill__edition__in=editions))
    lists = Q(kind=NoticeKind.RECONCILIATION) | Q(run__isnull=False)
    # A notice of payments of which none is its own repeats others: nobody knows whose.
    known = ~Q(kind=NoticeKind.PAYMENT) | Exists(own)
    return messages.filter(known, ~lists, ~Exists(others), bill__edition__in=editions)


def tells_only_of(message: GatewayMessage, editions: Collection[int] | None) -> bool:
    """Whether this message is one of those. No query where all editions are the reader's."""
    this = GatewayMessage.objects.filter(pk=message.pk)
    return editions is None or telling_only_of(this, editions).exists()
