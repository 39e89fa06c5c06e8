from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition


class RegistrationRules(models.Model):
    """How registration goes in an edition: how long places are kept, and what becomes of them."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="registration_rules"
    )
    confirmation_hours = models.PositiveSmallIntegerField(
        _("hours to confirm the e-mail address"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 14)],
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to take a place from the waiting list"),
        default=72,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 14)],
    )
    has_waiting_list = models.BooleanField(_("full groups have a waiting list"), default=True)
    unpaid_lapse = models.BooleanField(
        _("a place is given up when its bill expires unpaid"), default=True
    )

    class Meta:
        verbose_name = _("rules of registration")
        verbose_name_plural = _("rules of registration")

    def __str__(self) -> str:
        return str(self.edition)


class RefundRule(models.Model):
    """Whoever cancels at least so many days before the first day gets back so much of what was paid."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="refund_rules")
    days_before = models.PositiveSmallIntegerField(_("days before the first day"))
    percent = models.PositiveSmallIntegerField(
        _("given back (per cent)"), validators=[MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("refund rule")
        verbose_name_plural = _("refund rules")
        ordering = ["edition_id", "-days_before"]
        constraints = [
            models.UniqueConstraint(name="refund_rule_once", fields=["edition", "days_before"]),
            models.CheckConstraint(name="refund_rule_at_most_all", condition=Q(percent__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.days_before}: {self.percent} %"
