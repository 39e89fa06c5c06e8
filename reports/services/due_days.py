"""Days by which something is due."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition


def refuse_passed_day(
    due_on: date | None, *, stood: date | None, edition: Edition, at: datetime
) -> None:
    """Raises ValidationError for a new day that has passed, but for a meeting held before the portal."""
    has_passed = due_on is not None and due_on < timezone.localdate(at)
    if has_passed and due_on != stood and not edition.is_recorded:
        raise ValidationError({"due_on": _("This day has passed: choose a day to come.")})
