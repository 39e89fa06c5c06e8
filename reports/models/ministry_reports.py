import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from reports.choices import Coverage, MinistryReportState, PromiseOutcome, ReportPart
from reports.reminder_days import days_in, validate_days
from reports.workflow import MINISTRY_REPORT_WORKFLOW


class MinistryCall(models.Model):
    """When the ministries of an edition are to hand in, and what stood in tables I and II at the close."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="ministry_call")
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    due_at = models.DateTimeField(_("due at"))
    guidance_sw = models.TextField(_("guidance, Swahili"), blank=True)
    guidance_en = models.TextField(_("guidance, English"), blank=True)
    guidance = Bilingual("guidance")
    implementation_guidance_sw = models.TextField(
        _("guidance to implementation, Swahili"), blank=True
    )
    implementation_guidance_en = models.TextField(
        _("guidance to implementation, English"), blank=True
    )
    implementation_guidance = Bilingual("implementation_guidance")
    benefits_guidance_sw = models.TextField(_("guidance to benefits, Swahili"), blank=True)
    benefits_guidance_en = models.TextField(_("guidance to benefits, English"), blank=True)
    benefits_guidance = Bilingual("benefits_guidance")
    challenges_guidance_sw = models.TextField(_("guidance to challenges, Swahili"), blank=True)
    challenges_guidance_en = models.TextField(_("guidance to challenges, English"), blank=True)
    challenges_guidance = Bilingual("challenges_guidance")
    proposals_guidance_sw = models.TextField(_("guidance to proposals, Swahili"), blank=True)
    proposals_guidance_en = models.TextField(_("guidance to proposals, English"), blank=True)
    proposals_guidance = Bilingual("proposals_guidance")
    remind_before = models.CharField(
        _("reminders, days before the due date"),
        max_length=40,
        default="14, 7, 2",
        blank=True,
        validators=[validate_days],
    )
    remind_after = models.CharField(
        _("reminders, days after the due date"),
        max_length=40,
        default="1, 7",
        blank=True,
        validators=[validate_days],
    )
    reopened_at = models.DateTimeField(_("opened again at"), null=True, blank=True, editable=False)
    reopened_why = models.CharField(
        _("why it was opened again"), max_length=500, blank=True, editable=False
    )
    frozen = models.JSONField(_("the tables at the close"), null=True, blank=True, editable=False)
    frozen_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("call for ministry reports")
        verbose_name_plural = _("calls for ministry reports")
        constraints = [
            models.CheckConstraint(
                name="ministry_call_dates_in_order",
                condition=Q(opens_at__isnull=True) | Q(due_at__gt=models.F("opens_at")),
            ),
            models.CheckConstraint(
                name="ministry_call_frozen_has_tables",
                condition=Q(frozen__isnull=True, frozen_at__isnull=True)
                | Q(frozen__isnull=False, frozen_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def is_closed(self) -> bool:
        """Nothing can be handed in any more, and the tables stand."""
        return self.frozen_at is not None

    @property
    def reminders(self) -> list[int]:
        """Days until the due date on which a reminder goes out, the earliest first; below 0: after it."""
        return [
            *days_in(self.remind_before),
            *(-day for day in reversed(days_in(self.remind_after))),
        ]


class MinistryReport(models.Model):
    """What one ministry was to hand in for an edition, and whether it did.

    `order` is the place in table I or II of the report. Names as printed stay beside the
    institution's own name, so that an old table can be told from its correction.
    """

    workflow = MINISTRY_REPORT_WORKFLOW

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
    extended_until = models.DateTimeField(_("time given until"), null=True, blank=True)
    # Grows with every change of the texts, so that nobody overwrites what was not seen.
    revision = models.PositiveIntegerField(_("revision"), default=0)
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
    reason = models.CharField(_("why it is not covered"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("institution covered")
        verbose_name_plural = _("institutions covered")
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(name="covered_order_once", fields=["report", "order"])
        ]

    def __str__(self) -> str:
        return self.name_printed


class MinistryReportVersion(models.Model):
    """A report as it stood when it was handed in, returned or accepted. Rows are only added.

    `contents` holds the four parts, the coverage, the promises and the names and checksums of the
    files; `code` stands on the receipt.
    """

    report = models.ForeignKey(MinistryReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=MinistryReportState.choices)
    contents = models.JSONField(_("contents"), editable=False)
    fingerprint = models.CharField(_("checksum of the contents (SHA-256)"), max_length=64)
    code = models.UUIDField(_("number of the receipt"), default=uuid.uuid4, unique=True)
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("version of a ministry report")
        verbose_name_plural = _("versions of ministry reports")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="ministry_report_version_once", fields=["report", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.number}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id


class PartRemark(models.Model):
    """What the reviewer says about one part when a report goes back."""

    version = models.ForeignKey(
        MinistryReportVersion, on_delete=models.PROTECT, related_name="remarks"
    )
    part = models.CharField(_("part"), max_length=16, choices=ReportPart.choices)
    text = models.TextField(_("remark"))

    class Meta:
        verbose_name = _("remark about a part")
        verbose_name_plural = _("remarks about parts")
        ordering = ["version", "id"]
        constraints = [models.UniqueConstraint(name="part_remark_once", fields=["version", "part"])]

    def __str__(self) -> str:
        return self.text[:80]


class MinistryReportFile(models.Model):
    """A file that belongs to one part of a report."""

    report = models.ForeignKey(MinistryReport, on_delete=models.CASCADE, related_name="files")
    part = models.CharField(_("part"), max_length=16, choices=ReportPart.choices)
    upload = models.OneToOneField(
        Upload, on_delete=models.PROTECT, related_name="ministry_report_file"
    )
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("taken out at"), null=True, blank=True)

    class Meta:
        verbose_name = _("file of a ministry report")
        verbose_name_plural = _("files of ministry reports")
        ordering = ["report", "part", "added_at"]

    def __str__(self) -> str:
        return str(self.upload)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id


class Promise(models.Model):
    """What a ministry says it will do by the next meeting, and what it says then came of it."""

    report = models.ForeignKey(MinistryReport, on_delete=models.CASCADE, related_name="promises")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("promise, Swahili"), max_length=500, blank=True)
    text_en = models.CharField(_("promise, English"), max_length=500, blank=True)
    text = Bilingual("text")
    due_on = models.DateField(_("by when"), null=True, blank=True)
    answered_in = models.ForeignKey(
        MinistryReport,
        verbose_name=_("answered in the report"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="promises_answered",
    )
    outcome = models.CharField(
        _("what came of it"), max_length=10, choices=PromiseOutcome.choices, blank=True
    )
    outcome_note = models.CharField(_("explanation"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("promise of a ministry")
        verbose_name_plural = _("promises of ministries")
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(name="promise_order_once", fields=["report", "order"]),
            models.CheckConstraint(
                name="promise_has_text", condition=~Q(text_sw="") | ~Q(text_en="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id
