from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import BillState, PayOption
from egov_meeting.payments.control_numbers import (
    PATTERN,
    grouped_control_number,
    is_control_number,
)
from egov_meeting.payments.workflow import BILL_WORKFLOW
from egov_meeting.shared.bilingual import Bilingual
from egov_meeting.shared.money import CURRENCY

is_gateway_phone = RegexValidator(
    r"^255\d{9}$", _("Write the phone number as 255 and nine digits."), code="no_phone"
)


class Bill(models.Model):
    """What somebody owes, in whole shillings; issued once, its amount and items never change.

    `number` is our name for it at the gateway, the same in every attempt. `paid_amount`,
    `refunded_amount` and `taken_back_amount` are sums of the payments that count, of the refunds and
    of the countings taken back, kept by the services under a lock of the row.
    """

    workflow = BILL_WORKFLOW

    number = models.CharField(_("bill number"), max_length=40, unique=True)
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="bills"
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bills",
    )
    payer_name = models.CharField(_("payer"), max_length=200)
    payer_email = models.EmailField(_("payer's e-mail"), blank=True)
    payer_phone = models.CharField(
        _("payer's phone"), max_length=12, blank=True, validators=[is_gateway_phone]
    )
    language = models.CharField(
        _("payer's language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    description_sw = models.CharField(_("description in Swahili"), max_length=200)
    description_en = models.CharField(_("description in English"), max_length=200, blank=True)
    description = Bilingual("description")
    currency = models.CharField(_("currency"), max_length=3, default=CURRENCY)
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    paid_amount = models.PositiveBigIntegerField(_("paid (TZS)"), default=0)
    refunded_amount = models.PositiveBigIntegerField(_("refunded (TZS)"), default=0)
    taken_back_amount = models.PositiveBigIntegerField(
        _("counted by mistake and taken back (TZS)"), default=0
    )
    pay_option = models.PositiveSmallIntegerField(
        _("way of paying"), choices=PayOption.choices, default=PayOption.EXACT
    )
    state = models.CharField(
        _("state"), max_length=10, choices=BillState.choices, default=BillState.DRAFT
    )
    control_number = models.CharField(
        _("control number"),
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        validators=[is_control_number],
    )
    generated_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"))
    submitted_at = models.DateTimeField(_("accepted by the gateway at"), null=True, blank=True)
    number_received_at = models.DateTimeField(_("control number at"), null=True, blank=True)
    paid_at = models.DateTimeField(_("paid in full at"), null=True, blank=True)
    refusal_codes = models.CharField(_("codes of the refusal"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bill")
        verbose_name_plural = _("bills")
        ordering = ["-generated_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="bill_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="bill_in_shillings", condition=Q(currency=CURRENCY)),
            models.CheckConstraint(
                name="bill_refunded_within_paid",
                condition=Q(refunded_amount__lte=F("paid_amount")),
            ),
            models.CheckConstraint(
                name="bill_expires_after_issue", condition=Q(expires_at__gt=F("generated_at"))
            ),
            models.CheckConstraint(
                name="bill_control_number_of_12_digits",
                condition=Q(control_number__isnull=True) | Q(control_number__regex=PATTERN),
            ),
            models.CheckConstraint(
                name="bill_awaiting_payment_has_number",
                condition=~Q(state=BillState.ISSUED)
                | Q(control_number__isnull=False, number_received_at__isnull=False),
            ),
            models.CheckConstraint(
                name="bill_part_paid_is_below_amount",
                condition=~Q(state=BillState.PART_PAID)
                | Q(paid_amount__gt=0, paid_amount__lt=F("amount")),
            ),
            models.CheckConstraint(
                name="bill_paid_is_paid_in_full",
                condition=~Q(state=BillState.PAID)
                | Q(paid_amount__gte=F("amount"), paid_at__isnull=False),
            ),
            models.CheckConstraint(
                name="bill_untouched_states_hold_no_money",
                condition=~Q(
                    state__in=[
                        BillState.DRAFT,
                        BillState.SUBMITTED,
                        BillState.ISSUED,
                        BillState.CANCELLED,
                        BillState.FAILED,
                    ]
                )
                | Q(paid_amount=0),
            ),
            models.CheckConstraint(
                name="bill_payer_can_be_reached",
                condition=~Q(payer_email="") | ~Q(payer_phone=""),
            ),
        ]
        indexes = [
            models.Index(
                name="bill_by_edition_state", fields=["edition", "state", "-generated_at"]
            ),
            models.Index(name="bill_by_state_expiry", fields=["state", "expires_at"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def grouped_control_number(self) -> str:
        return grouped_control_number(self.control_number)

    @property
    def owed(self) -> int:
        """Shillings still to be paid; nought once it is paid in full."""
        return max(self.amount - self.paid_amount, 0)

    @property
    def overpaid(self) -> int:
        """Shillings paid beyond the amount and not yet given back."""
        return max(self.paid_amount - self.refunded_amount - self.amount, 0)


class BillItem(models.Model):
    """One line of a bill: what it is for, by kind and number (see `payables`)."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField(_("order"))
    description_sw = models.CharField(_("description in Swahili"), max_length=200)
    description_en = models.CharField(_("description in English"), max_length=200, blank=True)
    description = Bilingual("description")
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    payable_kind = models.CharField(_("kind of what is paid for"), max_length=40)
    payable_id = models.CharField(_("number of what is paid for"), max_length=64)
    # Follows the state of the bill, so that the database itself refuses a second open bill.
    is_open = models.BooleanField(_("can still be paid"), default=True)

    class Meta:
        verbose_name = _("item of a bill")
        verbose_name_plural = _("items of bills")
        ordering = ["bill_id", "position"]
        constraints = [
            models.UniqueConstraint(name="bill_item_order_once", fields=["bill", "position"]),
            models.UniqueConstraint(
                name="bill_item_payable_billed_once",
                fields=["payable_kind", "payable_id"],
                condition=Q(is_open=True),
            ),
            models.CheckConstraint(name="bill_item_amount_positive", condition=Q(amount__gt=0)),
        ]
        indexes = [
            models.Index(name="bill_item_payable", fields=["payable_kind", "payable_id"]),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the gateway calls this line."""
        return f"{self.bill.number}-{self.position}"
