"""Work of the queue `default` that follows resolutions up."""

from celery import shared_task
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.shared.queue import enqueue
from reports.services.follow_up import reminding
from reports.services.follow_up.joining import count_anew


@shared_task(name="reports.tasks.remind_of_resolutions")
def remind_of_resolutions() -> int:
    """Count anew who answers, then hand each resolution that is due to a worker (every night); returns how many."""
    count_anew(by=SYSTEM, at=timezone.now())
    found = reminding.resolutions_to_remind_of()
    for resolution_id in found:
        enqueue(remind_of_resolution, resolution_id)
    return len(found)


@shared_task(name="reports.tasks.remind_of_resolution")
def remind_of_resolution(resolution_id: int) -> int:
    """Write what is due about one resolution; a call that comes twice writes nothing twice."""
    return reminding.remind_of(resolution_id=resolution_id, at=timezone.now())


@shared_task(name="reports.tasks.ask_for_reports")
def ask_for_reports(resolution_id: int, user_id: int) -> int:
    """Ask everybody who has not reported; a call that comes twice on one day asks nobody twice."""
    by = User.objects.get(pk=user_id)
    return reminding.ask_for_reports(resolution_id=resolution_id, by=by, at=timezone.now())
