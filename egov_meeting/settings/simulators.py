"""Settings of programs that stand in for other people's: a few pages, no database, no sessions."""

from egov_meeting.settings.local import *  # noqa: F403
from egov_meeting.settings.local import TEMPLATES

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = [
    "egov_meeting.shared",
    "crispy_forms",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]
DATABASES = {}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES[0]["OPTIONS"] = {
    "context_processors": ["django.template.context_processors.request"],
    "builtins": TEMPLATES[0]["OPTIONS"]["builtins"],  # type: ignore[index]
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECURE_SSL_REDIRECT = False
