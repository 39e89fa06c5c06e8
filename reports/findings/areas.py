"""The parts of an edition under which findings are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    FIGURES = "figures", _("Figures")
    WORDING = "wording", _("Wording and dates")
    SPONSORS = "sponsors", _("Sponsors")
    PEOPLE = "people", _("People and offices")
    PROGRAMME = "programme", _("Programme")
    MINISTRIES = "ministries", _("Ministries")
    INNOVATIONS = "innovations", _("Research and innovation")
    RESOLUTIONS = "resolutions", _("Resolutions")
    TEXTS = "texts", _("Texts of this report")
    PRINTED = "printed", _("The printed report")
    CORRECTIONS = "corrections", _("Printed and corrected")
