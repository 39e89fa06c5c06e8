from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.models.edition import Edition
from egov_meeting.meetings.models.groups import ParticipantGroup
from egov_meeting.meetings.models.people import Appearance
from egov_meeting.shared.bilingual import Bilingual


class Ceremony(models.Model):
    """An opening or closing, who officiated and for whom, and what was said in short."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="ceremonies")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=CeremonyKind.choices)
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="ceremonies",
    )
    date = models.DateField(_("date"))
    guest_of_honour = models.ForeignKey(
        Appearance,
        verbose_name=_("guest of honour"),
        on_delete=models.PROTECT,
        related_name="ceremonies",
    )
    on_behalf_of = models.ForeignKey(
        Appearance,
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ceremonies_by_others",
    )
    summary_sw = models.TextField(_("summary in Swahili"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary = Bilingual("summary")
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("ceremony")
        verbose_name_plural = _("ceremonies")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="ceremony_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date.isoformat()}"
