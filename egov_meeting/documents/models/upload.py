import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.workflow import UPLOAD_WORKFLOW


class Upload(models.Model):
    """A file that somebody hands in: received in parts, checked by content, then never changed.

    `kind` names a registered kind of upload, which says who may send, see and withdraw it; `subject`
    is what it belongs to ("ministry_report:12"). Only what is `ready` is ever given out.
    """

    workflow = UPLOAD_WORKFLOW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    edition = models.ForeignKey(
        "meetings.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="uploads",
    )
    subject = models.CharField(_("about"), max_length=80)
    state = models.CharField(
        _("state"), max_length=10, choices=UploadState.choices, default=UploadState.RECEIVING
    )
    filename = models.CharField(_("file name"), max_length=150)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    received = models.PositiveBigIntegerField(_("bytes received"), default=0)
    media_type = models.CharField(_("file type"), max_length=100, blank=True)
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True)
    file = models.FileField(_("file"), max_length=250, blank=True)
    refusal = models.CharField(_("why it was refused"), max_length=40, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_by_label = models.CharField(_("sent by"), max_length=300)
    started_at = models.DateTimeField(_("started at"))
    last_part_at = models.DateTimeField(_("last part at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("file handed in")
        verbose_name_plural = _("files handed in")
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                name="upload_received_within_size", condition=Q(received__lte=F("size"))
            ),
            models.CheckConstraint(
                name="upload_ready_has_file",
                condition=~Q(state=UploadState.READY)
                | (~Q(file="") & ~Q(sha256="") & ~Q(media_type="")),
            ),
            models.CheckConstraint(
                name="upload_refused_says_why",
                condition=~Q(state=UploadState.REFUSED) | ~Q(refusal=""),
            ),
        ]
        indexes = [
            models.Index(name="upload_of_subject", fields=["subject", "kind"]),
            models.Index(name="upload_by_state", fields=["state", "last_part_at"]),
        ]

    def __str__(self) -> str:
        return self.filename


class UploadPart(models.Model):
    """A stretch of bytes of an upload on its way, in the storage, until the file is put together."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    offset = models.PositiveBigIntegerField(_("first byte"))
    size = models.PositiveIntegerField(_("size in bytes"))
    file = models.FileField(_("file"), max_length=250)

    class Meta:
        verbose_name = _("part of a file handed in")
        verbose_name_plural = _("parts of files handed in")
        ordering = ["upload", "offset"]
        constraints = [
            models.UniqueConstraint(name="upload_part_once", fields=["upload", "offset"])
        ]

    def __str__(self) -> str:
        return f"{self.upload_id}: {self.offset}"
