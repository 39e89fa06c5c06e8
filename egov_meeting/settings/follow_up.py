"""When institutions are reminded of the resolutions they owe."""

from celery.schedules import crontab

FOLLOW_UP_BEAT_SCHEDULE = {
    "remind-of-resolutions": {
        "task": "reports.tasks.remind_of_resolutions",
        "schedule": crontab(hour="5", minute=30),
        "options": {"queue": "default"},
    },
}
