"""Until when a desk may let people in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from egov_meeting.accounts.permissions import forget_roles, has_capability
from egov_meeting.audit.models import Event
from registrations.models import Desk

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


class End(NamedTuple):
    """The moment from which nothing is accepted, and why: "closed", "expired" or "rights"."""

    at: dt.datetime
    why: str


def end_of_desk(*, desk: Desk, officer: User) -> End:
    """The earliest of: the time the desk is good for, its signing out, the end of the officer's rights."""
    ends = [End(desk.expires_at, "expired")]
    if desk.closed_at is not None:
        ends.append(End(desk.closed_at, "closed"))
    ended = rights_ended_at(desk=desk, officer=officer)
    if ended is not None:
        ends.append(End(ended, "rights"))
    return min(ends)


def rights_ended_at(*, desk: Desk, officer: User) -> dt.datetime | None:
    """When the officer's right to work at a desk of the edition ended; None while it stands.

    As the trail says when a role was taken or the account closed after the desk was opened. Where it
    says nothing, the moment the desk was opened: rather refuse and show than let in.
    """
    forget_roles(officer)
    if has_capability(officer, "desk.work", edition_id=desk.edition_id):
        return None
    closed = Q(action="accounts.closed", object_type="accounts.user", object_id=str(officer.pk))
    taken = Q(action="accounts.role_taken", before__user__id=officer.pk)
    ends = Event.objects.filter(closed | taken, at__gte=desk.opened_at).order_by("-at")
    return ends.values_list("at", flat=True).first() or desk.opened_at
