"""The Celery application: long work leaves the request and runs here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_meeting.settings.local")

app = Celery("egov_meeting")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
