"""When ministries are reminded of their reports."""

from celery.schedules import crontab

MINISTRY_REPORTS_BEAT_SCHEDULE = {
    "remind-ministries": {
        "task": "reports.tasks.remind_ministries",
        "schedule": crontab(hour="7-17", minute=10),
        "options": {"queue": "default"},
    },
}
