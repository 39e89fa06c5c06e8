"""Kinds and states of what universities and colleges enter."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    RESEARCH = "research", _("Research")
    INNOVATION = "innovation", _("Innovation")


class EntryState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SCREENED = "screened", _("Screened")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Known(models.TextChoices):
    """An answer that an old source may not give."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not recorded")
