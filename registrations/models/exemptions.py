from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registrations.choices import DecisionState, ExemptionKind
from registrations.models.registration import Registration
from registrations.workflow import DECISION_WORKFLOW


class Exemption(models.Model):
    """A wish that somebody pay nothing: one member of staff asks with a reason, another one decides.

    `takes_back`: the wish that somebody who was let off pay after all, decided in the same way.
    """

    workflow = DECISION_WORKFLOW

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="exemptions"
    )
    kind = models.CharField(_("kind of exemption"), max_length=12, choices=ExemptionKind.choices)
    takes_back = models.BooleanField(_("takes an exemption back"), default=False)
    reason = models.CharField(_("reason"), max_length=500)
    state = models.CharField(
        _("state"), max_length=10, choices=DecisionState.choices, default=DecisionState.WAITING
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked for at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.CharField(_("note on the decision"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="exemption_asked_once",
                fields=["registration"],
                condition=Q(state=DecisionState.WAITING),
            ),
            models.CheckConstraint(
                name="exemption_by_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="exemption_decided_by_somebody",
                condition=Q(state=DecisionState.WAITING)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(name="exemption_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_kind_display()}"

    @property
    def edition_id(self) -> int:
        return self.registration.edition_id
