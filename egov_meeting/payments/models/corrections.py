from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.choices import UncountingState
from egov_meeting.payments.models.bills import Bill
from egov_meeting.payments.models.money import Payment
from egov_meeting.payments.workflow import UNCOUNTING_WORKFLOW


class Uncounting(models.Model):
    """That a payment was counted for a bill by mistake: one person says so, another one approves it.

    The payment stays where it is and counts no more; `bill` is the one for which it had counted.
    """

    workflow = UNCOUNTING_WORKFLOW

    payment = models.ForeignKey(
        Payment, verbose_name=_("payment"), on_delete=models.PROTECT, related_name="uncountings"
    )
    bill = models.ForeignKey(
        Bill, verbose_name=_("bill"), on_delete=models.PROTECT, related_name="uncountings"
    )
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    reason = models.TextField(_("reason"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=UncountingState.choices,
        default=UncountingState.WAITING,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("counting taken back")
        verbose_name_plural = _("countings taken back")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="uncounting_asked_once",
                fields=["payment"],
                condition=Q(state=UncountingState.WAITING),
            ),
            models.CheckConstraint(name="uncounting_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="uncounting_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="uncounting_by_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="uncounting_decided_by_somebody",
                condition=Q(state=UncountingState.WAITING)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.payment)

    @property
    def edition_id(self) -> int:
        return self.bill.edition_id


class Correction(models.Model):
    """Money that began or ceased to count after its own day had been closed, booked on an open day.

    `amount` is above nought when it began to count for the bill, below when it ceased to. What the
    closes kept and the corrections together make what counts now.
    """

    payment = models.ForeignKey(
        Payment, verbose_name=_("payment"), on_delete=models.PROTECT, related_name="corrections"
    )
    bill = models.ForeignKey(
        Bill, verbose_name=_("bill"), on_delete=models.PROTECT, related_name="corrections"
    )
    amount = models.BigIntegerField(_("amount (TZS)"))
    closed_day = models.DateField(_("closed day of the payment"))
    booked_on = models.DateField(_("booked on"))
    reason = models.TextField(_("reason"))
    booked_at = models.DateTimeField(_("booked at"))

    class Meta:
        verbose_name = _("correction of a closed day")
        verbose_name_plural = _("corrections of closed days")
        ordering = ["booked_at", "pk"]
        constraints = [
            models.CheckConstraint(name="correction_of_something", condition=~Q(amount=0)),
            models.CheckConstraint(
                name="correction_on_a_later_day", condition=Q(booked_on__gt=F("closed_day"))
            ),
        ]
        indexes = [
            models.Index(name="correction_by_day", fields=["booked_on"]),
            models.Index(name="correction_of_day", fields=["closed_day"]),
        ]

    def __str__(self) -> str:
        return f"{self.payment}: {self.amount}"

    @property
    def edition_id(self) -> int:
        return self.bill.edition_id
