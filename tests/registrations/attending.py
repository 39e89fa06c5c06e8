"""People whose place is confirmed, who came or did not come."""

from __future__ import annotations

from itertools import count
from typing import Any

from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.models import Registration
from tests.meetings.factories import GroupFactory
from tests.registrations.factories import NOON

_numbers = count(1)


def people_of(edition: Edition, number: int = 1, **told: Any) -> list[Registration]:
    """Confirmed participants of one group, with addresses of their own; they came unless told otherwise."""
    group = edition.groups.first() or GroupFactory(edition=edition)
    fields = {"state": RegistrationState.CONFIRMED, "attended": True, **told}
    return [
        Registration.objects.create(
            edition=edition,
            group=group,
            full_name="Asha Juma",
            email=f"asha.{next(_numbers)}@mfano.example",
            created_at=NOON,
            **fields,
        )
        for _number in range(number)
    ]
