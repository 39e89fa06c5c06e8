"""Periodic work on places."""

REGISTRATIONS_BEAT_SCHEDULE = {
    "look-after-places": {
        "task": "registrations.tasks.look_after_places",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
}
