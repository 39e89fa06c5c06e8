"""Handing in the report of a breakout group, returning and accepting it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import transition
from sessions_app.choices import BreakoutReportState
from sessions_app.models import BreakoutGroup, BreakoutReport
from sessions_app.selectors.breakout_reports import is_empty, open_asides
from sessions_app.services.breakout_telling import tell_accepted, tell_returned
from sessions_app.services.breakout_writing import open_report

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def hand_in_report(*, group: BreakoutGroup, by: Actor, at: datetime) -> None:
    """Give the report to the staff; nobody writes in it until it comes back.

    Raises ReportClosed when it is handed in already, ValidationError when nothing is written, or
    while a text is set aside: handing in must not leave somebody's words behind.
    """
    with transaction.atomic():
        report = open_report(group=group, by=by, at=at)
        if is_empty(report):
            raise ValidationError(_("Nothing is written in this report yet."), code="empty")
        if open_asides(report=report).exists():
            raise ValidationError(
                _("Two people changed the same lines. Put both texts together first."), code="aside"
            )
        transition(
            report,
            to=BreakoutReportState.SUBMITTED,
            by=by,
            at=at,
            also={"submitted_at": at},
            shown_publicly=False,
        )


def return_report(*, report: BreakoutReport, remarks: str, by: Actor, at: datetime) -> None:
    """Give it back with remarks; an accepted one too, which then leaves the public pages. Its writers are told."""
    if not remarks.strip():
        raise ValidationError(_("Say what is to be changed."), code="empty")
    with transaction.atomic():
        transition(report, to=BreakoutReportState.RETURNED, by=by, at=at, also={"remarks": remarks})
        tell_returned(report=report, at=at)


def accept_report(*, report: BreakoutReport, by: Actor, at: datetime) -> None:
    """Take the report as it is: everybody may read it, and the meeting's report tells it."""
    with transaction.atomic():
        transition(report, to=BreakoutReportState.ACCEPTED, by=by, at=at, also={"remarks": ""})
        tell_accepted(report=report, at=at)
