"""The one place where a bill changes its state and where those who wait for it are told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.transitions import transition
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.models import Bill
from egov_meeting.payments.reactions import BillEvent, tell

_TOLD = {
    BillState.ISSUED: BillEvent.CONTROL_NUMBER,
    BillState.PART_PAID: BillEvent.PART_PAID,
    BillState.PAID: BillEvent.PAID,
    BillState.EXPIRED: BillEvent.EXPIRED,
    BillState.CANCELLED: BillEvent.CANCELLED,
    BillState.FAILED: BillEvent.REFUSED,
}


class AlreadyBilled(ValidationError):
    """What the items are for stands on another open bill."""


def locked_bill(*, number: str) -> Bill | None:
    """The bill of that number, locked until the transaction ends; None when there is none."""
    return Bill.objects.select_for_update(of=("self",)).filter(number=number).first()


def move_bill(
    bill: Bill, *, to: str, by: Actor, at: datetime, reason: str = "", **also: Any
) -> None:
    """Move `bill` along its workflow with the fields `also`, open or close its items, tell the others.

    Raises TransitionRefused, and AlreadyBilled when an item was billed again in the meantime.
    """
    with transaction.atomic():
        transition(bill, to=to, by=by, at=at, reason=reason, also=also, shown_publicly=False)
        _open_or_close_items(bill)
        event = _TOLD.get(BillState(to))
        if event:
            tell(event, bill=bill, by=by, at=at)


def _open_or_close_items(bill: Bill) -> None:
    is_open = bill.state in OPEN_BILL_STATES
    try:
        with transaction.atomic():
            bill.items.exclude(is_open=is_open).update(is_open=is_open)
    except IntegrityError:
        raise AlreadyBilled(already_billed(), code="already_billed") from None


def already_billed() -> str:
    return _("There is an open bill for this already: cancel it first, or let it be paid.")
