from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.ministry_reports import MinistryCall


class ClosedTables(models.Model):
    """Tables I and II as one close of the call took them down. Rows are only added; the newest counts.

    `changes` says what differs from the close before (ministry_table_changes), `opened_why` why the
    call had been opened again.
    """

    call = models.ForeignKey(MinistryCall, on_delete=models.PROTECT, related_name="closes")
    number = models.PositiveSmallIntegerField(_("number"))
    tables = models.JSONField(_("the tables at the close"), editable=False)
    changes = models.JSONField(_("changes"), default=list, blank=True, editable=False)
    opened_why = models.CharField(_("why it was opened again"), max_length=500, blank=True)
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("tables at a close")
        verbose_name_plural = _("tables at each close")
        ordering = ["call", "-number"]
        constraints = [
            models.UniqueConstraint(name="closed_tables_number_once", fields=["call", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.number}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.call.edition_id
