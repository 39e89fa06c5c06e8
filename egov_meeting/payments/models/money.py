from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.choices import VOID_SLIP_STATES, Finding, PaymentSource, SlipState
from egov_meeting.payments.models.bills import Bill
from egov_meeting.payments.workflow import SLIP_WORKFLOW
from egov_meeting.shared.money import CURRENCY


class Payment(models.Model):
    """Money that arrived, as it was told. One that does not count for a bill says why (`finding`).

    `amount` has two places, for a notice may name what no bill of ours does.
    """

    bill = models.ForeignKey(
        Bill,
        verbose_name=_("bill"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payments",
    )
    source = models.CharField(_("known from"), max_length=15, choices=PaymentSource.choices)
    trx_id = models.CharField(_("transaction (TrxId)"), max_length=100)
    pay_ref_id = models.CharField(_("payment reference (PayRefId)"), max_length=100)
    bill_number = models.CharField(_("bill number as told"), max_length=100, blank=True)
    control_number = models.CharField(_("control number as told"), max_length=30, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=16, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=10)
    channel = models.CharField(_("channel"), max_length=60, blank=True)
    psp_code = models.CharField(_("code of the bank or network"), max_length=60, blank=True)
    psp_name = models.CharField(_("bank or network"), max_length=200, blank=True)
    receipt_number = models.CharField(_("receipt of the bank"), max_length=100, blank=True)
    account = models.CharField(_("account paid into"), max_length=60, blank=True)
    payer_name = models.CharField(_("who paid"), max_length=200, blank=True)
    payer_phone = models.CharField(_("phone of who paid"), max_length=40, blank=True)
    payer_email = models.CharField(_("e-mail of who paid"), max_length=254, blank=True)
    paid_at = models.DateTimeField(_("paid at"))
    received_at = models.DateTimeField(_("told at"))
    message = models.ForeignKey(
        "payments.GatewayMessage",
        verbose_name=_("message"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payments",
    )
    is_counted = models.BooleanField(_("counts for the bill"), default=False)
    finding = models.CharField(
        _("what finance should look at"), max_length=20, choices=Finding.choices, blank=True
    )
    finding_settled_at = models.DateTimeField(_("finding settled at"), null=True, blank=True)
    finding_note = models.TextField(_("how the finding was settled"), blank=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-paid_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="payment_once", fields=["trx_id", "pay_ref_id"]),
            models.CheckConstraint(name="payment_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="payment_counted_has_bill",
                condition=Q(is_counted=False) | Q(bill__isnull=False, currency=CURRENCY),
            ),
            models.CheckConstraint(
                name="payment_uncounted_says_why",
                condition=Q(is_counted=True) | ~Q(finding=""),
            ),
            models.CheckConstraint(
                name="payment_finding_settled_with_note",
                condition=Q(finding_settled_at__isnull=True) | ~Q(finding_note=""),
            ),
        ]
        indexes = [
            models.Index(name="payment_by_day", fields=["paid_at"]),
            models.Index(name="payment_by_reference", fields=["pay_ref_id"]),
            models.Index(
                name="payment_open_findings",
                fields=["received_at"],
                condition=~Q(finding="") & Q(finding_settled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trx_id}/{self.pay_ref_id}"

    @property
    def edition_id(self) -> int | None:
        """The edition an audit event belongs to: that of its bill."""
        return self.bill.edition_id if self.bill else None


class BankSlip(models.Model):
    """A payment that came past the gateway, on paper: one person enters it, another one approves it."""

    workflow = SLIP_WORKFLOW

    bill = models.ForeignKey(
        Bill, verbose_name=_("bill"), on_delete=models.PROTECT, related_name="slips"
    )
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    bank = models.CharField(_("bank"), max_length=100)
    reference = models.CharField(_("number of the slip"), max_length=80)
    paid_on = models.DateField(_("paid on"))
    state = models.CharField(
        _("state"), max_length=10, choices=SlipState.choices, default=SlipState.WAITING
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("entered at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    payment = models.OneToOneField(
        Payment,
        verbose_name=_("payment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="slip",
    )

    class Meta:
        verbose_name = _("bank slip")
        verbose_name_plural = _("bank slips")
        ordering = ["-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                name="bank_slip_once",
                fields=["bank", "reference"],
                condition=~Q(state__in=VOID_SLIP_STATES),
            ),
            models.CheckConstraint(name="bank_slip_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="bank_slip_by_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="bank_slip_decided_by_somebody",
                condition=Q(state=SlipState.WAITING)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="bank_slip_approved_is_payment",
                condition=~Q(state=SlipState.APPROVED) | Q(payment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.reference}"

    @property
    def edition_id(self) -> int:
        return self.bill.edition_id


class Refund(models.Model):
    """Money given back for a bill, as it was transferred."""

    bill = models.ForeignKey(
        Bill, verbose_name=_("bill"), on_delete=models.PROTECT, related_name="refunds"
    )
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    reason = models.TextField(_("reason"))
    reference = models.CharField(_("reference of the transfer"), max_length=80, unique=True)
    refunded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    refunded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-refunded_at"]
        constraints = [
            models.CheckConstraint(name="refund_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="refund_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def edition_id(self) -> int:
        return self.bill.edition_id
