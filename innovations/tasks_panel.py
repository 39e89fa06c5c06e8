"""Looking for names in blind copies, away from the request."""

from celery import shared_task
from django.utils import timezone

from innovations.services import blind


@shared_task(name=blind.TASK)
def check_blind_copy(entry_id: int) -> int:
    """Look for names in one blind copy; returns how many new ones there are. Twice is no harm."""
    return blind.check_when_asked(entry_id=entry_id, at=timezone.now())


@shared_task(name="innovations.tasks.resume_blind_checks")
def resume_blind_checks() -> int:
    """Try again what failed, or was left by a dead worker (every minute)."""
    return blind.resume_checks(at=timezone.now())
