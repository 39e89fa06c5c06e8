from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import PartState
from egov_meeting.documents.models.job import DocumentJob


class JobPart(models.Model):
    """A part of a long document, made by whichever worker is free; the last one puts them together.

    `attempt_of_job` is the attempt of the job it belongs to: parts of an earlier attempt are void. A
    worker holds a part by its lease, as it holds a job.
    """

    job = models.ForeignKey(DocumentJob, on_delete=models.CASCADE, related_name="parts")
    attempt_of_job = models.PositiveSmallIntegerField(default=1)
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=10, choices=PartState.choices, default=PartState.QUEUED
    )
    lease = models.UUIDField(null=True, blank=True, editable=False)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    params = models.JSONField(default=dict, blank=True)
    file = models.FileField(_("file"), max_length=250, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)

    class Meta:
        verbose_name = _("part of a document")
        verbose_name_plural = _("parts of documents")
        ordering = ["job", "number"]
        constraints = [
            models.UniqueConstraint(
                name="job_part_once", fields=["job", "attempt_of_job", "number"]
            ),
            models.CheckConstraint(
                name="job_part_running_has_lease",
                condition=~Q(state=PartState.RUNNING)
                | Q(lease__isnull=False, heartbeat_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="job_part_by_state", fields=["job", "state"])]

    def __str__(self) -> str:
        return f"{self.job_id}/{self.number}"
