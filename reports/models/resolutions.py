from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from reports.choices import Decision, Delivery, OwnerClass, OwnerPart


class Resolution(models.Model):
    """A resolution (azimio) of an edition, in both languages, with its decision and its delivery."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="resolutions")
    number = models.PositiveSmallIntegerField(_("number"))
    title_sw = models.CharField(_("title in Swahili"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title = Bilingual("title")
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    text = Bilingual("text")
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision.choices, default=Decision.DRAFT
    )
    delivery = models.CharField(
        _("delivery"), max_length=14, choices=Delivery.choices, default=Delivery.NOT_STARTED
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    measure_sw = models.CharField(_("measure of success, Swahili"), max_length=300, blank=True)
    measure_en = models.CharField(_("measure of success, English"), max_length=300, blank=True)
    measure = Bilingual("measure")
    continues = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="resolution_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="resolution_does_not_continue_itself", condition=~Q(continues=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def register_number(self) -> str:
        """The number in the register across editions, such as KK/2023/07."""
        return f"KK/{self.edition.year}/{self.number:02d}"


class ResolutionOwner(models.Model):
    """Who must act: one institution, or a class in which each answers for itself."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="owners")
    order = models.PositiveSmallIntegerField(_("order"))
    part = models.CharField(
        _("part"), max_length=8, choices=OwnerPart.choices, default=OwnerPart.LEAD
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resolutions_owned",
    )
    owner_class = models.CharField(
        _("class of owners"), max_length=24, choices=OwnerClass.choices, blank=True
    )

    class Meta:
        verbose_name = _("owner of a resolution")
        verbose_name_plural = _("owners of resolutions")
        ordering = ["resolution", "order"]
        constraints = [
            models.UniqueConstraint(name="owner_order_once", fields=["resolution", "order"]),
            models.CheckConstraint(
                name="owner_is_institution_or_class",
                condition=(Q(institution__isnull=False) & Q(owner_class=""))
                | (Q(institution__isnull=True) & ~Q(owner_class="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.institution) if self.institution else self.get_owner_class_display()
