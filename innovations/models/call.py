from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import Bilingual


class Call(models.Model):
    """The call for research and innovation of one edition."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="innovation_call"
    )
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    exhibition_places = models.PositiveSmallIntegerField(_("places in the exhibition"), default=10)
    stage_places = models.PositiveSmallIntegerField(_("places on the stage"), default=4)
    purpose_sw = models.TextField(_("purpose in Swahili"), blank=True)
    purpose_en = models.TextField(_("purpose in English"), blank=True)
    purpose = Bilingual("purpose")
    certificates_by = models.ForeignKey(
        Appearance,
        verbose_name=_("certificates given by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    jury_sw = models.CharField(_("jury in Swahili"), max_length=150, blank=True)
    jury_en = models.CharField(_("jury in English"), max_length=150, blank=True)
    jury = Bilingual("jury")

    class Meta:
        verbose_name = _("call for research and innovation")
        verbose_name_plural = _("calls for research and innovation")
        constraints = [
            models.CheckConstraint(
                name="call_dates_in_order",
                condition=Q(closes_on__isnull=True)
                | Q(opens_on__isnull=True)
                | Q(closes_on__gte=F("opens_on")),
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)


class InvitedBody(models.Model):
    """A kind of body invited to enter ("universities")."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="invited")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("text in Swahili"), max_length=200)
    text_en = models.CharField(_("text in English"), max_length=200, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("body invited")
        verbose_name_plural = _("bodies invited")
        ordering = ["call", "order"]
        constraints = [models.UniqueConstraint(name="invited_order_once", fields=["call", "order"])]

    def __str__(self) -> str:
        return str(self.text)
