"""A mail run whose worker is killed: nothing is lost, nothing is sent twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import (
    RESUME_AFTER,
    SENDING_LASTS,
    Recipient,
    resume_outbox,
    send_again,
    write_message,
)
from tests.notifications.factories import registered
from tests.notifications.mail_server import MailServer, running_mail_server
from tests.worker_process import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

MESSAGES = 120
AT_ONCE = 2


@pytest.fixture
def server(monkeypatch) -> Iterator[MailServer]:
    """What workers started from now on send through."""
    with running_mail_server() as found:
        monkeypatch.setenv("KIKAO_TEST_MAIL_PORT", str(found.port))
        yield found


def write_many(number: int) -> None:
    with registered() as kind:
        for one in range(number):
            write_message(
                kind=kind.key,
                key=f"bill-{one}",
                channel="email",
                to=Recipient(f"mtu-{one}@mfano.go.tz", "sw"),
                values=kind.placeholders,
                at=timezone.now(),
            )


def in_state(*states: str) -> int:
    return OutboxMessage.objects.filter(state__in=states).count()


def test_a_worker_killed_in_a_mail_run_loses_nothing_and_sends_nothing_twice(
    server: MailServer, celery_worker_process
) -> None:
    server.seconds = 0.3  # so long that the worker is certainly killed with letters in its hands
    first = celery_worker_process(concurrency=AT_ONCE)
    write_many(MESSAGES)
    wait_for(lambda: len(server.letters) >= MESSAGES // 4, 60, first.log)
    wait_for(lambda: in_state(OutboxState.SENDING) == AT_ONCE, 20, first.log)
    first.kill()
    server.seconds = 0.0

    in_hand = set(
        OutboxMessage.objects.filter(state=OutboxState.SENDING).values_list("key", flat=True)
    )
    assert 0 < len(in_hand) <= AT_ONCE
    assert 0 < in_state(OutboxState.WAITING) < MESSAGES

    # What the dead worker had taken from the queue comes back with the sweeper, whoever else asks for it.
    second = celery_worker_process(concurrency=AT_ONCE)
    for _twice in range(2):
        resume_outbox(at=timezone.now() + RESUME_AFTER)
    wait_for(lambda: in_state(OutboxState.WAITING) == 0, 90, second.log)
    wait_for(lambda: in_state(OutboxState.SENDING) == len(in_hand), 20, second.log)

    # Nobody knows about those in its hands: people decide.
    resume_outbox(at=timezone.now() + SENDING_LASTS + timedelta(minutes=1))
    unsure = set(
        OutboxMessage.objects.filter(state=OutboxState.UNSURE).values_list("key", flat=True)
    )
    assert unsure == in_hand
    assert in_state(OutboxState.SENT) == MESSAGES - len(in_hand)
    arrived = Counter(server.names())
    assert set(arrived.values()) == {1}
    assert set(arrived) | in_hand == {f"bill-{one}" for one in range(MESSAGES)}

    for message in OutboxMessage.objects.filter(state=OutboxState.UNSURE):
        send_again(message=message, by=SYSTEM, at=timezone.now())
    wait_for(lambda: in_state(OutboxState.SENT) == MESSAGES, 30, second.log)


def test_a_mail_run_waits_for_a_server_that_is_away_and_then_goes_out_once(
    server: MailServer, celery_worker_process
) -> None:
    server.mode, server.refused = "busy", {"mtu-3@mfano.go.tz"}
    worker = celery_worker_process(concurrency=AT_ONCE)
    write_many(20)
    wait_for(
        lambda: OutboxMessage.objects.filter(attempts=1).exclude(error="").count() == 20,
        60,
        worker.log,
    )
    assert (in_state(OutboxState.WAITING), in_state(OutboxState.FAILED)) == (19, 1)

    server.mode = "good"
    OutboxMessage.objects.filter(state=OutboxState.WAITING).update(next_attempt_at=timezone.now())
    resume_outbox(at=timezone.now())
    wait_for(lambda: in_state(OutboxState.SENT) == 19, 60, worker.log)

    assert Counter(server.names()) == {f"bill-{one}": 1 for one in range(20) if one != 3}
