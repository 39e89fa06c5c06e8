from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models.institution import Institution


class InstitutionContact(models.Model):
    """The head of an institution, to whom is written what its focal person left undone."""

    institution = models.OneToOneField(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.CASCADE,
        related_name="contact",
    )
    head_name = models.CharField(_("name of the head"), max_length=150)
    head_title = models.CharField(_("office of the head"), max_length=150, blank=True)
    head_email = models.EmailField(_("e-mail address of the head"))

    class Meta:
        verbose_name = _("head of an institution")
        verbose_name_plural = _("heads of institutions")
        ordering = ["institution"]

    def __str__(self) -> str:
        return self.head_name
