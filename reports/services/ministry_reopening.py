"""A closed call is opened again, on record: what was frozen is kept, and the next close takes the tables down anew."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from reports.models import MinistryCall
from reports.notifications_ministry import tell_reopened


def reopen_call(
    *, call: MinistryCall, due_at: datetime, reason: str, by: Actor, at: datetime
) -> MinistryCall:
    """Let ministries write and hand in again until `due_at`; those whose report is out or returned are told.

    Until the next close tables I and II are read from the rows; each close stays (ClosedTables). Raises
    ValidationError: no reason, a day that is past, or a call that is not closed.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: it goes on record.")})
    if due_at <= at:
        raise ValidationError({"due_on": _("Name a day that is still ahead.")})
    with transaction.atomic():
        stored: MinistryCall = locked(call)
        if not stored.is_closed:
            raise ValidationError(_("The call is open: nothing needs to be opened again."))
        before = {"due_at": stored.due_at, "frozen_at": stored.frozen_at}
        stored.frozen, stored.frozen_at = None, None
        stored.due_at = due_at
        stored.reopened_at, stored.reopened_why = at, reason.strip()
        stored.full_clean()
        stored.save(update_fields=["frozen", "frozen_at", "due_at", "reopened_at", "reopened_why"])
        record(
            action="ministry_reports.reopened",
            obj=stored,
            by=by,
            at=at,
            before=before,
            after={"due_at": due_at, "frozen_at": None},
            reason=stored.reopened_why,
        )
        tell_reopened(call=stored, at=at)
    call.refresh_from_db()
    return call
