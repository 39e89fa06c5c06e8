"""Bills, and what the gateway says of them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.db.models import Max

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.gateways.base import ControlNumber, PaymentEntry
from egov_meeting.payments.models import Bill, BillItem
from egov_meeting.payments.payables import PayableKind, register_payable
from egov_meeting.payments.services.bills import BilledItem, Payer, issue_bill
from egov_meeting.payments.services.numbers import take_control_number
from tests.documents.factories import EditionFactory, UserFactory

NOON = datetime.datetime(2026, 1, 12, 9, 0, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(days=20)
register_payable(PayableKind(key="seat", title="Kiti"))
_numbers = count(1)


def bill_for(amount: int = 400_000, **changes: Any) -> Bill:
    """A bill over one seat, asked for at the gateway."""
    seat = next(_numbers)
    fields: dict[str, Any] = {
        "payer": Payer(name="Asha Juma", email="asha@example.org", phone="255700000000"),
        "items": [BilledItem(amount, "Ada ya ushiriki", "seat", seat)],
        "expires_at": LATER,
        "description_sw": "Ada ya ushiriki - Kikao Kazi",
        "by": SYSTEM,
        "at": NOON,
        **changes,
    }
    if "edition" not in fields:
        fields["edition"] = EditionFactory()
    return issue_bill(**fields)


def numbered_bill(amount: int = 400_000, **changes: Any) -> Bill:
    """A bill that has its control number and waits to be paid."""
    bill = bill_for(amount, **changes)
    number = control_number_of(bill)
    told = ControlNumber(bill.number, number, is_accepted=True, codes=("7101",))
    assert take_control_number(number=told, at=NOON) == ""
    bill.refresh_from_db()
    return bill


def numbered_bills(count: int, amount: int) -> list[Bill]:
    """So many bills that wait to be paid, written at once: nobody is told of them."""
    edition = EditionFactory()
    start = (Bill.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    bills = [
        Bill(
            pk=pk,
            number=f"KK{edition.number}-{pk:06d}",
            edition=edition,
            payer_name="Asha Juma",
            payer_email="asha@example.org",
            description_sw="Ada ya ushiriki",
            amount=amount,
            state=BillState.ISSUED,
            control_number=f"99999{pk:07d}",
            generated_at=NOON,
            expires_at=LATER,
            submitted_at=NOON,
            number_received_at=NOON,
        )
        for pk in range(start, start + count)
    ]
    Bill.objects.bulk_create(bills)
    BillItem.objects.bulk_create(
        BillItem(
            bill=bill,
            position=1,
            description_sw="Ada ya ushiriki",
            amount=amount,
            payable_kind="seat",
            payable_id=f"many-{bill.pk}",
        )
        for bill in bills
    )
    return bills


def control_number_of(bill: Bill) -> str:
    return f"99999{bill.pk:07d}"


def entry_for(bill: Bill, amount: int | str | None = None, **changes: Any) -> PaymentEntry:
    """A payment of the bill as the gateway tells it, another one at each call."""
    number = next(_numbers)
    fields: dict[str, Any] = {
        "provider": "SP999",
        "bill_number": bill.number,
        "control_number": bill.control_number or control_number_of(bill),
        "trx_id": f"TX{number}",
        "pay_ref_id": f"99{number:06d}",
        "amount": Decimal(bill.amount if amount is None else amount),
        "bill_amount": Decimal(bill.amount),
        "currency": "TZS",
        "paid_at": NOON,
        "channel": "MOB",
        "psp_name": "NMB",
        **changes,
    }
    return PaymentEntry(**fields)


def finance_officer(**fields: Any) -> User:
    user = UserFactory(**fields)
    RoleAssignment.objects.create(user=user, role=Role.FINANCE)
    return user
