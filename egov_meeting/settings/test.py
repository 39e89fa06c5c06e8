"""Tests: the database and broker come from the environment, as in production; SQLite only by wish."""

import os
import tempfile
from pathlib import Path

from egov_meeting.settings.base import *  # noqa: F403
from egov_meeting.settings.base import env

SECRET_KEY = "tests-only"
DEBUG = False
ALLOWED_HOSTS = ["*"]

DATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///:memory:")}
# A migrated database of the same server, copied by each process of the tests.
if _template := os.environ.get("TEST_DATABASE_TEMPLATE"):
    DATABASES["default"]["TEST"] = {"TEMPLATE": _template}
# Made when the first file is stored; tests/conftest.py removes it.
_scratch = Path(tempfile.gettempdir()) / f"kikao-test-{os.getpid()}"
MEDIA_ROOT = _scratch / "media"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="memory://")
ACCOUNT_RATE_LIMITS = False
# A child process would not see rows of a test's open transaction; tests with a real worker turn it on.
DOCUMENTS_BUILD_IN_CHILD = env.bool("DOCUMENTS_BUILD_IN_CHILD", default=False)
UPLOADS_CHECK_IN_CHILD = env.bool("UPLOADS_CHECK_IN_CHILD", default=False)
# Tests change rows without a record of it; those about what is kept turn it on.
FACTS_KEPT_SECONDS = 0
