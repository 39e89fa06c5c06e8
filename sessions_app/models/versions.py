from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition


class ProgrammeVersion(models.Model):
    """The programme as it was published: people read the newest one. Rows are only added.

    `snapshot` holds days, sessions, items and people as plain data in both languages; `changes` what
    differs from the version before.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="programme_versions"
    )
    number = models.PositiveIntegerField(_("number"))
    snapshot = models.JSONField(_("the programme"), editable=False)
    changes = models.JSONField(_("changes"), default=list, blank=True, editable=False)
    fingerprint = models.CharField(_("checksum of the contents (SHA-256)"), max_length=64)
    note_sw = models.TextField(_("what is new, Swahili"), blank=True)
    note_en = models.TextField(_("what is new, English"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    published_by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("version of the programme")
        verbose_name_plural = _("versions of the programme")
        ordering = ["edition", "-number"]
        constraints = [
            models.UniqueConstraint(name="programme_version_once", fields=["edition", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.number}"
