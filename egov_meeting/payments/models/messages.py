from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.choices import MessageDirection, MessageState, SignatureState
from egov_meeting.payments.models.bills import Bill
from egov_meeting.payments.models.reconciliation import ReconciliationRun


class GatewayMessage(models.Model):
    """One exchange with the gateway, byte for byte: what was said and what was answered.

    Received ones are stored and acknowledged first and worked on afterwards; sent ones are sent
    again until they are answered. The row is the truth, the queue only carries its number.
    """

    direction = models.CharField(_("direction"), max_length=3, choices=MessageDirection.choices)
    kind = models.CharField(_("kind"), max_length=20)
    version = models.PositiveSmallIntegerField(_("version"))
    type = models.CharField(_("name of the message"), max_length=40, blank=True)
    request_id = models.CharField(_("number of the message"), max_length=100, blank=True)
    bill = models.ForeignKey(
        Bill,
        verbose_name=_("bill"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    run = models.ForeignKey(
        ReconciliationRun,
        verbose_name=_("reconciliation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    reason = models.CharField(_("reason given"), max_length=200, blank=True)
    new_expiry = models.DateTimeField(_("new expiry asked for"), null=True, blank=True)
    body = models.BinaryField(_("what was said"), default=b"")
    answer = models.BinaryField(_("what was answered"), default=b"")
    digest = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True)
    signature = models.CharField(
        _("signature of the gateway"),
        max_length=10,
        choices=SignatureState.choices,
        default=SignatureState.NONE,
    )
    codes = models.CharField(_("codes"), max_length=200, blank=True)
    origin = models.GenericIPAddressField(_("from which address"), null=True, blank=True)
    times_received = models.PositiveIntegerField(_("times received"), default=1)
    state = models.CharField(
        _("state"), max_length=10, choices=MessageState.choices, default=MessageState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    received_at = models.DateTimeField(_("on record since"))
    processed_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    error = models.TextField(_("what went wrong"), blank=True)

    class Meta:
        verbose_name = _("message of the payment gateway")
        verbose_name_plural = _("messages of the payment gateway")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="gateway_message_received_once",
                fields=["type", "request_id"],
                condition=Q(direction=MessageDirection.IN, signature=SignatureState.VALID),
            ),
            models.UniqueConstraint(
                name="gateway_message_one_request_open",
                fields=["bill", "kind"],
                condition=Q(direction=MessageDirection.OUT, state=MessageState.WAITING),
            ),
            models.CheckConstraint(
                name="gateway_message_waiting_has_time",
                condition=~Q(state=MessageState.WAITING) | Q(next_attempt_at__isnull=False),
            ),
            models.CheckConstraint(
                name="gateway_message_kept_says_why",
                condition=~Q(state__in=[MessageState.KEPT, MessageState.FAILED]) | ~Q(error=""),
            ),
        ]
        indexes = [
            models.Index(
                name="gateway_message_due",
                fields=["next_attempt_at"],
                condition=Q(state=MessageState.WAITING),
            ),
            models.Index(name="gateway_message_by_digest", fields=["digest"]),
            models.Index(name="gateway_message_by_state", fields=["state", "-received_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.type or self.kind} {self.request_id[:20]}".strip()
