"""What waits to be sent to the gateway. Rows are the truth, the queue only wakes somebody up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from egov_meeting.celery import app
from egov_meeting.payments.choices import MessageDirection, MessageState
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.shared.queue import enqueue

if TYPE_CHECKING:
    from egov_meeting.payments.gateways.base import RequestKind
    from egov_meeting.payments.models import Bill, ReconciliationRun

# By name: tasks stand above services and are not imported from here.
_WORK = {
    MessageDirection.OUT: "egov_meeting.payments.tasks.send_message",
    MessageDirection.IN: "egov_meeting.payments.tasks.process_message",
}
# When the queue lost the first call, the sweeper takes the row up after this long.
RESUME_AFTER = timedelta(seconds=45)
# The pauses after the first attempt and each further one; then it is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
ATTEMPTS_AT_MOST = len(PAUSES) + 1


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]


def ask_gateway(
    *,
    kind: RequestKind,
    at: datetime,
    bill: Bill | None = None,
    run: ReconciliationRun | None = None,
    reason: str = "",
    new_expiry: datetime | None = None,
    is_first: bool = False,
) -> GatewayMessage | None:
    """Put a request on record and wake a worker after commit; None when the same one is under way.

    The bill or run must be locked by the caller, so that two of the same kind cannot be open; or it
    was made in the transaction at hand, so that none can be (`is_first`).
    """
    waiting = GatewayMessage.objects.filter(
        direction=MessageDirection.OUT, kind=kind, state=MessageState.WAITING
    )
    if not is_first and waiting.filter(bill=bill, run=run).exists():
        return None
    message = GatewayMessage.objects.create(
        direction=MessageDirection.OUT,
        kind=kind,
        version=settings.GEPG_VERSION,
        bill=bill,
        run=run,
        reason=reason[:200],
        new_expiry=new_expiry,
        received_at=at,
        next_attempt_at=at + RESUME_AFTER,
    )
    wake(message)
    return message


def wake(message: GatewayMessage) -> None:
    """Have a worker take the message up after commit."""
    enqueue(app.signature(_WORK[MessageDirection(message.direction)]), message.pk)


def has_been_sent(*, bill: Bill) -> bool:
    """Whether the gateway may know the bill: an attempt was made, answered or not."""
    return bill.messages.filter(direction=MessageDirection.OUT, attempts__gt=0).exists()


def withdraw_requests(*, bill: Bill, kinds: Collection[RequestKind], at: datetime) -> None:
    """Stop sending what waits for this bill; what is on its way at this moment is answered in vain."""
    bill.messages.filter(
        direction=MessageDirection.OUT, kind__in=kinds, state=MessageState.WAITING
    ).update(state=MessageState.FAILED, error="withdrawn", processed_at=at, next_attempt_at=None)


def resume_messages(*, at: datetime, at_most: int = 500) -> int:
    """Wake workers for all that is due: lost calls, pauses that are over, killed workers. Returns how many."""
    due = GatewayMessage.objects.filter(state=MessageState.WAITING, next_attempt_at__lte=at)
    found = list(due.only("pk", "direction").order_by("next_attempt_at")[:at_most])
    # One call at a time is enough. Of requests under way the next attempt is for the sender to set.
    called = GatewayMessage.objects.filter(pk__in=[message.pk for message in found])
    called.filter(Q(direction=MessageDirection.IN) | Q(attempts=0)).update(
        next_attempt_at=at + RESUME_AFTER
    )
    for message in found:
        wake(message)
    return len(found)
