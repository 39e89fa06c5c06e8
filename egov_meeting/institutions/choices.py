"""The kinds of institution that take part in the meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Agency or authority")
    LOCAL_AUTHORITY = "local_authority", _("Local government authority")
    REGION = "region", _("Region")
    UNIVERSITY = "university", _("University or college")
    CORPORATION = "corporation", _("Public corporation or fund")
    BANK = "bank", _("Bank or other sponsor")
    OTHER = "other", _("Other institution")
