"""Many people from one spreadsheet, while the workers that register them are killed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import ImportState, RegistrationState, RowOutcome
from registrations.models import DelegationImport, Registration
from registrations.services.importing import commit_import, start_import, stop_committing
from registrations.services.importing_leases import LEASE_LASTS, resume_imports
from tests.registrations.factories import focal_person, open_edition, open_group
from tests.registrations.sheets import csv_file, people, xlsx
from tests.worker_process import WorkerProcess, wait_for

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

# Enough to kill three workers in the middle; IMPORT_ROWS=2000 is the largest sheet, some minutes long.
ROWS = int(os.environ.get("IMPORT_ROWS", "400"))
PLACES = ROWS - 100


@pytest.fixture
def group(own_queue: str) -> ParticipantGroup:
    """A group that is open today, with fewer places than rows."""
    edition = open_edition()
    today = timezone.localdate()
    edition.starts_on, edition.ends_on = (today + dt.timedelta(days=number) for number in (90, 93))
    edition.save()
    edition.phases.update(
        starts_on=today - dt.timedelta(days=10), ends_on=today + dt.timedelta(days=60)
    )
    return open_group(edition, capacity=PLACES)


@pytest.fixture
def user(own_queue: str) -> User:
    return focal_person()


def uploaded(group: ParticipantGroup, user: User, content: bytes) -> DelegationImport:
    assert user.institution
    return start_import(
        edition=group.edition,
        institution=user.institution,
        filename="wajumbe.xlsx",
        content=content,
        by=user,
        at=timezone.now(),
    )


def is_in(sheet: DelegationImport, state: str) -> bool:
    sheet.refresh_from_db()
    return sheet.state == state


def take_up_again(sheet: DelegationImport) -> None:
    """What the sweeper does once the lease of the killed worker has run out; nobody waits for it here."""
    long_ago = timezone.now() - 2 * LEASE_LASTS
    DelegationImport.objects.filter(pk=sheet.pk).update(heartbeat_at=long_ago)
    assert resume_imports(at=timezone.now()) == 1


def test_every_person_of_a_sheet_is_registered_once_though_the_worker_is_killed_three_times(
    group: ParticipantGroup, user: User, celery_worker_process: Callable[..., WorkerProcess]
) -> None:
    sheet = uploaded(group, user, xlsx(people(ROWS, phone="")))
    worker = celery_worker_process()

    def is_being_read() -> bool:
        sheet.refresh_from_db()
        return sheet.lease is not None or sheet.state != ImportState.READING

    wait_for(is_being_read, 60, worker.log)
    worker.kill()
    if is_in(sheet, ImportState.READING):
        take_up_again(sheet)
    worker = celery_worker_process()
    wait_for(lambda: is_in(sheet, ImportState.READY), 120, worker.log)
    assert sheet.rows.filter(outcome=RowOutcome.NEW).count() == ROWS
    assert bytes(sheet.content) == b""

    commit_import(sheet=sheet, by=user, at=timezone.now())
    for enough in (ROWS // 10, ROWS // 2):
        wait_for(lambda least=enough: Registration.objects.count() >= least, 400, worker.log)
        worker.kill()
        assert Registration.objects.count() < ROWS
        take_up_again(sheet)
        worker = celery_worker_process()
    wait_for(lambda: is_in(sheet, ImportState.DONE), 600, worker.log)

    assert Registration.objects.count() == ROWS
    assert sheet.rows.filter(outcome=RowOutcome.COMMITTED).count() == ROWS
    assert sheet.rows.values("registration").distinct().count() == ROWS
    assert Registration.objects.filter(state=RegistrationState.PENDING).count() == PLACES
    assert Registration.objects.filter(state=RegistrationState.WAITING).count() == ROWS - PLACES
    letters: Any = OutboxMessage.objects.filter(kind="registration_received")
    assert letters.count() == ROWS
    assert not letters.values("about_id").annotate(times=Count("pk")).filter(times__gt=1).exists()


def test_whoever_stops_the_work_stops_it_between_two_people(
    group: ParticipantGroup, user: User, celery_worker_process: Callable[..., WorkerProcess]
) -> None:
    sheet = uploaded(group, user, csv_file(people(300, phone="")))
    worker = celery_worker_process()
    wait_for(lambda: is_in(sheet, ImportState.READY), 60, worker.log)
    commit_import(sheet=sheet, by=user, at=timezone.now())
    wait_for(lambda: Registration.objects.count() >= 20, 60, worker.log)

    stop_committing(sheet=sheet, by=user, at=timezone.now())
    stopped_at = Registration.objects.count()

    assert stopped_at < 300
    assert sheet.rows.filter(outcome=RowOutcome.COMMITTED).count() == stopped_at
    commit_import(sheet=sheet, by=user, at=timezone.now())
    wait_for(lambda: is_in(sheet, ImportState.DONE), 120, worker.log)
    assert Registration.objects.count() == 300
