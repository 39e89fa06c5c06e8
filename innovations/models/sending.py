from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innovations.choices import OPEN_SENDINGS, SendingState
from innovations.models.call import Call
from innovations.workflow import SENDING_WORKFLOW


class LetterSending(models.Model):
    """One wish to write to all entrants of a call, and how far it is.

    The outbox is the truth about who was written to; the queue only carries the number of this row.
    """

    workflow = SENDING_WORKFLOW

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="letter_sendings")
    state = models.CharField(
        _("state"), max_length=10, choices=SendingState.choices, default=SendingState.QUEUED
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked for at"))
    heartbeat_at = models.DateTimeField(_("last sign of life"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    total = models.PositiveIntegerField(_("letters to write"))
    written = models.PositiveIntegerField(_("letters written"), default=0)

    class Meta:
        verbose_name = _("sending of letters to entrants")
        verbose_name_plural = _("sendings of letters to entrants")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="letter_sending_open_once",
                fields=["call"],
                condition=Q(state__in=OPEN_SENDINGS),
            )
        ]

    def __str__(self) -> str:
        return str(self.call)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.call.edition_id

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_SENDINGS

    @property
    def percent(self) -> int:
        """How far it is, from 0 to 100."""
        return 100 * self.written // self.total if self.total else 100
