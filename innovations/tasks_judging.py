"""Work of the queue `default` about judging."""

from celery import shared_task
from django.utils import timezone

from innovations.services.judge_messages import remind_by_schedule
from innovations.services.stages_by_clock import close_due_stages


@shared_task(name="innovations.tasks.close_due_stages")
def close_stages() -> int:
    """Close what has reached its closing time (every minute)."""
    return close_due_stages(at=timezone.now())


@shared_task(name="innovations.tasks.remind_judges")
def remind_judges_of_sheets() -> int:
    """Remind judges some days before the close (every hour; each day once)."""
    return remind_by_schedule(at=timezone.now())
