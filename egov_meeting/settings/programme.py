"""What the programme does by the clock."""

from celery.schedules import crontab

PROGRAMME_BEAT_SCHEDULE = {
    "tell-what-changed-in-programmes": {
        "task": "sessions_app.tasks.tell_what_was_not_told",
        "schedule": 600.0,
        "options": {"queue": "default"},
    },
    "open-and-close-floors-by-time": {
        "task": "sessions_app.tasks.follow_the_clock",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
    "forget-names-from-the-floor": {
        "task": "sessions_app.tasks.forget_names_from_the_floor",
        "schedule": crontab(hour="2", minute=50),
        "options": {"queue": "default"},
    },
    "forget-addresses-of-speakers": {
        "task": "sessions_app.tasks.forget_addresses_of_speakers",
        "schedule": crontab(hour="2", minute=55),
        "options": {"queue": "default"},
    },
}
