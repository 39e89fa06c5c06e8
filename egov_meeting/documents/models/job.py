import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import OPEN_JOB_STATES, DocumentLanguage, JobState
from egov_meeting.documents.models.document import Document
from egov_meeting.documents.workflow import JOB_WORKFLOW


class DocumentJob(models.Model):
    """One wish for a document, and how far it has come.

    The row is the truth, the queue only carries its id. `lease` belongs to the one worker that
    builds it now; whoever holds another lease, or none, may write nothing.
    """

    workflow = JOB_WORKFLOW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    edition = models.ForeignKey(
        "meetings.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="document_jobs",
    )
    subject = models.CharField(_("about"), max_length=80, default="", blank=True)
    language = models.CharField(_("language"), max_length=4, choices=DocumentLanguage.choices)
    params = models.JSONField(_("parameters"), default=dict, blank=True)
    request_key = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=JobState.choices, default=JobState.QUEUED
    )
    progress = models.PositiveSmallIntegerField(_("progress (per cent)"), default=0)
    step = models.CharField(_("step"), max_length=60, blank=True)
    step_count = models.PositiveIntegerField(_("count within the step"), null=True, blank=True)
    error_key = models.CharField(_("kind of failure"), max_length=60, blank=True)
    error_detail = models.TextField(_("technical detail"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    version = models.PositiveIntegerField(_("version"), null=True, blank=True)
    verification_code = models.CharField(_("verification code"), max_length=12, unique=True)
    lease = models.UUIDField(null=True, blank=True, editable=False)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("last sent to the queue"))
    times_sent = models.PositiveSmallIntegerField(_("times sent"), default=1)
    created_at = models.DateTimeField(_("asked for at"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    document = models.OneToOneField(
        Document,
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="job",
    )

    class Meta:
        verbose_name = _("document job")
        verbose_name_plural = _("document jobs")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="document_job_open_once",
                fields=["request_key"],
                condition=Q(state__in=OPEN_JOB_STATES),
            ),
            models.UniqueConstraint(
                name="document_job_version_once",
                fields=["edition", "kind", "language", "subject", "version"],
                condition=Q(state=JobState.RUNNING),
            ),
            models.CheckConstraint(
                name="document_job_progress_range", condition=Q(progress__lte=100)
            ),
            models.CheckConstraint(
                name="document_job_running_has_lease",
                condition=~Q(state=JobState.RUNNING)
                | Q(lease__isnull=False, heartbeat_at__isnull=False, version__isnull=False),
            ),
            models.CheckConstraint(
                name="document_job_failed_says_why",
                condition=~Q(state=JobState.FAILED) | ~Q(error_key=""),
            ),
        ]
        indexes = [
            models.Index(name="document_job_by_state", fields=["state", "sent_at"]),
            models.Index(
                name="document_job_open_of_subject",
                fields=["subject", "kind"],
                condition=Q(state__in=OPEN_JOB_STATES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_JOB_STATES
