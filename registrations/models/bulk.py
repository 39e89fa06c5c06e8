from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from registrations.choices import BulkKind, BulkState, Outcome
from registrations.models.registration import Registration
from registrations.workflow import BULK_WORKFLOW

OPEN_BULK_STATES = (BulkState.QUEUED, BulkState.RUNNING)


class BulkAction(models.Model):
    """One thing done with many registrations: what, with which words, on whose wish, and how far it is.

    The rows are the truth, the queue only carries the number. `params` are what the person chose
    (reason, share, kind, group and fee), `query` how the registrations were found.
    """

    workflow = BULK_WORKFLOW

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="bulk_actions")
    kind = models.CharField(_("what is done"), max_length=10, choices=BulkKind.choices)
    params = models.JSONField(_("chosen"), default=dict, blank=True)
    query = models.JSONField(_("filter"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=BulkState.choices, default=BulkState.QUEUED
    )
    form_key = models.UUIDField(unique=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked for at"))
    heartbeat_at = models.DateTimeField(_("last sign of life"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("action on many registrations")
        verbose_name_plural = _("actions on many registrations")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(name="bulk_action_of_edition", fields=["edition", "-asked_at"]),
            models.Index(
                name="bulk_action_open",
                fields=["heartbeat_at"],
                condition=Q(state__in=OPEN_BULK_STATES),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_BULK_STATES


class BulkRow(models.Model):
    """One registration of the action, and what came of it; `why` says why it was left as it was."""

    action = models.ForeignKey(BulkAction, on_delete=models.CASCADE, related_name="rows")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="bulk_rows"
    )
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=Outcome.choices, default=Outcome.WAITING
    )
    why_sw = models.CharField(_("why, in Swahili"), max_length=300, blank=True)
    why_en = models.CharField(_("why, in English"), max_length=300, blank=True)
    why = Bilingual("why")

    class Meta:
        verbose_name = _("registration of an action on many")
        verbose_name_plural = _("registrations of an action on many")
        ordering = ["action", "pk"]
        constraints = [
            models.UniqueConstraint(name="bulk_row_once", fields=["action", "registration"]),
            models.CheckConstraint(
                name="bulk_row_left_says_why",
                condition=~Q(outcome=Outcome.LEFT) | ~Q(why_sw=""),
            ),
        ]
        indexes = [models.Index(name="bulk_row_by_outcome", fields=["action", "outcome", "id"])]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_outcome_display()}"
