"""Files that people hand in."""

import environ

env = environ.Env()
_MEGABYTE = 1024 * 1024

# The largest file of a kind that names no limit of its own, and the largest request at all: one file
# of the largest kind (slides) with the form around it. The proxy takes a little more (deploy/nginx).
UPLOAD_LARGEST = env.int("UPLOAD_LARGEST_MB", default=25) * _MEGABYTE
UPLOAD_LARGEST_SLIDES = env.int("UPLOAD_LARGEST_SLIDES_MB", default=50) * _MEGABYTE
UPLOAD_LARGEST_REQUEST = max(UPLOAD_LARGEST, UPLOAD_LARGEST_SLIDES) + 2 * _MEGABYTE
# Bytes of one part of a file that is sent in parts, and what one person may have on the way at once.
UPLOAD_PART = _MEGABYTE
UPLOADS_OPEN_AT_ONCE = 10
UPLOAD_BYTES_OPEN_AT_ONCE = 250 * _MEGABYTE
# Files in parts up to this size are checked while the sender waits, larger ones by a worker.
UPLOAD_CHECKED_AT_ONCE = 2 * _MEGABYTE
# Each file is looked into in a process of its own.
UPLOADS_CHECK_IN_CHILD = env.bool("UPLOADS_CHECK_IN_CHILD", default=True)
# clamd: "host:3310" or "unix:/run/clamav/clamd.ctl"; empty where there is no virus scanner.
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", default="")

UPLOADS_BEAT_SCHEDULE = {
    "check-waiting-uploads": {
        "task": "egov_meeting.documents.tasks.check_waiting_uploads",
        "schedule": 60.0,
        "options": {"queue": "default"},
    },
    "remove-abandoned-uploads": {
        "task": "egov_meeting.documents.tasks.remove_abandoned_uploads",
        "schedule": 3600.0,
        "options": {"queue": "default"},
    },
}
