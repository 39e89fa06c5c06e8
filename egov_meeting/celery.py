"""The Celery application: long work leaves the request and runs here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_meeting.settings.local")
# Django's checks load every page of the portal, sixteen megabytes of which no task has any use;
# migrating the database and serving pages run them.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("egov_meeting")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
