import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import DocumentLanguage, DocumentState
from egov_meeting.documents.verification_codes import grouped_code
from egov_meeting.documents.workflow import DOCUMENT_WORKFLOW


class Document(models.Model):
    """A finished file: its place, checksum and code never change once the row is there."""

    workflow = DOCUMENT_WORKFLOW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    edition = models.ForeignKey(
        "meetings.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="documents",
    )
    # What of the edition it is about ("bill:123"); "" when it is about the whole of it.
    subject = models.CharField(_("about"), max_length=80, default="", blank=True)
    language = models.CharField(_("language"), max_length=4, choices=DocumentLanguage.choices)
    version = models.PositiveIntegerField(_("version"))
    params = models.JSONField(_("parameters"), default=dict, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DocumentState.choices,
        default=DocumentState.DRAFT,
    )
    file = models.FileField(_("file"), max_length=250)
    filename = models.CharField(_("file name"), max_length=150)
    media_type = models.CharField(_("file type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    source_fingerprint = models.CharField(
        _("fingerprint of the data it was made from"), max_length=64, blank=True
    )
    verification_code = models.CharField(_("verification code"), max_length=12, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made for"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("made at"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revocation_reason = models.TextField(_("why it was revoked"), blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["edition", "kind", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="document_version_once",
                fields=["edition", "kind", "language", "subject", "version"],
            ),
            models.CheckConstraint(
                name="document_published_has_date",
                condition=Q(state=DocumentState.DRAFT) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="document_revoked_has_reason",
                condition=~Q(state=DocumentState.REVOKED)
                | (Q(revoked_at__isnull=False) & ~Q(revocation_reason="")),
            ),
        ]
        indexes = [
            models.Index(name="document_recent", fields=["edition", "-created_at"]),
            models.Index(name="document_of_subject", fields=["subject", "kind"]),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def code(self) -> str:
        """The verification code as it is printed, in groups of four."""
        return grouped_code(self.verification_code)
