"""Settings of the workers that tests start: those of the tests, but with the test's own folders and queue."""

import os

from egov_meeting.settings.base import REDIS_BROKER_OPTIONS
from egov_meeting.settings.test import *  # noqa: F403

MEDIA_ROOT = os.environ["KIKAO_TEST_MEDIA"]
CELERY_BROKER_URL = os.environ["KIKAO_TEST_BROKER"]
CELERY_BROKER_TRANSPORT_OPTIONS = {
    **REDIS_BROKER_OPTIONS,
    "global_keyprefix": os.environ["KIKAO_TEST_QUEUE"],
}
DOCUMENTS_BUILD_IN_CHILD = True
# As a real installation does, instead of connecting anew for each message.
DATABASES["default"]["CONN_MAX_AGE"] = 60  # noqa: F405

if "KIKAO_TEST_MAIL_PORT" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["KIKAO_TEST_MAIL_PORT"])
