"""Who wants to know what becomes of a bill: the apps above register in `apps.py`.

A handler is called as `handler(bill=…, by=…, at=…)` inside the transaction of the change, after the
bill is saved, with the bill's row locked: both stand or fall together, and a message that fails is
tried again. It finds what was billed in `bill.items`. Whoever locks other rows as well locks the
bill first, always, so that two of them never wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.payments.models import Bill

Handler = Callable[..., Any]


class BillEvent(StrEnum):
    CONTROL_NUMBER = "control_number"
    REFUSED = "refused"
    PART_PAID = "part_paid"
    PAID = "paid"
    OVERPAID = "overpaid"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    EXTENDED = "extended"
    REFUNDED = "refunded"
    UNCOUNTED = "uncounted"


_handlers: dict[BillEvent, list[Handler]] = {event: [] for event in BillEvent}


def on_bill(event: BillEvent, handler: Handler) -> None:
    """Call `handler` whenever `event` happens to a bill; registering it twice changes nothing."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def forget_handler(event: BillEvent, handler: Handler) -> None:
    """Take a handler out again (tests)."""
    _handlers[event].remove(handler)


def tell(event: BillEvent, *, bill: Bill, by: Actor, at: datetime) -> None:
    """Call every handler of `event`, in the order in which they were registered."""
    for handler in _handlers[event]:
        handler(bill=bill, by=by, at=at)
