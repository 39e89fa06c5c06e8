from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Document
from egov_meeting.meetings.models import Edition
from reports.choices import ReportState, VersionState
from reports.workflow import REPORT_WORKFLOW, VERSION_WORKFLOW


class MeetingReport(models.Model):
    """The report of one edition. Its row is also the lock that writers of its texts take."""

    workflow = REPORT_WORKFLOW

    edition = models.OneToOneField(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="meeting_report",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT
    )
    current_version = models.OneToOneField(
        "ReportVersion",
        verbose_name=_("version in force"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("meeting report")
        verbose_name_plural = _("meeting reports")
        constraints = [
            models.CheckConstraint(
                name="report_published_has_version",
                condition=Q(state=ReportState.DRAFT, current_version__isnull=True)
                | Q(state=ReportState.PUBLISHED, current_version__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)


class ReportVersion(models.Model):
    """The whole report as it stood when somebody published it.

    `snapshot` holds every section's text in both languages and every figure with its value. Once
    published, triggers of the database refuse any change but its withdrawal.
    """

    workflow = VERSION_WORKFLOW

    report = models.ForeignKey(MeetingReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=10, choices=VersionState.choices, default=VersionState.DRAFT
    )
    snapshot = models.JSONField(_("the report's contents"), editable=False)
    fingerprint = models.CharField(_("checksum of the contents (SHA-256)"), max_length=64)
    accepted = models.JSONField(_("accepted when publishing"), default=list, blank=True)
    note = models.TextField(_("what is new"), blank=True)
    made_at = models.DateTimeField(_("asked for at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("why it was withdrawn"), blank=True)
    documents = models.ManyToManyField(
        Document, verbose_name=_("documents"), related_name="report_versions", blank=True
    )

    class Meta:
        verbose_name = _("version of the report")
        verbose_name_plural = _("versions of the report")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(name="report_version_once", fields=["report", "number"]),
            models.UniqueConstraint(
                name="report_version_one_in_the_making",
                fields=["report"],
                condition=Q(state=VersionState.DRAFT),
            ),
            models.CheckConstraint(
                name="report_version_published_has_date",
                condition=~Q(state=VersionState.PUBLISHED) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_version_withdrawn_has_reason",
                condition=~Q(state=VersionState.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return _("%(edition)s, version %(number)d") % {
            "edition": self.report.edition,
            "number": self.number,
        }

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id
