"""Keeping on the resolution how it stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from egov_meeting.audit.services import locked, save_changes
from reports.choices import Delivery
from reports.models import ProgressReport, Resolution
from reports.rolling_up import RollUp, rolled_up
from reports.selectors.owing import CLOSED, Institutions

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def roll_up(
    *,
    resolution: Resolution,
    by: Actor,
    at: datetime,
    institutions: Institutions | None = None,
) -> RollUp:
    """Count anew who answers, who reported and how far it is, under the resolution's lock.

    What e-GA set with a reason (`delivery_reason`) stays, and so does a state nobody has reported on.
    """
    institutions = institutions or Institutions()
    with transaction.atomic():
        stored: Resolution = locked(resolution)
        found = rolled_up(
            stored.obligations.all(),
            answering=institutions.answering(stored),
            institutions=institutions,
        )
        fields = {
            "answering": found.answering,
            "reported": found.reported,
            "percentage": found.percentage,
            "delivery": _delivery(stored, found),
        }
        # Loads and owners that stay as they were call this often; validating each time would be felt.
        if any(getattr(stored, name) != value for name, value in fields.items()):
            save_changes(stored, by=by, at=at, action="reports.rolled_up", fields=fields)
    for name, value in fields.items():
        setattr(resolution, name, value)
    return found


def _delivery(stored: Resolution, found: RollUp) -> str:
    if stored.delivery_reason and stored.delivery in CLOSED:
        return stored.delivery
    if found.delivery:
        return found.delivery
    if ProgressReport.objects.filter(obligation__resolution=stored).exists():
        return Delivery.NOT_STARTED
    return stored.delivery
