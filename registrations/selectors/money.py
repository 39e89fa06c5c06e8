"""What a registration was paid with, and how much of it is not promised back."""

from __future__ import annotations

from django.db.models import Count

from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors import bills_of
from registrations.choices import ClaimState
from registrations.models import Registration
from registrations.payables import KIND


def amount_in_hand(*, registration: Registration) -> int:
    """Shillings that were paid and that nobody has claimed back."""
    open_claims = registration.refund_claims.filter(state=ClaimState.OPEN)
    return registration.amount_paid - sum(open_claims.values_list("amount", flat=True))


def amount_paid_by_bills(*, registration: Registration) -> int:
    """Shillings that bills took in for it, less what was given back; counted anew from the bills."""
    taken = sum(
        taken_for(bill=bill, registration=registration)
        for bill in bills_of(kind=KIND, ids=[registration.pk]).filter(paid_amount__gt=0)
    )
    given_back = registration.refund_claims.filter(state=ClaimState.PAID)
    return max(taken - sum(given_back.values_list("amount", flat=True)), 0)


def taken_for(*, bill: Bill, registration: Registration) -> int:
    """What a bill took in for this registration: all once it is paid in full, the part that came
    in when it is for this person alone; nobody can say whose a part of a common bill is."""
    items = bill.items.aggregate(number=Count("pk"))
    own = bill.items.filter(payable_kind=KIND, payable_id=str(registration.pk))
    owed = sum(own.values_list("amount", flat=True))
    if bill.state == BillState.PAID:
        return owed
    return min(bill.paid_amount, owed) if items["number"] == 1 else 0
