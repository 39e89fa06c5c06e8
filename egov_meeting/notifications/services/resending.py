"""Sending many messages again, and reading them: both on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from egov_meeting.audit.services import record
from egov_meeting.celery import app
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import TASK
from egov_meeting.shared.queue import enqueue

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.meetings.models import Edition

# These are woken at once; the sweeper takes up the others, so that a mail server is not overrun.
WOKEN_AT_ONCE = 100
# More than this is done in several goes: it is one transaction, and people wait for it.
MOST_AT_ONCE = 10_000


def send_all_again(
    *,
    messages: QuerySet[OutboxMessage],
    state: str,
    filters: Mapping[str, Any],
    by: User,
    at: datetime,
    edition: Edition | None = None,
) -> int:
    """Send again those of the messages that are in `state` (not sent, or perhaps sent); returns how many.

    At most MOST_AT_ONCE, the oldest first. One row in the audit trail names them all, with the
    filters by which they were found. Raises ValueError for any other state.
    """
    if state not in (OutboxState.FAILED, OutboxState.UNSURE):
        raise ValueError(state)
    with transaction.atomic():
        found = messages.filter(state=state).order_by("pk").select_for_update(of=("self",))
        numbers = list(found.values_list("pk", flat=True)[:MOST_AT_ONCE])
        if not numbers:
            return 0
        OutboxMessage.objects.filter(pk__in=numbers).update(
            state=OutboxState.WAITING, attempts=0, next_attempt_at=at
        )
        record(
            action="notifications.all_sent_again",
            obj=edition or by,
            by=by,
            at=at,
            before={"state": state},
            after={
                "state": OutboxState.WAITING,
                "messages": len(numbers),
                "filters": " ".join(f"{name}={value}" for name, value in filters.items()),
                "numbers": numbers,
            },
            shown_publicly=False,
        )
        for number in numbers[:WOKEN_AT_ONCE]:
            enqueue(app.signature(TASK), number)
    return len(numbers)


def record_reading(*, message: OutboxMessage, by: User, at: datetime) -> None:
    """Note who read a message with the address it went to: personal data of somebody."""
    record(action="notifications.message_read", obj=message, by=by, at=at, shown_publicly=False)
