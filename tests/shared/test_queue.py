"""Work is handed on after the commit, and a broker that is away loses nothing."""

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from egov_meeting.shared.queue import enqueue


class RecordingTask:
    name = "a.task"

    def __init__(self, error=None):
        self.sent, self.error = [], error

    def apply_async(self, *, args, kwargs, retry):
        if self.error:
            raise self.error
        self.sent.append((args, kwargs, retry))


def enqueue_and_fail(task):
    enqueue(task, 1)
    raise RuntimeError


@pytest.mark.django_db
def test_task_is_sent_after_the_commit(django_capture_on_commit_callbacks):
    task = RecordingTask()
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(task, 1, language="sw")
        assert task.sent == []
    assert task.sent == [((1,), {"language": "sw"}, False)]


@pytest.mark.django_db
def test_task_of_a_rolled_back_transaction_is_never_sent(django_capture_on_commit_callbacks):
    task = RecordingTask()
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError),
        transaction.atomic(),
    ):
        enqueue_and_fail(task)
    assert task.sent == []


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("gone"), ConnectionRefusedError("gone")])
def test_broker_away_is_logged_and_not_raised(error, caplog, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(RecordingTask(error), 1)
    assert "waits for the sweeper" in caplog.text
