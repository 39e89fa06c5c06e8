"""The desks of an edition, for those who watch over them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from egov_meeting.meetings.models import Edition
from registrations.choices import DeskActKind, DeskOutcome
from registrations.models import Checkpoint, Desk, DeskAct
from registrations.selectors.own import own_since

# A device speaks every quarter of a minute; after this long it has no network.
_SILENT = dt.timedelta(minutes=2)
_CLOCK_WRONG = 60


class DeskRow(NamedTuple):
    """A desk as listed: `state` is "open", "silent", "over" or "closed"."""

    desk: Desk
    state: str
    clock_is_wrong: bool


def desks_of(*, edition: Edition) -> QuerySet[Desk]:
    """The latest first, each with how many acts it handed in (`taken`) and how many were refused."""
    rows = Desk.objects.filter(edition=edition).select_related("officer")
    return rows.annotate(
        taken=Count("acts"), refused=Count("acts", filter=Q(acts__outcome=DeskOutcome.REFUSED))
    ).order_by("-opened_at")


def desk_rows(desks: list[Desk], *, at: dt.datetime) -> list[DeskRow]:
    """The desks with how they stand at `at`."""
    return [
        DeskRow(desk, _state(desk, at), abs(desk.clock_off_by) > _CLOCK_WRONG) for desk in desks
    ]


def last_scan(*, desk: Desk, reference: str, door: Checkpoint) -> DeskAct | None:
    """The last time the desk let this person in by the door; None of whoever had the place before."""
    rows = DeskAct.objects.filter(
        desk=desk, checkpoint=door, registration__reference=reference, kind=DeskActKind.SCAN
    )
    found = rows.select_related("registration").order_by("-at").first()
    place = found.registration if found else None
    is_handed_over = place is not None and place.link_version > 1
    if found and place and is_handed_over and found.at < own_since(registration=place):
        return None
    return found


def _state(desk: Desk, at: dt.datetime) -> str:
    if desk.closed_at is not None:
        return "closed"
    if desk.expires_at <= at:
        return "over"
    heard = desk.last_seen_at or desk.opened_at
    return "silent" if heard + _SILENT < at else "open"
