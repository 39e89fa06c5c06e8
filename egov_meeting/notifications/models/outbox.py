from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel, OutboxState


class OutboxMessage(models.Model):
    """One message to one person, word for word as it is sent.

    `key` says what it is about ("bill-17-issued-email"): the same one is never written twice.
    `about_kind` and `about_id` name the record of an app above. The row is the truth, the queue
    only carries its number. `called_at` is when the sweeper last put it into the queue.
    """

    key = models.CharField(_("key"), max_length=150, unique=True)
    kind = models.CharField(_("kind of message"), max_length=60)
    channel = models.CharField(
        pgettext_lazy("message", "channel"), max_length=5, choices=Channel.choices
    )
    language = models.CharField(_("language"), max_length=2)
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    about_kind = models.CharField(_("kind of record it is about"), max_length=40, blank=True)
    about_id = models.CharField(_("number of the record"), max_length=64, blank=True)
    address = models.CharField(_("to"), max_length=254)
    subject = models.CharField(_("subject of the message"), max_length=250, blank=True)
    text = models.TextField(_("text"))
    state = models.CharField(
        _("state"), max_length=10, choices=OutboxState.choices, default=OutboxState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    called_at = models.DateTimeField(_("last called up at"), null=True, blank=True)
    created_at = models.DateTimeField(_("written at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    provider_id = models.CharField(_("number at the provider"), max_length=150, blank=True)
    error = models.TextField(_("what went wrong"), blank=True)

    class Meta:
        verbose_name = _("message in the outbox")
        verbose_name_plural = _("messages in the outbox")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="outbox_open_has_time",
                condition=~Q(state__in=[OutboxState.WAITING, OutboxState.SENDING])
                | Q(next_attempt_at__isnull=False),
            ),
            models.CheckConstraint(
                name="outbox_sent_has_time",
                condition=~Q(state=OutboxState.SENT) | Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="outbox_failed_says_why",
                condition=~Q(state__in=[OutboxState.FAILED, OutboxState.UNSURE]) | ~Q(error=""),
            ),
        ]
        indexes = [
            models.Index(
                name="outbox_due",
                fields=["next_attempt_at"],
                condition=Q(state__in=[OutboxState.WAITING, OutboxState.SENDING]),
            ),
            models.Index(name="outbox_about", fields=["about_kind", "about_id", "-created_at"]),
            models.Index(name="outbox_by_state", fields=["state", "-created_at"]),
        ]

    def __str__(self) -> str:
        return self.key
