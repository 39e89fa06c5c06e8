from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.choices import DifferenceKind, RunState
from egov_meeting.payments.workflow import RUN_WORKFLOW


class ReconciliationRun(models.Model):
    """The gateway's list of one day held against ours. Amounts are shillings."""

    workflow = RUN_WORKFLOW

    day = models.DateField(_("day"))
    state = models.CharField(
        _("state"), max_length=10, choices=RunState.choices, default=RunState.REQUESTED
    )
    request_id = models.CharField(_("number of the request"), max_length=100, blank=True)
    requested_at = models.DateTimeField(_("asked at"))
    compared_at = models.DateTimeField(_("compared at"), null=True, blank=True)
    listed_count = models.PositiveIntegerField(_("payments on the gateway's list"), default=0)
    listed_amount = models.DecimalField(
        _("amount on the gateway's list"), max_digits=18, decimal_places=2, default=0
    )
    own_count = models.PositiveIntegerField(_("payments here"), default=0)
    own_amount = models.DecimalField(_("amount here"), max_digits=18, decimal_places=2, default=0)
    codes = models.CharField(_("codes"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("payment reconciliation")
        verbose_name_plural = _("payment reconciliations")
        ordering = ["-day", "-requested_at"]
        constraints = [
            models.UniqueConstraint(
                name="reconciliation_one_open_a_day",
                fields=["day"],
                condition=Q(state=RunState.REQUESTED),
            ),
            models.CheckConstraint(
                name="reconciliation_compared_has_date",
                condition=~Q(state=RunState.COMPARED) | Q(compared_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="reconciliation_by_request", fields=["request_id"])]

    def __str__(self) -> str:
        return self.day.isoformat()


class ReconciliationDifference(models.Model):
    """One payment on which the gateway and we do not agree; finance settles it with a note."""

    run = models.ForeignKey(ReconciliationRun, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(_("difference"), max_length=15, choices=DifferenceKind.choices)
    trx_id = models.CharField(_("transaction (TrxId)"), max_length=100, blank=True)
    pay_ref_id = models.CharField(_("payment reference (PayRefId)"), max_length=100, blank=True)
    bill_number = models.CharField(_("bill number as told"), max_length=100, blank=True)
    listed_amount = models.DecimalField(
        _("amount on the gateway's list"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    own_amount = models.DecimalField(
        _("amount here"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    payment = models.ForeignKey(
        "payments.Payment",
        verbose_name=_("payment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="differences",
    )
    detail = models.TextField(_("detail"), blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    note = models.TextField(_("how it was settled"), blank=True)

    class Meta:
        verbose_name = _("difference with the gateway")
        verbose_name_plural = _("differences with the gateway")
        ordering = ["run", "kind", "trx_id"]
        constraints = [
            models.UniqueConstraint(
                name="difference_once",
                fields=["run", "kind", "trx_id", "pay_ref_id", "detail"],
            ),
            models.CheckConstraint(
                name="difference_settled_with_note",
                condition=Q(settled_at__isnull=True) | ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.trx_id}"
