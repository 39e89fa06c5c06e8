"""The spreadsheet of a delegation, as people have it in hand: upload, register, stop, cancel, try again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import transition
from egov_meeting.celery import app
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.queue import enqueue
from registrations.choices import OPEN_IMPORT_STATES, ImportState, RowOutcome
from registrations.models import DelegationImport
from registrations.names import tidy

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

# By name: tasks stand above services and are not imported from here.
TASK = "registrations.tasks.work_on_import"
MOST_OPEN = 20
_LONGEST_FILENAME = 200
# What a sheet looks like before a worker has it in hand.
FRESH: dict[str, Any] = {
    "progress": 0,
    "lease": None,
    "heartbeat_at": None,
    "attempts": 0,
    "times_sent": 1,
    "error_key": "",
    "error_values": {},
    "finished_at": None,
}


def start_import(
    *,
    edition: Edition,
    institution: Institution,
    filename: str,
    content: bytes,
    by: User,
    at: datetime,
) -> DelegationImport:
    """Keep the file and let a worker read it; nobody is registered yet.

    The same file sent twice while the first is open gives the first one back. Raises ValidationError
    when the institution has very many open ones.
    """
    checksum = hashlib.sha256(content).hexdigest()
    ours = DelegationImport.objects.filter(
        edition=edition, institution=institution, state__in=OPEN_IMPORT_STATES
    )
    open_already = ours.filter(sha256=checksum)
    found = open_already.first()
    if found:
        return found
    if ours.count() >= MOST_OPEN:
        raise ValidationError(
            _("The institution has many spreadsheets open. Register or cancel some of them first.")
        )
    try:
        with transaction.atomic():
            sheet = DelegationImport.objects.create(
                edition=edition,
                institution=institution,
                uploaded_by=by,
                uploaded_at=at,
                filename=tidy(filename)[-_LONGEST_FILENAME:] or "?",
                size=len(content),
                sha256=checksum,
                content=content,
                sent_at=at,
            )
            record(
                action="registrations.sheet_uploaded",
                obj=sheet,
                by=by,
                at=at,
                after={"institution": institution, "size": len(content), "sha256": checksum},
                shown_publicly=False,
            )
            send_import(sheet)
    except IntegrityError:
        # The button was pressed twice in the same moment.
        return open_already.get()
    return sheet


def commit_import(*, sheet: DelegationImport, by: User, at: datetime) -> None:
    """Let a worker register the rows that are new; faulty ones are left as they are.

    Raises ValidationError when there is none, TransitionRefused unless the sheet was read and waits.
    """
    if not sheet.rows.filter(outcome=RowOutcome.NEW).exists():
        raise ValidationError(_("There is nobody new in this spreadsheet."))
    with transaction.atomic():
        fresh = {**FRESH, "sent_at": at, "committed_by": by, "committed_at": at}
        _move(sheet, to=ImportState.COMMITTING, by=by, at=at, **fresh)
        send_import(sheet)


def stop_committing(*, sheet: DelegationImport, by: User, at: datetime) -> None:
    """Stop before the next row. Who is registered stays; the others can be registered later.

    Raises TransitionRefused when the worker has come to the end.
    """
    _move(sheet, to=ImportState.READY, by=by, at=at, lease=None, heartbeat_at=None, progress=100)


def cancel_import(*, sheet: DelegationImport, by: User, at: datetime) -> None:
    """Put the sheet away; nobody else is registered from it. Raises TransitionRefused when it has ended."""
    with transaction.atomic():
        _move(sheet, to=ImportState.CANCELLED, by=by, at=at, lease=None, finished_at=at)
        forget_content(sheet)


def retry_import(*, sheet: DelegationImport, by: User, at: datetime) -> None:
    """Take a failed sheet up where it failed: read it again, or register those who are not yet.

    Raises ValidationError when the file itself was at fault, TransitionRefused unless it failed.
    """
    fresh = {**FRESH, "sent_at": at}
    reads_again = sheet.committed_at is None
    if reads_again and not sheet.content:
        raise ValidationError(_("Put the file right and upload it again."))
    try:
        with transaction.atomic():
            to = ImportState.READING if reads_again else ImportState.COMMITTING
            _move(sheet, to=to, by=by, at=at, **fresh)
            send_import(sheet)
    except IntegrityError:
        raise ValidationError(_("The same file was uploaded again and is open already.")) from None


def send_import(sheet: DelegationImport) -> None:
    """Send the sheet to the workers after commit. The row stays the truth when the queue is away."""
    enqueue(app.signature(TASK), str(sheet.pk))


def forget_content(sheet: DelegationImport) -> None:
    """Delete the bytes of the file."""
    DelegationImport.objects.filter(pk=sheet.pk).update(content=b"")
    sheet.content = b""


def _move(sheet: DelegationImport, *, to: str, by: User, at: datetime, **also: Any) -> None:
    transition(sheet, to=to, by=by, at=at, also=also, shown_publicly=False)
