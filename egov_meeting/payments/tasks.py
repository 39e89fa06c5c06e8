"""Work of the queue `default` that has to do with money."""

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.gateways.configured import gateway_is_configured
from egov_meeting.payments.services import (
    bills,
    outbox,
    processing,
    reconciling,
    reminders,
    sending,
)


@shared_task
def send_message(message_id: int) -> None:
    """Send one request to the gateway; a call that comes twice sends once."""
    if gateway_is_configured():
        sending.send_message(message_id=message_id, clock=timezone.now)


@shared_task
def process_message(message_id: int) -> None:
    """Work on one message of the gateway; a call that comes twice works once."""
    processing.process_message(message_id=message_id, clock=timezone.now)


@shared_task
def resume_messages() -> int:
    """Take up what the queue lost, what waits for its next attempt, what a killed worker left (every 30 s)."""
    return outbox.resume_messages(at=timezone.now()) if gateway_is_configured() else 0


@shared_task
def expire_due_bills() -> int:
    """Close the bills whose time is over (every 5 min)."""
    return bills.expire_bills(at=timezone.now())


@shared_task
def ask_again_for_numbers() -> int:
    """Send bills again whose control number is overdue (every 10 min)."""
    return bills.ask_again_for_numbers(at=timezone.now()) if gateway_is_configured() else 0


@shared_task
def write_reminders() -> int:
    """Remind payers whose bills are about to expire (every half hour of the day)."""
    return reminders.write_due_reminders(at=timezone.now())


@shared_task
def reconcile_past_days() -> int:
    """Ask the gateway for its lists of past days (every night, and again while one is missing)."""
    if not gateway_is_configured():
        return 0
    return len(reconciling.reconcile_past_days(by=SYSTEM, at=timezone.now()))


@worker_ready.connect
def look_for_messages(**kwargs: object) -> None:
    """A worker that starts first asks what the last one left undone."""
    resume_messages.apply_async(queue="default")
