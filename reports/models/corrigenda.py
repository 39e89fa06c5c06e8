from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import Bilingual
from reports.choices import CorrigendumState
from reports.models.resolutions import Resolution
from reports.workflow import CORRIGENDUM_WORKFLOW


class Corrigendum(models.Model):
    """A slip of the pen in an adopted text, put right beside it: one person proposes, another confirms.

    It holds title and text as they should read; the frozen text stays as the meeting adopted it.
    """

    workflow = CORRIGENDUM_WORKFLOW

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="corrigenda")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=CorrigendumState.choices,
        default=CorrigendumState.PROPOSED,
    )
    title_sw = models.CharField(_("title in Swahili"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    title = Bilingual("title")
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"))
    text = Bilingual("text")
    reason_sw = models.CharField(_("reason, Swahili"), max_length=300)
    reason_en = models.CharField(_("reason, English"), max_length=300)
    reason = Bilingual("reason")
    proposed_by_id = models.BigIntegerField(editable=False)
    proposed_by_label = models.CharField(_("proposed by"), max_length=300)
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by_id = models.BigIntegerField(null=True, editable=False)
    decided_by_label = models.CharField(_("decided by"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_why = models.CharField(_("why it was not taken"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("correction of an adopted text")
        verbose_name_plural = _("corrections of adopted texts")
        ordering = ["resolution", "number"]
        constraints = [
            models.UniqueConstraint(
                name="corrigendum_number_once", fields=["resolution", "number"]
            ),
            models.UniqueConstraint(
                name="corrigendum_waits_once",
                fields=["resolution"],
                condition=Q(state=CorrigendumState.PROPOSED),
            ),
            models.CheckConstraint(
                name="corrigendum_by_two",
                condition=~Q(state=CorrigendumState.CONFIRMED)
                | (
                    Q(decided_by_id__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by_id=F("proposed_by_id"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution} {self.number}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.resolution.edition_id
