"""Fixed lists of messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class OutboxState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("outbox", "Waiting to be sent")
    SENDING = "sending", pgettext_lazy("outbox", "Being sent")
    SENT = "sent", pgettext_lazy("outbox", "Sent")
    UNSURE = "unsure", pgettext_lazy("outbox", "Perhaps sent")
    FAILED = "failed", pgettext_lazy("outbox", "Not sent")
    WITHDRAWN = "withdrawn", pgettext_lazy("outbox", "Withdrawn")
