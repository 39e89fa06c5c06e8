from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from reports.choices import FindingChoice


class FindingDecision(models.Model):
    """What the editors decided about one contradiction; `key` is that of reports.findings."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="finding_decisions")
    key = models.CharField(_("finding"), max_length=200)
    choice = models.CharField(_("decision"), max_length=12, choices=FindingChoice.choices)
    text = models.TextField(_("explanation"), blank=True)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("decision about a finding")
        verbose_name_plural = _("decisions about findings")
        ordering = ["edition", "key"]
        constraints = [
            models.UniqueConstraint(name="finding_decision_once", fields=["edition", "key"]),
            models.CheckConstraint(
                name="finding_explained_has_text",
                condition=~Q(choice=FindingChoice.EXPLAINED) | ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.key
