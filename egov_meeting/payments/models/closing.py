from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DayClose(models.Model):
    """A day whose payments are all explained, as finance left it; closed once and never changed.

    Amounts are shillings; payments in other currencies are in the numbers and in `breakdown`, which
    has a line for each source, channel and currency: source, channel, currency, is_counted, number,
    amount (a decimal as text).
    """

    day = models.DateField(_("day"), unique=True)
    payment_count = models.PositiveIntegerField(_("payments"))
    payment_amount = models.DecimalField(_("paid in (TZS)"), max_digits=18, decimal_places=2)
    counted_count = models.PositiveIntegerField(_("payments that count for a bill"))
    counted_amount = models.DecimalField(
        _("counted for bills (TZS)"), max_digits=18, decimal_places=2
    )
    uncounted_count = models.PositiveIntegerField(_("payments that do not count"))
    uncounted_amount = models.DecimalField(_("not counted (TZS)"), max_digits=18, decimal_places=2)
    refund_count = models.PositiveIntegerField(_("refunds"))
    refund_amount = models.DecimalField(_("refunded (TZS)"), max_digits=18, decimal_places=2)
    # Of earlier days that had been closed; below nought when more ceased to count than began to.
    correction_count = models.PositiveIntegerField(_("corrections of closed days"), default=0)
    correction_amount = models.DecimalField(
        _("corrections of closed days (TZS)"), max_digits=18, decimal_places=2, default=0
    )
    breakdown = models.JSONField(_("by source and channel"), default=list)
    open_findings = models.PositiveIntegerField(_("open findings"))
    open_differences = models.PositiveIntegerField(_("open differences"))
    kept_messages = models.PositiveIntegerField(_("messages kept"))
    waiting_slips = models.PositiveIntegerField(_("slips awaiting approval"))
    waiting_uncountings = models.PositiveIntegerField(
        _("countings taken back, awaiting approval"), default=0
    )
    is_reconciled = models.BooleanField(_("compared with the payment gateway"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("day close")
        verbose_name_plural = _("day closes")
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                name="day_close_counts_every_payment",
                condition=Q(payment_count=F("counted_count") + F("uncounted_count")),
            ),
            models.CheckConstraint(
                name="day_close_unexplained_has_note",
                condition=Q(
                    open_findings=0,
                    open_differences=0,
                    kept_messages=0,
                    waiting_slips=0,
                    waiting_uncountings=0,
                    is_reconciled=True,
                )
                | ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return self.day.isoformat()
