"""When no SMS is sent, so that no phone rings at night."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone


def after_quiet_hours(at: datetime) -> datetime:
    """`at`, or the next moment when the quiet hours of the settings are over."""
    begins, ends = time(settings.SMS_QUIET_FROM), time(settings.SMS_QUIET_UNTIL)
    local = timezone.localtime(at)
    now = local.time()
    is_quiet = begins <= now or now < ends if begins > ends else begins <= now < ends
    if not is_quiet:
        return at
    morning = local.replace(hour=ends.hour, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)
