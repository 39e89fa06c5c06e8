from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition

DAYS_TO_PAY = 14
REMINDER_DAYS = "7,2"
MOST_REMINDERS = 5
EARLIEST_REMINDER = 90

is_account = RegexValidator(
    r"^[A-Za-z0-9 ]+$", _("Write the account number in letters and digits."), code="no_account"
)


def days_in(text: str) -> list[int]:
    """`7, 2` as days, the earliest reminder first; none at all for "". Raises ValueError."""
    return sorted((int(day) for day in text.split(",") if text.strip()), reverse=True)


def validate_reminder_days(text: str) -> None:
    """Whole days from 1 to 90, parted by commas, each once and at most five of them."""
    wanted = re.fullmatch(r"\s*(\d{1,3}\s*(,\s*\d{1,3}\s*)*)?", text, re.ASCII)
    if not wanted:
        raise ValidationError(_("Write whole numbers of days with commas between them, like 7, 2."))
    days = days_in(text)
    if any(not 1 <= day <= EARLIEST_REMINDER for day in days):
        raise ValidationError(
            _("A reminder goes out between 1 and %(days)s days before the bill expires.")
            % {"days": EARLIEST_REMINDER}
        )
    if len(set(days)) < len(days):
        raise ValidationError(_("Name each day once."))
    if len(days) > MOST_REMINDERS:
        raise ValidationError(
            _("At most %(number)s reminders are sent.") % {"number": MOST_REMINDERS}
        )


class BillingRules(models.Model):
    """How an edition bills: time to pay, reminders, the account for bank transfers.

    An edition without a row follows the defaults (`selectors.billing_rules`).
    """

    edition = models.OneToOneField(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="billing_rules",
    )
    days_to_pay = models.PositiveSmallIntegerField(
        _("days to pay"),
        default=DAYS_TO_PAY,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    reminder_days = models.CharField(
        _("reminders, days before expiry"),
        max_length=40,
        default=REMINDER_DAYS,
        blank=True,
        validators=[validate_reminder_days],
    )
    invoice_account = models.CharField(
        _("account for bank transfers"), max_length=34, blank=True, validators=[is_account]
    )

    class Meta:
        verbose_name = _("billing rules")
        verbose_name_plural = _("billing rules of editions")
        ordering = ["edition_id"]
        constraints = [
            models.CheckConstraint(
                name="billing_rules_days_to_pay", condition=Q(days_to_pay__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def reminders(self) -> list[int]:
        """Days before expiry on which a reminder is due, the earliest first."""
        return days_in(self.reminder_days)
