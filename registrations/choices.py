"""The states of a registration."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    PENDING = "pending", _("Awaiting payment")
    CONFIRMED = "confirmed", _("Confirmed")
    EXEMPT = "exempt", _("Exempt from the fee")
    CANCELLED = "cancelled", _("Cancelled")
