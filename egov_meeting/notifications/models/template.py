from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.notifications.choices import Channel
from egov_meeting.shared.bilingual import LANGUAGE_CODES


class MessageTemplate(models.Model):
    """Staff's own words for a kind of message, in one language and for one channel."""

    kind = models.CharField(_("kind of message"), max_length=60)
    channel = models.CharField(
        pgettext_lazy("message", "channel"), max_length=5, choices=Channel.choices
    )
    language = models.CharField(_("language"), max_length=2)
    subject = models.CharField(_("subject of the message"), max_length=150, blank=True)
    text = models.TextField(_("text"), max_length=5000)

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        ordering = ["kind", "channel", "language"]
        constraints = [
            models.UniqueConstraint(
                name="message_template_once", fields=["kind", "channel", "language"]
            ),
            models.CheckConstraint(
                name="message_template_language", condition=Q(language__in=LANGUAGE_CODES)
            ),
            models.CheckConstraint(
                name="message_template_email_has_subject",
                condition=~Q(channel=Channel.EMAIL) | ~Q(subject=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.language}"
