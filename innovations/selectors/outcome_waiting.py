"""What the outcome of a call waits for: publishing what is locked, and telling the entrants."""

from __future__ import annotations

from typing import Literal

from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.models import OutboxMessage
from innovations.message_kinds_outcome import RESULT
from innovations.models import Call

Waits = Literal["", "publishing", "letters"]


def outcome_waits(*, edition: Edition) -> Waits:
    """What is next once the selection is locked; "" when nothing is. Two queries at most."""
    times = Call.objects.filter(edition=edition, selection_locked_at__isnull=False)
    found = times.values_list("results_published_at", flat=True)[:1]
    for published_at in found:
        if published_at is None:
            return "publishing"
        told = OutboxMessage.objects.filter(edition=edition, kind=RESULT.key)
        return "" if told.exists() else "letters"
    return ""
