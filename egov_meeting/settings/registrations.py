"""Periodic work on places, and how much one address may ask for."""

import environ
from celery.schedules import crontab

env = environ.Env()

# Forms of registration sent from one network address within an hour. Whole ministries, and all
# subscribers of a mobile network, may stand behind one; the rush before closing must pass.
REGISTRATIONS_PER_ADDRESS = env.int("REGISTRATIONS_PER_ADDRESS", default=600)

# Forms that found somebody registered already, after which the address waits until the hour is over:
# each such answer tells that the person takes part.
KNOWN_PEOPLE_PER_ADDRESS = env.int("KNOWN_PEOPLE_PER_ADDRESS", default=30)

# Days after the last day of a meeting for which personal data of its participants is kept:
# special needs; people who gave up their place; everybody else.
RETENTION_NEEDS_DAYS = env.int("RETENTION_NEEDS_DAYS", default=30)
RETENTION_LAPSED_DAYS = env.int("RETENTION_LAPSED_DAYS", default=180)
RETENTION_DAYS = env.int("RETENTION_DAYS", default=5 * 365)

REGISTRATIONS_BEAT_SCHEDULE = {
    "forget-what-has-served": {
        "task": "registrations.tasks.forget_what_has_served",
        "schedule": crontab(hour="2", minute=30),
        "options": {"queue": "default"},
    },
    "look-after-places": {
        "task": "registrations.tasks.look_after_places",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
    "look-after-feedback": {
        "task": "registrations.tasks.look_after_feedback",
        "schedule": crontab(minute=20),
        "options": {"queue": "default"},
    },
    "resume-actions-on-many": {
        "task": "registrations.tasks.resume_bulk_actions",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
    "resume-delegation-imports": {
        "task": "registrations.tasks.resume_delegation_imports",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
    "empty-old-delegation-imports": {
        "task": "registrations.tasks.empty_old_delegation_imports",
        "schedule": crontab(hour="2", minute=45),
        "options": {"queue": "default"},
    },
}
