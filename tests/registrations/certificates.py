"""People who came, for tests of certificates of attendance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Certificate
from egov_meeting.meetings.models import ParticipantGroup
from registrations.choices import CertificateLanguage, RegistrationState
from registrations.models import Attendance, Checkpoint, Registration
from registrations.services.certificates import give_by_rule
from tests.registrations.factories import NOON, applicant, registered

# Of the edition of tests.registrations.factories.
DAYS = tuple(dt.date(2027, 3, day) for day in (23, 24, 25, 26))
AFTER = dt.datetime(2027, 3, 27, 9, 0, tzinfo=dt.UTC)


def came(
    group: ParticipantGroup,
    *days: dt.date,
    state: str = RegistrationState.CONFIRMED,
    **person: Any,
) -> Registration:
    """Somebody who came through the doors of these days."""
    row = registered(group, applicant=applicant(**person))
    Registration.objects.filter(pk=row.pk).update(state=state, attended=bool(days))
    for day in days:
        go_in(row, day)
    row.refresh_from_db()
    return row


def go_in(row: Registration, day: dt.date) -> Attendance:
    door, _is_new = Checkpoint.objects.get_or_create(edition=row.edition, date=day)
    return Attendance.objects.create(
        registration=row, checkpoint=door, first_at=NOON, changed_at=NOON
    )


def certified(row: Registration, **fields: Any) -> Certificate:
    told: dict[str, Any] = {
        "language": CertificateLanguage.OWN,
        "is_told": False,
        "by": SYSTEM,
        "at": AFTER,
        **fields,
    }
    return give_by_rule(registration=row, **told)
