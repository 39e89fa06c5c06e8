"""Recorded changes for tests."""

import datetime
from typing import Any

from egov_meeting.audit.models import Event

NOON = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)


def an_event(**changes: Any) -> Event:
    """A row of the trail as record() would write it."""
    values: dict[str, Any] = {
        "at": NOON,
        "actor_id": 7,
        "actor_label": "Asha Juma (asha@mfano.go.tz)",
        "origin": "127.0.0.1",
        "action": "accounts.changed",
        "object_type": "accounts.user",
        "object_id": "9",
        "object_label": "Juma Ali",
        **changes,
    }
    return Event.objects.create(**values)
