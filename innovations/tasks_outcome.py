"""Writing to entrants about the result, away from the request."""

from celery import shared_task
from django.utils import timezone

from innovations.services import letters


@shared_task(name=letters.TASK)
def write_letters(sending_id: int) -> None:
    """Write the letters of one wish; a message that comes twice writes to nobody twice."""
    letters.write_letters(sending_id=sending_id, clock=timezone.now)


@shared_task(name="innovations.tasks.resume_letters")
def resume_letters() -> int:
    """Take up again what a dead worker or a lost message left (every 30 s)."""
    return letters.resume_letters(at=timezone.now())
