from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.models import Bill, Refund
from registrations.choices import ClaimReason, ClaimState
from registrations.models.registration import Registration
from registrations.workflow import CLAIM_WORKFLOW


class RefundClaim(models.Model):
    """Shillings that somebody is to get back; finance transfers them and records the refund of the bill."""

    workflow = CLAIM_WORKFLOW

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="refund_claims"
    )
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="refund_claims")
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    reason = models.CharField(_("reason"), max_length=12, choices=ClaimReason.choices)
    percent = models.PositiveSmallIntegerField(
        _("share by the refund rule (per cent)"), default=100
    )
    state = models.CharField(
        _("state"), max_length=8, choices=ClaimState.choices, default=ClaimState.OPEN
    )
    created_at = models.DateTimeField(_("claimed at"))
    refund = models.OneToOneField(
        Refund,
        verbose_name=_("refund"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claim",
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("claim to a refund")
        verbose_name_plural = _("claims to refunds")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(name="refund_claim_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="refund_claim_paid_by_refund",
                condition=~Q(state=ClaimState.PAID) | Q(refund__isnull=False),
            ),
            models.CheckConstraint(
                name="refund_claim_dropped_says_why",
                condition=~Q(state=ClaimState.DROPPED) | ~Q(note=""),
            ),
        ]
        indexes = [
            models.Index(
                name="refund_claim_open", fields=["created_at"], condition=Q(state=ClaimState.OPEN)
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.amount}"

    @property
    def edition_id(self) -> int:
        return self.registration.edition_id
