from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition
from registrations.models import Registration
from sessions_app.choices import ContributionKind, ContributionSource, ContributionState
from sessions_app.models.programme import Item
from sessions_app.workflow import CONTRIBUTION_WORKFLOW


class Contribution(models.Model):
    """A question or contribution about an item, from a participant's phone or the rapporteur's hand."""

    workflow = CONTRIBUTION_WORKFLOW

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="contributions")
    item = models.ForeignKey(
        Item, verbose_name=_("item"), on_delete=models.PROTECT, related_name="contributions"
    )
    kind = models.CharField(
        _("kind"),
        max_length=14,
        choices=ContributionKind.choices,
        default=ContributionKind.QUESTION,
    )
    source = models.CharField(_("source"), max_length=12, choices=ContributionSource.choices)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ContributionState.choices,
        default=ContributionState.WAITING,
    )
    text = models.TextField(_("text"), max_length=1000)
    # As it was sent, where a moderator corrected it.
    original_text = models.TextField(_("as it was sent"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    # As the person gave it; empty when asked without a name.
    name = models.CharField(_("name"), max_length=150, blank=True)
    may_be_named = models.BooleanField(_("agreed to be named"), default=False)
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    institution_name = models.CharField(_("institution, as written"), max_length=250, blank=True)
    registration = models.ForeignKey(
        Registration,
        verbose_name=_("registration"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
    )
    # Says that the same form came twice; its first half tells the device that may see it before it is shown.
    form_key = models.CharField(max_length=64, editable=False)
    votes = models.PositiveIntegerField(_("votes"), default=0)
    answer = models.TextField(_("answer"), blank=True)
    # For moderators alone: why it is not shown.
    remark = models.TextField(_("reason, for staff"), blank=True)
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("contribution from the floor")
        verbose_name_plural = _("contributions from the floor")
        ordering = ["item", "-votes", "sent_at", "id"]
        constraints = [
            models.UniqueConstraint(name="contribution_form_once", fields=["item", "form_key"]),
            models.CheckConstraint(name="contribution_has_text", condition=~models.Q(text="")),
        ]
        indexes = [
            models.Index(name="contribution_of_edition", fields=["edition", "state", "sent_at"])
        ]

    def __str__(self) -> str:
        # Without its words: the trail is read by others than those who moderate.
        return f"{self.get_kind_display()} {self.pk or ''}".strip()

    @property
    def said_by(self) -> str:
        """Name and institution as everybody may read them; "" without the person's word."""
        return self.sender if self.may_be_named else ""

    @property
    def sender(self) -> str:
        """Name and institution, for moderators."""
        return ", ".join(filter(None, (self.name, str(self.institution or self.institution_name))))


class Vote(models.Model):
    """One device found a contribution important. `voter` is a keyed digest, no person."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="vote_rows"
    )
    voter = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [models.UniqueConstraint(name="vote_once", fields=["contribution", "voter"])]

    def __str__(self) -> str:
        return str(self.contribution_id)
