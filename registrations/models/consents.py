from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import Bilingual
from registrations.choices import Purpose
from registrations.models.registration import Registration


class ConsentText(models.Model):
    """Words of a consent from a version on; shipped words are version 1. Never changed, only followed."""

    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    text_sw = models.CharField(_("text in Swahili"), max_length=500)
    text_en = models.CharField(_("text in English"), max_length=500)
    text = Bilingual("text")
    valid_from = models.DateTimeField(_("valid from"))

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(name="consent_text_version_once", fields=["purpose", "version"])
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.version}"


class Consent(models.Model):
    """What a person agreed to: which words in which language, when and where; and when it was withdrawn."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("version of the text"))
    language = models.CharField(_("language"), max_length=2)
    text = models.CharField(_("text"), max_length=500)
    given_at = models.DateTimeField(_("given at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["registration_id", "purpose", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                name="consent_given_once",
                fields=["registration", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.version}"
