from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models.institution import Institution
from egov_meeting.shared.bilingual import Bilingual


class FormerName(models.Model):
    """An official name the institution bore in an earlier period; old editions still print it."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="former_names"
    )
    name_sw = models.CharField(_("name in Swahili"), max_length=250)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)
    name = Bilingual("name")
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["institution", "until"]
        constraints = [
            models.CheckConstraint(
                name="former_name_period_in_order",
                condition=Q(since__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                name="former_name_once_per_end", fields=["institution", "until"]
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class OtherSpelling(models.Model):
    """Another spelling under which people look for the institution, or a document printed it."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="other_spellings"
    )
    text = models.CharField(_("spelling"), max_length=250)

    class Meta:
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        ordering = ["institution", "text"]
        constraints = [
            models.UniqueConstraint(name="other_spelling_once", fields=["institution", "text"])
        ]

    def __str__(self) -> str:
        return self.text
