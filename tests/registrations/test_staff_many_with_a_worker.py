"""Something is done with many while the worker is killed: everybody once, nobody twice."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from registrations.choices import BulkKind, BulkState, Outcome, RegistrationState
from registrations.models import BulkAction, Registration
from registrations.services import bulk
from tests.registrations.factories import awaiting_payment, open_group, staff
from tests.worker_process import sending_to, wait_for

pytestmark = pytest.mark.worker
PEOPLE = 60


@pytest.fixture
def action(own_queue) -> BulkAction:
    group = open_group()
    people = [awaiting_payment(group) for _number in range(PEOPLE)]
    with sending_to("lost-", "redis://127.0.0.1:1/0"):
        return bulk.start_bulk_action(
            edition=group.edition,
            kind=BulkKind.CANCEL,
            registrations=[person.pk for person in people],
            params={"reason": "kimeahirishwa"},
            query={},
            form_key=uuid.uuid4(),
            by=staff(),
            at=timezone.now(),
        )


def done(action: BulkAction) -> int:
    return action.rows.filter(outcome=Outcome.CHANGED).count()


def test_a_killed_worker_leaves_the_rest_to_the_next_one(action, celery_worker_process):
    later = timezone.now() + bulk.GIVEN_UP_AFTER + dt.timedelta(seconds=1)
    assert bulk.resume_bulk_actions(at=later) == 1  # the first call was lost with the broker
    first = celery_worker_process()
    wait_for(lambda: done(action) >= 3, 60, first.log)
    first.kill()
    reached = done(action)
    assert 3 <= reached < PEOPLE

    second = celery_worker_process()
    much_later = later + bulk.GIVEN_UP_AFTER + dt.timedelta(minutes=5)
    assert bulk.resume_bulk_actions(at=much_later) == 1
    wait_for(lambda: done(action) == PEOPLE, 120, second.log)

    wait_for(lambda: BulkAction.objects.get().state == BulkState.DONE, 20, second.log)
    cancelled = Registration.objects.filter(state=RegistrationState.CANCELLED)
    assert cancelled.count() == PEOPLE
