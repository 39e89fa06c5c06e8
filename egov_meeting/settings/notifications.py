"""Messages to people: the account for SMS, and when phones are left in peace."""

import environ

env = environ.Env()

MGOV_ADDRESS = env.str("MGOV_ADDRESS", default="")  # the whole address; empty: SMS wait
MGOV_VERSION = env.int("MGOV_VERSION", default=2)
MGOV_KEY = env.str("MGOV_KEY", default="")
MGOV_USER = env.str("MGOV_USER", default="")  # the e-mail of version 1, the system id of version 2
MGOV_SENDER = env.str("MGOV_SENDER", default="")
MGOV_SERVICE = env.str("MGOV_SERVICE", default="")
MGOV_TIMEOUT = env.float("MGOV_TIMEOUT", default=15)
# No SMS between these hours.
SMS_QUIET_FROM = env.int("SMS_QUIET_FROM", default=20)
SMS_QUIET_UNTIL = env.int("SMS_QUIET_UNTIL", default=7)

NOTIFICATIONS_BEAT_SCHEDULE = {
    "resume-outbox": {
        "task": "egov_meeting.notifications.tasks.resume_outbox",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
}
