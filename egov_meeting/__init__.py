"""Kikao Kazi: the portal of Tanzania's annual e-Government meeting."""

from egov_meeting.celery import app as celery_app

__all__ = ["celery_app"]
