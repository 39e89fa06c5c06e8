"""What changes after a day was closed: the close stands, and the change is booked on an open day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.models import Bill, Correction, Payment
from egov_meeting.payments.selectors.days import closed_day_of

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def book_correction(
    *, payment: Payment, bill: Bill, amount: int, reason: str, by: Actor, at: datetime
) -> Correction | None:
    """Book today that `payment`, whose day is closed, counts by `amount` shillings more, or less.

    Does nothing while its day is open. The payment must be locked: closing a day waits for it.
    """
    closed_day = closed_day_of(payment)
    if closed_day is None:
        return None
    row = Correction.objects.create(
        payment=payment,
        bill=bill,
        amount=amount,
        closed_day=closed_day,
        booked_on=timezone.localdate(at),  # today is never closed
        reason=reason,
        booked_at=at,
    )
    record(
        action="payments.correction_booked",
        obj=row,
        by=by,
        at=at,
        after=snapshot(row),
        reason=reason,
        shown_publicly=False,
    )
    return row
