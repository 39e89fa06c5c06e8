"""Work of the queue `default` about ministry reports."""

from celery import shared_task
from django.utils import timezone

from reports.services.ministry_reminding import remind_by_schedule


@shared_task(name="reports.tasks.remind_ministries")
def remind_ministries() -> int:
    """Remind of reports that are not in, on the days their calls name (every hour; each person once a day named)."""
    return remind_by_schedule(at=timezone.now())
