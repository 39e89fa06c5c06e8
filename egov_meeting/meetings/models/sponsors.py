from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Contribution
from egov_meeting.meetings.models.edition import Edition


class Sponsor(models.Model):
    """An institution that paid or gave towards the meeting."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sponsors")
    order = models.PositiveSmallIntegerField(_("order"))
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="sponsorships",
    )
    level = models.CharField(_("level"), max_length=60, blank=True)
    contribution = models.CharField(
        _("contribution"),
        max_length=10,
        choices=Contribution.choices,
        default=Contribution.UNKNOWN,
    )
    amount = models.PositiveBigIntegerField(_("amount (TZS)"), null=True, blank=True)
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("sponsor")
        verbose_name_plural = _("sponsors")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="sponsor_once", fields=["edition", "institution"]),
            models.UniqueConstraint(name="sponsor_order_once", fields=["edition", "order"]),
        ]

    def __str__(self) -> str:
        return str(self.institution)


class Booth(models.Model):
    """A place in the exhibition; the exhibitor is a sponsor or another institution."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="booths")
    code = models.CharField(_("booth"), max_length=20)
    institution = models.ForeignKey(
        Institution, verbose_name=_("exhibitor"), on_delete=models.PROTECT, related_name="booths"
    )
    from_date = models.DateField(_("from"), null=True, blank=True)
    until_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("exhibition booth")
        verbose_name_plural = _("exhibition booths")
        ordering = ["edition", "code"]
        constraints = [
            models.UniqueConstraint(name="booth_code_once", fields=["edition", "code"]),
            models.CheckConstraint(
                name="booth_dates_in_order",
                condition=Q(until_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(until_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return self.code
