"""Desks of tests: opened on a device, speaking as a device speaks."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import RegistrationState
from registrations.models import Checkpoint, Desk, Registration
from registrations.passes import issue_passes, qr_text, valid_pass_of
from registrations.selectors.attendance import door_of_day
from registrations.services.desks import open_desk
from tests.registrations.factories import applicant, open_group, registered, staff

MORNING = dt.datetime(2027, 3, 23, 4, 0, tzinfo=dt.UTC)  # seven o'clock in Dodoma
FIRST_DAY, SECOND_DAY = dt.date(2027, 3, 23), dt.date(2027, 3, 24)
MINUTE = dt.timedelta(minutes=1)


def participant(group: ParticipantGroup, *, paid: bool = True, **person: Any) -> Registration:
    """Somebody with a badge, whose place is paid for unless told otherwise."""
    row = registered(group, applicant=applicant(**person), outside_window=True)
    state = RegistrationState.CONFIRMED if paid else RegistrationState.PENDING
    Registration.objects.filter(pk=row.pk).update(state=state)
    row.refresh_from_db()
    issue_passes(edition=group.edition, registrations=[row], at=MORNING)
    return row


def badge(registration: Registration) -> str:
    """What the square code of the person's badge says."""
    found = valid_pass_of(registration)
    assert found is not None
    return qr_text(found)


def group_of_first_day(**fields: Any) -> ParticipantGroup:
    group = open_group(**fields)
    group.days.create(date=FIRST_DAY)
    return group


def officer(**fields: Any) -> User:
    return staff(Role.DESK, **fields)


def desk_of(
    edition: Edition, *, name: str = "Mlango Mkuu", at: dt.datetime = MORNING, **fields: Any
) -> Desk:
    """A desk with its secret as `token`, good until the end of the first day."""
    person = fields.pop("officer", None) or officer()
    last_day = fields.pop("last_day", FIRST_DAY)
    desk, token = open_desk(
        edition=edition, officer=person, name=name, last_day=last_day, by=SYSTEM, at=at
    )
    desk.token = token  # type: ignore[attr-defined]  # kept for the test
    return desk


def door_on(edition: Edition, date: dt.date = FIRST_DAY) -> Checkpoint:
    found = door_of_day(edition=edition, date=date)
    assert found is not None
    return found


def sent(
    kind: str = "scan", *, door: Checkpoint, at: dt.datetime = MORNING, off: float = 0, **said: Any
) -> dict[str, Any]:
    """An act as a device sends it; its clock is `off` seconds behind ours."""
    moment = at - dt.timedelta(seconds=off)
    return {
        "id": str(uuid.uuid4()),
        "kind": kind,
        "door": door.pk,
        "at": int(moment.timestamp() * 1000),
        "off": off,
        **said,
    }


def speak(desk: Desk, *acts: dict[str, Any], client: Client | None = None, **said: Any) -> Any:
    """Hand acts in as the device does; the answer as it reads it."""
    answer = (client or Client()).post(
        reverse("registrations:desk_sync"),
        json.dumps({"acts": list(acts), **said}),
        content_type="application/json",
        headers={"Authorization": f"Desk {desk.token}"},  # type: ignore[attr-defined]  # kept for the test
    )
    assert answer.status_code == 200, answer.content
    return answer.json()


def outcomes(answer: Any) -> list[str]:
    return [one["outcome"] for one in answer["results"]]
