"""On which days before or after a due date reminders go out: "14, 7, 2"."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_DAYS = 90
MOST_REMINDERS = 5


def days_in(text: str) -> list[int]:
    """`14, 7, 2` as days, the most first; none at all for "". Raises ValueError."""
    return sorted((int(day) for day in text.split(",") if day.strip()), reverse=True)


def validate_days(text: str) -> None:
    """Whole days from 1 to 90, parted by commas, each once and at most five of them."""
    if not re.fullmatch(r"\s*(\d{1,3}\s*(,\s*\d{1,3}\s*)*)?", text, re.ASCII):
        raise ValidationError(
            _("Write whole numbers of days with commas between them, like 14, 7, 2.")
        )
    days = days_in(text)
    if any(not 1 <= day <= MOST_DAYS for day in days):
        raise ValidationError(
            _("A reminder goes out from 1 to %(days)s days away from the due date.")
            % {"days": MOST_DAYS}
        )
    if len(set(days)) < len(days):
        raise ValidationError(_("Name each day once."))
    if len(days) > MOST_REMINDERS:
        raise ValidationError(
            _("At most %(number)s reminders are sent.") % {"number": MOST_REMINDERS}
        )
