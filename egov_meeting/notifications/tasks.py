"""Sending messages; they have a queue of their own, so that no spreadsheet waits for a thousand of them."""

from celery import shared_task
from django.utils import timezone

from egov_meeting.notifications.services import outbox


@shared_task
def send_outbox_message(message_id: int) -> None:
    """Send one message; a call that comes twice sends once."""
    outbox.send_outbox_message(message_id=message_id, clock=timezone.now)


@shared_task
def resume_outbox() -> int:
    """Take up what the queue lost and what waits for its time (every 30 s)."""
    return outbox.resume_outbox(at=timezone.now())
