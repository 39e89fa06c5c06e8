"""The rules of an edition, and what they mean for a moment."""

from __future__ import annotations

import datetime

from django.utils import timezone

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.kept_facts import kept_fact
from registrations.models import RefundRule, RegistrationRules


def registration_rules(*, edition: Edition) -> RegistrationRules:
    """The edition's own rules, else those that hold where nobody wrote any (not saved); for reading only."""
    rows = RegistrationRules.objects.filter(edition=edition).order_by("pk")
    return kept_fact(
        key=("registration-rules", edition.pk),
        make=lambda: rows.first() or RegistrationRules(edition=edition),
    )


def refund_percent(*, edition: Edition, at: datetime.datetime) -> int:
    """What share of the paid fee comes back to whoever cancels now: by the rule with the most days
    that is still kept, nothing when none is."""
    days_left = (edition.starts_on - timezone.localdate(at)).days
    kept = RefundRule.objects.filter(edition=edition, days_before__lte=days_left)
    rule = kept.order_by("-days_before").first()
    return rule.percent if rule else 0


def refund_of(*, amount: int, percent: int) -> int:
    """Whole shillings of `amount`; a part of a shilling goes to the one who cancels."""
    return -(-amount * percent // 100)
