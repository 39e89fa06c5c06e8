"""The Celery application with the kinds of documents that only tests know."""

import django

django.setup()

from egov_meeting.celery import app  # noqa: E402
from tests.documents.sample_kind import register_sample  # noqa: E402

register_sample()

__all__ = ["app"]
