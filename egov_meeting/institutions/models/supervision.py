from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models.institution import Institution


class Supervision(models.Model):
    """The ministry an institution stands under, in a period; open ends mean "not known to differ"."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="supervisions"
    )
    ministry = models.ForeignKey(
        Institution, verbose_name=_("ministry"), on_delete=models.CASCADE, related_name="supervised"
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("supervision")
        verbose_name_plural = _("supervisions")
        ordering = ["institution", "ministry"]
        constraints = [
            models.CheckConstraint(
                name="supervision_not_of_itself", condition=~Q(institution=F("ministry"))
            ),
            models.UniqueConstraint(
                name="supervision_once", fields=["institution", "ministry", "since"]
            ),
            models.UniqueConstraint(
                name="supervision_once_without_start",
                fields=["institution", "ministry"],
                condition=Q(since__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution} → {self.ministry}"
