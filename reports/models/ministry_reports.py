from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from reports.choices import Coverage, MinistryReportState


class MinistryReport(models.Model):
    """What one ministry was to hand in for an edition, and whether it did.

    `order` is the place in table I or II of the report. Names as printed stay beside the
    institution's own name, so that an old table can be told from its correction.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="ministry_reports")
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("ministry"),
        on_delete=models.PROTECT,
        related_name="ministry_reports",
    )
    order = models.PositiveSmallIntegerField(_("order"))
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=MinistryReportState.choices,
        default=MinistryReportState.EXPECTED,
    )
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    name_printed_sw = models.CharField(
        _("name as printed in the table"), max_length=250, blank=True
    )
    name_printed_en = models.CharField(
        _("name as printed in the programme"), max_length=250, blank=True
    )
    more_institutions = models.BooleanField(_("the source adds “etc.”"), default=False)
    implementation_sw = models.TextField(_("implementation, Swahili"), blank=True)
    implementation_en = models.TextField(_("implementation, English"), blank=True)
    implementation = Bilingual("implementation")
    benefits_sw = models.TextField(_("benefits, Swahili"), blank=True)
    benefits_en = models.TextField(_("benefits, English"), blank=True)
    benefits = Bilingual("benefits")
    challenges_sw = models.TextField(_("challenges, Swahili"), blank=True)
    challenges_en = models.TextField(_("challenges, English"), blank=True)
    challenges = Bilingual("challenges")
    proposals_sw = models.TextField(_("proposals, Swahili"), blank=True)
    proposals_en = models.TextField(_("proposals, English"), blank=True)
    proposals = Bilingual("proposals")

    class Meta:
        verbose_name = _("ministry report")
        verbose_name_plural = _("ministry reports")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="ministry_report_once", fields=["edition", "institution"]),
            models.UniqueConstraint(name="ministry_report_order_once", fields=["edition", "order"]),
        ]

    def __str__(self) -> str:
        return str(self.institution)


class CoveredInstitution(models.Model):
    """An institution under the ministry, and whether the report covers it."""

    report = models.ForeignKey(MinistryReport, on_delete=models.CASCADE, related_name="covered")
    order = models.PositiveSmallIntegerField(_("order"))
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    name_printed = models.CharField(_("name as printed"), max_length=150)
    coverage = models.CharField(
        _("coverage"), max_length=12, choices=Coverage.choices, default=Coverage.UNKNOWN
    )

    class Meta:
        verbose_name = _("institution covered")
        verbose_name_plural = _("institutions covered")
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(name="covered_order_once", fields=["report", "order"])
        ]

    def __str__(self) -> str:
        return self.name_printed
