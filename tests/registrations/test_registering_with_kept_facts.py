"""A process that keeps groups, fees and rules registers people as truly as one that reads them each time."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes
from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from registrations.choices import RegistrationState
from registrations.services.confirming import confirm_email
from tests.registrations.factories import NOON, add_fee, open_group, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keeping_facts")]


def test_the_last_place_is_counted_as_it_is_now_not_as_it_was_kept() -> None:
    group = open_group(capacity=5)
    registered(group)
    ParticipantGroup.objects.filter(pk=group.pk).update(capacity=2)

    states = [registered(group).state for _ in range(2)]

    assert states == [RegistrationState.UNCONFIRMED, RegistrationState.WAITING]


def test_a_fee_that_staff_change_holds_for_the_next_who_comes(
    django_capture_on_commit_callbacks: Any,
) -> None:
    group = open_group()
    fee = group.fees.first() or add_fee(group)
    before = registered(group)

    with django_capture_on_commit_callbacks(execute=True):
        save_changes(
            FeeCategory.objects.get(pk=fee.pk),
            by=SYSTEM,
            at=NOON,
            action="meetings.changed",
            fields={"amount": fee.amount + 1_000},
        )

    assert registered(group).amount_due == before.amount_due + 1_000


def test_registering_and_confirming_read_nothing_of_the_group_a_second_time() -> None:
    group = open_group()
    confirm_email(registration=registered(group), by=SYSTEM, at=NOON)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        confirm_email(registration=registered(group), by=SYSTEM, at=NOON)

    tables = ("meetings_edition", "meetings_phase", "meetings_feecategory", "registrationrules")
    again = [
        one["sql"]
        for one in asked.captured_queries
        if any(f'FROM "{t}' in one["sql"] for t in tables)
    ]
    assert again == []
