from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from registrations.choices import RegistrationState


class Registration(models.Model):
    """One person registered for one group; the fee owed is fixed when the row is made."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="registrations")
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    fee_category = models.ForeignKey(
        FeeCategory,
        verbose_name=_("fee category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    full_name = models.CharField(_("full name"), max_length=150)
    amount_due = models.PositiveBigIntegerField(_("amount due (TZS)"), default=0)
    attended = models.BooleanField(_("attended"), default=False)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=RegistrationState.choices,
        default=RegistrationState.PENDING,
    )
    created_at = models.DateTimeField(_("registered at"))

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["edition", "group", "full_name"]
        constraints = [
            models.CheckConstraint(
                name="exempt_registration_owes_nothing",
                condition=~Q(state=RegistrationState.EXEMPT) | Q(amount_due=0),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
