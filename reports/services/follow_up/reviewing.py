"""e-GA accepts what an institution reported, or returns it with remarks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_changes
from egov_meeting.audit.transitions import TransitionRefused, transition
from reports import follow_up_notifications as notifications
from reports.choices import Delivery, ProgressState
from reports.models import Obligation, ProgressReport, Resolution
from reports.services.follow_up.rolling_up import roll_up

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


class OwnReport(PermissionDenied):
    """Nobody verifies what they reported themselves."""


def accept_progress(*, report: ProgressReport, by: Actor, at: datetime) -> None:
    """Take the report as how the obligation stands; what was reported done is verified by this.

    The institution is told. Raises TransitionRefused when somebody was faster, OwnReport and
    PermissionDenied.
    """
    if report.by_id is not None and report.by_id == by.pk:
        raise OwnReport
    with transaction.atomic():
        resolution, obligation = _locked_above(report)
        transition(
            report,
            to=ProgressState.ACCEPTED,
            by=by,
            at=at,
            also=_reviewed(by, at),
            action="reports.progress_accepted",
        )
        fields = {
            "delivery": _delivery_accepted(report),
            "percentage": report.percentage,
            "next_step": report.next_step,
            "assessed_at": at,
        }
        save_changes(obligation, by=by, at=at, action="reports.obligation_stands", fields=fields)
        roll_up(resolution=resolution, by=by, at=at)
        notifications.tell_accepted(report, at=at)


def return_progress(*, report: ProgressReport, remarks: str, by: Actor, at: datetime) -> None:
    """Send the report back; the institution reads why and may report again.

    What was reported done falls back to the last accepted report. Raises ValidationError without
    remarks, TransitionRefused when somebody was faster, PermissionDenied.
    """
    if not remarks.strip():
        raise ValidationError({"remarks": _("Say what is missing, so that it can be mended.")})
    with transaction.atomic():
        resolution, obligation = _locked_above(report)
        transition(
            report,
            to=ProgressState.RETURNED,
            by=by,
            at=at,
            also={**_reviewed(by, at), "remarks": remarks.strip()},
            action="reports.progress_returned",
            shown_publicly=False,
        )
        if obligation.delivery == Delivery.REPORTED_DONE:
            before = {"delivery": _delivery_before(obligation)}
            save_changes(obligation, by=by, at=at, action="reports.not_verified", fields=before)
        roll_up(resolution=resolution, by=by, at=at)
        notifications.tell_returned(report, at=at)


def accept_many(
    *, reports: Iterable[ProgressReport], by: Actor, at: datetime
) -> tuple[int, list[ProgressReport]]:
    """Accept each by itself; returns how many were, and those that could not be any more."""
    done, left = 0, []
    for report in reports:
        try:
            accept_progress(report=report, by=by, at=at)
        except (TransitionRefused, PermissionDenied):
            left.append(report)
        else:
            done += 1
    return done, left


def _locked_above(report: ProgressReport) -> tuple[Resolution, Obligation]:
    """The resolution and the obligation, locked in this order by everybody who writes below."""
    resolution: Resolution = locked(report.obligation.resolution)
    obligation: Obligation = locked(report.obligation)
    return resolution, obligation


def _reviewed(by: Actor, at: datetime) -> dict[str, Any]:
    return {"reviewed_at": at, "reviewed_by_label": by.audit_label[:300]}


def _delivery_accepted(report: ProgressReport) -> str:
    done = report.delivery == Delivery.REPORTED_DONE
    return Delivery.VERIFIED_DONE if done else report.delivery


def _delivery_before(obligation: Obligation) -> str:
    last = obligation.reports.filter(state=ProgressState.ACCEPTED).first()
    return _delivery_accepted(last) if last else Delivery.NOT_STARTED
