from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.choices import (
    OPEN_IMPORT_STATES,
    WORKING_IMPORT_STATES,
    ImportState,
    RowOutcome,
)
from registrations.models.registration import Registration
from registrations.workflow import IMPORT_WORKFLOW


class DelegationImport(models.Model):
    """A spreadsheet of people to be registered, and how far it has come.

    The row is the truth, the queue only carries its id. `lease` belongs to the one worker that is
    busy with it; whoever holds another lease, or none, may write nothing. `content` is emptied as
    soon as it is read. `notes` are things to know of the whole sheet, as pairs of a key and values.
    """

    workflow = IMPORT_WORKFLOW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="delegation_imports"
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="delegation_imports",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    filename = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveIntegerField(_("size (bytes)"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    content = models.BinaryField(default=b"", editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState.choices, default=ImportState.READING
    )
    progress = models.PositiveSmallIntegerField(_("progress (per cent)"), default=0)
    row_count = models.PositiveIntegerField(_("rows"), default=0)
    notes = models.JSONField(_("notes"), default=list, blank=True)
    error_key = models.CharField(_("kind of failure"), max_length=40, blank=True)
    error_values = models.JSONField(_("details of the failure"), default=dict, blank=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("registered by the person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    committed_at = models.DateTimeField(_("registered from"), null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True, editable=False)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("last sent to the queue"))
    times_sent = models.PositiveSmallIntegerField(_("times sent"), default=1)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    anonymised_at = models.DateTimeField(_("emptied at"), null=True, blank=True)

    class Meta:
        verbose_name = _("spreadsheet of a delegation")
        verbose_name_plural = _("spreadsheets of delegations")
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                name="delegation_import_open_once",
                fields=["edition", "institution", "sha256"],
                condition=Q(state__in=OPEN_IMPORT_STATES),
            ),
            models.CheckConstraint(
                name="delegation_import_progress_range", condition=Q(progress__lte=100)
            ),
            models.CheckConstraint(
                name="delegation_import_failed_says_why",
                condition=~Q(state=ImportState.FAILED) | ~Q(error_key=""),
            ),
        ]
        indexes = [
            models.Index(
                name="delegation_import_listed", fields=["institution", "edition", "-uploaded_at"]
            ),
            models.Index(
                name="delegation_import_working",
                fields=["sent_at"],
                condition=Q(state__in=WORKING_IMPORT_STATES),
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_working(self) -> bool:
        """Whether a worker has it in hand or will take it."""
        return self.state in WORKING_IMPORT_STATES

    def form_key_of(self, number: int) -> uuid.UUID:
        """The key that makes the row of this number one registration, however often it is tried."""
        return uuid.uuid5(self.pk, str(number))


class ImportRow(models.Model):
    """A row of the sheet: the cells as they were, and what becomes of them.

    `number` is that in the sheet. `cells` are texts by column key; `problems` are mappings with
    `column`, `code` and `values`. Both are emptied some time after the end.
    """

    sheet = models.ForeignKey(DelegationImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"), default=dict, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome.choices)
    problems = models.JSONField(_("problems"), default=list, blank=True)
    group_number = models.PositiveSmallIntegerField(_("group"), null=True, blank=True)
    registration = models.ForeignKey(
        Registration,
        verbose_name=_("registration"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_rows",
    )

    class Meta:
        verbose_name = _("row of a spreadsheet")
        verbose_name_plural = _("rows of a spreadsheet")
        ordering = ["sheet", "number"]
        constraints = [
            models.UniqueConstraint(name="import_row_once", fields=["sheet", "number"]),
        ]
        indexes = [
            models.Index(name="import_row_by_outcome", fields=["sheet", "outcome", "number"])
        ]

    def __str__(self) -> str:
        return str(self.number)
