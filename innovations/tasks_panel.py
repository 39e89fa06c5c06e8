"""Looking for names in blind copies, away from the request."""

from celery import shared_task
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from innovations.models import Entry
from innovations.services import blind


@shared_task(name=blind.TASK)
def check_blind_copy(entry_id: int) -> int:
    """Look for names in one blind copy; returns how many new ones there are. Twice is no harm."""
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        return 0
    return len(blind.check_blind_copy(entry=entry, by=SYSTEM, at=timezone.now()))
