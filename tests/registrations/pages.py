"""Filling in the public form as a phone does."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from registrations.models import Registration
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory
from tests.registrations.factories import open_group, registered

DAY = dt.timedelta(days=1)


def edition_open_now(**fields: Any) -> Edition:
    """A meeting ten weeks ahead that takes people from last week until next month, whatever the day."""
    today = timezone.localdate()
    told: dict[str, Any] = {
        "state": EditionState.REGISTRATION,
        "starts_on": today + 70 * DAY,
        "ends_on": today + 73 * DAY,
        **fields,
    }
    edition: Edition = EditionFactory(**told)
    edition.phases.create(
        kind=PhaseKind.REGISTRATION, starts_on=today - 7 * DAY, ends_on=today + 30 * DAY
    )
    return edition


def group_open_now(*, fee: int | None = 400_000, **fields: Any) -> ParticipantGroup:
    """A group of such a meeting."""
    edition = fields.pop("edition", None) or edition_open_now()
    return open_group(edition, fee=fee, **fields)


def registered_now(group: ParticipantGroup, **fields: Any) -> Registration:
    """One who registered alone, today."""
    return registered(group, at=timezone.now(), **fields)


def address_of_form(group: ParticipantGroup, language: str = "sw") -> str:
    return f"/{language}/usajili/{group.edition.year}/{group.number}/"


def hidden(html: str, name: str) -> str:
    """The value of a hidden input of the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None, name
    return found[1]


def filled_in(client: Client, group: ParticipantGroup, **changes: Any) -> dict[str, Any]:
    """The form as the page gives it, filled in for a person unlike all others."""
    html = client.get(address_of_form(group)).content.decode()
    if not Institution.objects.filter(acronym="TTX").exists():
        InstitutionFactory(acronym="TTX", name_sw="Taasisi ya Takwimu za Majaribio")
    return {
        "full_name": "Asha Juma Mbwana",
        "office": "Afisa TEHAMA",
        "institution": "TTX",
        "email": "asha@example.go.tz",
        "phone": "0712 345 678",
        "language": "sw",
        "needs": "",
        "form_key": hidden(html, "form_key"),
        **changes,
    }


def code_sent_to(registration: Registration) -> str:
    letters = OutboxMessage.objects.filter(kind="registration_code", address=registration.email)
    return letters.latest("pk").subject[:7]
