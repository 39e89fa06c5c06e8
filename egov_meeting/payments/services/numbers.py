"""Control numbers as the gateway hands them out."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import NUMBERLESS, BillState
from egov_meeting.payments.control_numbers import PATTERN
from egov_meeting.payments.gateways.base import ControlNumber
from egov_meeting.payments.gateways.gepg.status_codes import DUPLICATE_BILL
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.movement import is_billed_anew, locked_bill, move_bill


def take_control_number(*, number: ControlNumber, at: datetime) -> str:
    """Give the bill its control number, or note that it was refused; the same one again changes nothing.

    Returns what finance should look at, or "": an unknown bill, another number than before, no
    twelve digits, a number of another bill.
    """
    with transaction.atomic():
        bill = locked_bill(number=number.bill_number)
        if bill is None:
            return f"no bill is called {number.bill_number[:60]}"
        if not number.is_accepted:
            return _refuse(bill, number, at)
        return give_number(bill=bill, control_number=number.control_number, at=at)


def give_number(*, bill: Bill, control_number: str, at: datetime) -> str:
    """As above, for a bill that is locked already."""
    if bill.control_number:
        same = bill.control_number == control_number
        return "" if same else f"{bill.number} has another control number already"
    if not re.fullmatch(PATTERN, control_number, re.ASCII):
        return f"“{control_number[:40]}” is no control number"
    if Bill.objects.filter(control_number=control_number).exists():
        return f"{control_number} is the control number of another bill"
    fields: dict[str, Any] = {
        "control_number": control_number,
        "number_received_at": at,
        "refusal_codes": "",
    }
    if bill.state in NUMBERLESS and not is_billed_anew(bill):
        move_bill(bill, to=BillState.ISSUED, by=SYSTEM, at=at, **fields)
        return ""
    # Closed, billed anew or paid by hand meanwhile: the number is kept, for payments may still name it.
    for name, value in fields.items():
        setattr(bill, name, value)
    bill.save(update_fields=list(fields))
    paid = bill.state in (BillState.PAID, BillState.PART_PAID)
    return "" if paid else f"{bill.number} is closed already"


def _refuse(bill: Bill, number: ControlNumber, at: datetime) -> str:
    codes = ";".join(number.codes)[:200]
    if set(number.codes) == {DUPLICATE_BILL}:
        return ""  # known already: its number has come, or will
    if bill.state in (BillState.DRAFT, BillState.SUBMITTED):
        move_bill(bill, to=BillState.FAILED, by=SYSTEM, at=at, reason=codes, refusal_codes=codes)
    return f"refused: {codes}"
