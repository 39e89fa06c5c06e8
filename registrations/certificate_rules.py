"""What is asked of somebody before a certificate of attendance is given, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from registrations.choices import STANDING_STATES, TAKING_PART, RegistrationState

if TYPE_CHECKING:
    from registrations.models import CertificateRule


class Missing(models.TextChoices):
    """Why somebody gets none, the first that holds."""

    GIVEN_UP = "given_up", _("The registration does not stand")
    NOT_PAID = "not_paid", _("The fee is not paid, and the person is not exempt")
    ABSENT = "absent", _("Was not there on any day")
    TOO_FEW = "too_few", _("Was there on too few days")


def counted_states(rule: CertificateRule) -> frozenset[str]:
    """The states in which a registration may earn a certificate."""
    return TAKING_PART if rule.only_paid else frozenset(STANDING_STATES)


def what_is_missing(*, rule: CertificateRule, state: str, days: int, needed: int) -> str:
    """The reason, "" for whoever has earned it. `days` are those that count, of `needed`."""
    if state in (RegistrationState.CANCELLED, RegistrationState.LAPSED):
        return Missing.GIVEN_UP
    if state not in counted_states(rule):
        return Missing.NOT_PAID
    if days == 0:
        return Missing.ABSENT
    return Missing.TOO_FEW if days < needed else ""
