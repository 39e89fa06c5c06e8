"""What the programme does by the clock."""

PROGRAMME_BEAT_SCHEDULE = {
    "tell-what-changed-in-programmes": {
        "task": "sessions_app.tasks.tell_what_was_not_told",
        "schedule": 600.0,
        "options": {"queue": "default"},
    },
}
