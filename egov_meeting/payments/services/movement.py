"""The one place where a bill changes its state and where those who wait for it are told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.transitions import transition
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.models import Bill, BillItem
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
    bill: Bill,
    *,
    to: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    despite_new_bill: bool = False,
    is_told: bool = True,
    **also: Any,
) -> None:
    """Move a locked `bill` along its workflow with the fields `also`, open or close its items, tell the others.

    Raises TransitionRefused, and AlreadyBilled when an item was billed again in the meantime.
    `despite_new_bill`, for money that is there whatever was billed, leaves such items closed.
    Without `is_told` nobody hears of the move: the caller tells what it was about.
    """
    with transaction.atomic():
        transition(
            bill,
            to=to,
            by=by,
            at=at,
            reason=reason,
            also=also,
            shown_publicly=False,
            is_locked=True,
        )
        try:
            _open_or_close_items(bill, but_billed_anew=despite_new_bill)
        except AlreadyBilled:  # billed in this very moment
            if not despite_new_bill:
                raise
        event = _TOLD.get(BillState(to))
        if event and is_told:
            tell(event, bill=bill, by=by, at=at)


def is_billed_anew(bill: Bill) -> bool:
    """Whether something the bill was for stands on another open bill."""
    return bill.items.filter(_on_another_open_bill()).exists()


def _on_another_open_bill() -> Exists:
    same = BillItem.objects.filter(
        payable_kind=OuterRef("payable_kind"), payable_id=OuterRef("payable_id"), is_open=True
    )
    return Exists(same.exclude(bill=OuterRef("bill")))


def _open_or_close_items(bill: Bill, *, but_billed_anew: bool) -> None:
    is_open = bill.state in OPEN_BILL_STATES
    items = bill.items.exclude(is_open=is_open)
    if is_open and but_billed_anew:
        items = items.exclude(_on_another_open_bill())
    if not items.exists():
        return
    try:
        with transaction.atomic():
            items.update(is_open=is_open)
    except IntegrityError:
        raise AlreadyBilled(already_billed(), code="already_billed") from None


def already_billed() -> str:
    return _("There is an open bill for this already: cancel it first, or let it be paid.")
