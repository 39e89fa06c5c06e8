"""When stages of judging are closed, judges reminded of their sheets, and work of dead workers taken up again."""

from celery.schedules import crontab

JUDGING_BEAT_SCHEDULE = {
    "close-judging-stages": {
        "task": "innovations.tasks.close_due_stages",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
    "remind-judges": {
        "task": "innovations.tasks.remind_judges",
        "schedule": crontab(hour="7-17", minute=20),
        "options": {"queue": "default"},
    },
    "resume-letters-to-entrants": {
        "task": "innovations.tasks.resume_letters",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
    "resume-blind-checks": {
        "task": "innovations.tasks.resume_blind_checks",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
}
