import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from reports.choices import Delivery, ProgressState
from reports.models.resolutions import Resolution
from reports.workflow import PROGRESS_WORKFLOW

_PERCENTAGE = Q(percentage__isnull=True) | Q(percentage__gte=0, percentage__lte=100)


class Obligation(models.Model):
    """An institution answers for a resolution, and how it stands by its last accepted report.

    Rows of owners named one by one are there from adoption; those of a class appear when one of its
    institutions first reports, so that nothing counts as 0 because nobody answered. What is reported
    done stands as such from the moment it is handed in, until it is verified or returned. `weight` is
    its share in the roll-up of the resolution.
    """

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="obligations")
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="obligations",
    )
    delivery = models.CharField(
        _("delivery"), max_length=14, choices=Delivery.choices, default=Delivery.NOT_STARTED
    )
    percentage = models.PositiveSmallIntegerField(_("per cent"), null=True, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    focal_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("focal person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="obligations",
    )
    due_on = models.DateField(_("due on, if another day"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    assessed_at = models.DateTimeField(_("last report accepted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = ["resolution", "institution"]
        constraints = [
            models.UniqueConstraint(name="obligation_once", fields=["resolution", "institution"]),
            models.CheckConstraint(name="obligation_percentage_range", condition=_PERCENTAGE),
            models.CheckConstraint(name="obligation_weighs_something", condition=Q(weight__gte=1)),
        ]
        indexes = [models.Index(name="obligation_of_institution", fields=["institution"])]

    def __str__(self) -> str:
        return f"{self.institution}: {self.resolution}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.resolution.edition_id


class ProgressReport(models.Model):
    """What an institution says it has done, with evidence; e-GA accepts it or sends it back."""

    workflow = PROGRESS_WORKFLOW

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProgressState.choices,
        default=ProgressState.SUBMITTED,
    )
    delivery = models.CharField(_("delivery"), max_length=14, choices=Delivery.choices)
    percentage = models.PositiveSmallIntegerField(_("per cent"))
    note = models.TextField(_("what was done"))
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    fall_reason = models.TextField(_("why it is less than before"), blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)
    reviewed_by_label = models.CharField(_("reviewed by"), max_length=300, blank=True)
    remarks = models.TextField(_("remarks when returned"), blank=True)

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["obligation", "-number"]
        constraints = [
            models.UniqueConstraint(name="progress_report_once", fields=["obligation", "number"]),
            models.UniqueConstraint(
                name="progress_report_one_waiting",
                fields=["obligation"],
                condition=Q(state=ProgressState.SUBMITTED),
            ),
            models.CheckConstraint(
                name="progress_percentage_range",
                condition=Q(percentage__gte=0, percentage__lte=100),
            ),
            models.CheckConstraint(
                name="progress_returned_says_why",
                condition=~Q(state=ProgressState.RETURNED) | ~Q(remarks=""),
            ),
        ]
        indexes = [models.Index(name="progress_by_state", fields=["state", "at"])]

    def __str__(self) -> str:
        return f"{self.obligation} {self.number}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.obligation.edition_id


class Evidence(models.Model):
    """A file that shows what a progress report says."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="evidence")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="evidence")
    caption = models.CharField(_("what it shows"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["report", "id"]

    def __str__(self) -> str:
        return str(self.upload)


class Assessment(models.Model):
    """How a resolution stood at an edition: once written it stays. Rows are only added."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="assessments")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="assessments")
    delivery = models.CharField(_("delivery"), max_length=14, choices=Delivery.choices)
    percentage = models.DecimalField(
        _("per cent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    reported = models.PositiveIntegerField(_("institutions that reported"))
    answering = models.PositiveIntegerField(_("institutions that answer"))
    note_sw = models.TextField(_("assessment, Swahili"), blank=True)
    note_en = models.TextField(_("assessment, English"), blank=True)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("assessment of a resolution")
        verbose_name_plural = _("assessments of resolutions")
        ordering = ["resolution", "edition"]
        constraints = [
            models.UniqueConstraint(name="assessment_once", fields=["resolution", "edition"]),
            models.CheckConstraint(name="assessment_percentage_range", condition=_PERCENTAGE),
        ]

    def __str__(self) -> str:
        return f"{self.resolution} – {self.edition}"
