"""Taking a person out of messages that were sent."""

from __future__ import annotations

from collections.abc import Iterable

from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.models import OutboxMessage

FORGOTTEN = "…"


def forget_messages(*, about_kind: str, about_ids: Iterable[str | int]) -> int:
    """Blot out address, subject and text of all that was written about these records; returns how many.

    That something of the kind was sent, when and how it went, stays. What still waits is withdrawn.
    """
    rows = OutboxMessage.objects.filter(
        about_kind=about_kind, about_id__in=[str(one) for one in about_ids]
    )
    rows.filter(state=OutboxState.WAITING).update(state=OutboxState.WITHDRAWN, next_attempt_at=None)
    return rows.exclude(address=FORGOTTEN).update(
        address=FORGOTTEN, subject=FORGOTTEN, text=FORGOTTEN
    )
