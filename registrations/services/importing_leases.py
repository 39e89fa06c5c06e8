"""Who works on a spreadsheet: taking it, staying on it, and taking it up again after a killed worker."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import transition
from registrations.choices import WORKING_IMPORT_STATES, ImportState
from registrations.models import DelegationImport
from registrations.services.importing import send_import

# A worker gives a sign of life with every row; after this long without one it is taken for dead.
LEASE_LASTS = timedelta(seconds=45)
MAX_ATTEMPTS = 4
# A message not acted upon is sent again after this long, then after twice as long, and so on.
RESEND_AFTER = timedelta(seconds=30)
RESEND_AT_MOST = timedelta(minutes=10)


class LeaseLost(Exception):
    """The sheet was cancelled or stopped, or another worker has it: write nothing more."""


def claim_import(*, import_id: uuid.UUID | str, at: datetime) -> DelegationImport | None:
    """Take the sheet for this worker; None when there is nothing to do or another worker is alive.

    A sheet whose workers died MAX_ATTEMPTS times fails, so that one bad file cannot take them down
    for ever.
    """
    with transaction.atomic():
        rows = DelegationImport.objects.select_for_update(of=("self",))
        sheet = (
            rows.select_related("edition", "institution", "committed_by")
            .filter(pk=import_id)
            .first()
        )
        if sheet is None or not sheet.is_working or _is_held(sheet, at):
            return None
        if sheet.attempts >= MAX_ATTEMPTS:
            fail_import(sheet=sheet, key="too_many_attempts", at=at)
            return None
        sheet.lease, sheet.heartbeat_at = uuid.uuid4(), at
        sheet.attempts += 1
        sheet.save(update_fields=["lease", "heartbeat_at", "attempts"])
        return sheet


def renew_lease(*, sheet: DelegationImport, at: datetime, progress: int) -> None:
    """Show a sign of life; inside a transaction the sheet is locked from here. Raises LeaseLost."""
    if not held(sheet).update(heartbeat_at=at, progress=min(progress, 99)):
        raise LeaseLost


def held(sheet: DelegationImport) -> QuerySet[DelegationImport]:
    """The sheet as long as it is this worker's."""
    return DelegationImport.objects.filter(pk=sheet.pk, state=sheet.state, lease=sheet.lease)


def finish_import(*, sheet: DelegationImport, to: str, at: datetime, **also: Any) -> None:
    """Move to the next state and give the lease back. Raises LeaseLost."""
    with transaction.atomic():
        renew_lease(sheet=sheet, at=at, progress=99)
        done = {"lease": None, "heartbeat_at": None, "progress": 100, **also}
        transition(sheet, to=to, by=SYSTEM, at=at, also=done, shown_publicly=False)


def fail_import(
    *, sheet: DelegationImport, key: str, at: datetime, values: dict[str, Any] | None = None
) -> None:
    """Say why it failed. Nothing happens when the sheet is somebody else's by now."""
    with transaction.atomic():
        rows = DelegationImport.objects.select_for_update(of=("self",))
        stored = rows.filter(pk=sheet.pk, state=sheet.state, lease=sheet.lease).first()
        if stored is None:
            return
        also = {
            "lease": None,
            "heartbeat_at": None,
            "error_key": key,
            "error_values": values or {},
            "finished_at": at,
        }
        transition(stored, to=ImportState.FAILED, by=SYSTEM, at=at, also=also, shown_publicly=False)


def resume_imports(*, at: datetime) -> int:
    """Send what a dead worker left and what the queue lost; returns how many were sent."""
    waiting = DelegationImport.objects.filter(state__in=WORKING_IMPORT_STATES).filter(
        Q(lease__isnull=True, sent_at__lt=at - RESEND_AFTER)
        | Q(lease__isnull=False, heartbeat_at__lt=at - LEASE_LASTS)
    )
    return sum(_send_again(sheet, at) for sheet in list(waiting.defer("content")))


def _is_held(sheet: DelegationImport, at: datetime) -> bool:
    return (
        sheet.lease is not None
        and sheet.heartbeat_at is not None
        and sheet.heartbeat_at >= at - LEASE_LASTS
    )


def _send_again(sheet: DelegationImport, at: datetime) -> int:
    pause = min(RESEND_AFTER * 2 ** (sheet.times_sent - 1), RESEND_AT_MOST)
    if sheet.lease is None and sheet.sent_at > at - pause:
        return 0
    with transaction.atomic():
        ours = DelegationImport.objects.filter(
            pk=sheet.pk, state=sheet.state, sent_at=sheet.sent_at
        ).update(sent_at=at, times_sent=min(sheet.times_sent + 1, 20))
        if ours:
            send_import(sheet)
    return ours
