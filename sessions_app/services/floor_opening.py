"""Opening and closing the floor of a programme item."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from egov_meeting.audit.services import locked, record
from sessions_app.choices import FloorState
from sessions_app.models import Item

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def open_floor(*, item: Item, by: Actor, at: datetime) -> bool:
    """Let people ask about the item from now on; False when they may already."""
    return _set(item, FloorState.OPEN, by=by, at=at)


def end_floor(*, item: Item, by: Actor, at: datetime) -> bool:
    """Take no more about the item; what was shown stays to be read. False when it is not open."""
    if item.floor != FloorState.OPEN:
        return False
    return _set(item, FloorState.ENDED, by=by, at=at)


def _set(item: Item, state: FloorState, *, by: Actor, at: datetime) -> bool:
    with transaction.atomic():
        stored: Item = locked(item)
        before = stored.floor
        if before == state:
            return False
        stored.floor = state
        stored.save(update_fields=["floor"])
        record(
            action=f"sessions_app.floor_{state}",
            obj=stored,
            by=by,
            at=at,
            before={"floor": before},
            after={"floor": state},
            shown_publicly=False,
        )
    item.floor = state
    return True
