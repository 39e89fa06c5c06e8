"""What the page of a bill shows, and what may be done with the bill as it stands."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from egov_meeting.audit.models import Event
from egov_meeting.payments.choices import NUMBERLESS, BillState, MessageDirection, MessageState
from egov_meeting.payments.models import BankSlip, Bill, GatewayMessage, Payment, Refund, Uncounting

_MOVABLE = (BillState.ISSUED, BillState.PART_PAID, BillState.EXPIRED)


def can_be_sent_again(bill: Bill) -> bool:
    return bill.state in NUMBERLESS


def can_be_extended(bill: Bill) -> bool:
    return bill.state == BillState.DRAFT or (bool(bill.control_number) and bill.state in _MOVABLE)


def can_be_cancelled(bill: Bill) -> bool:
    """A bill that holds money is never cancelled, only refunded."""
    return not bill.paid_amount and bill.state not in (BillState.CANCELLED, BillState.PAID)


def can_take_slip(bill: Bill) -> bool:
    return bill.state != BillState.CANCELLED


def can_be_refunded(bill: Bill) -> bool:
    return bill.paid_amount > bill.refunded_amount


def request_under_way(*, bill: Bill, kind: str) -> bool:
    """Whether the gateway has still to answer such a request about the bill."""
    return bill.messages.filter(
        direction=MessageDirection.OUT, kind=kind, state=MessageState.WAITING
    ).exists()


def payments_of(bill: Bill) -> QuerySet[Payment]:
    return bill.payments.select_related("bill").order_by("paid_at", "pk")


def slips_of(bill: Bill) -> QuerySet[BankSlip]:
    return bill.slips.select_related("recorded_by", "decided_by", "bill").order_by("recorded_at")


def refunds_of(bill: Bill) -> QuerySet[Refund]:
    return bill.refunds.select_related("refunded_by").order_by("refunded_at")


def uncountings_of(bill: Bill) -> QuerySet[Uncounting]:
    """Whatever was said against counting its payments, decided or not."""
    found = bill.uncountings.select_related("payment", "bill", "asked_by", "decided_by")
    return found.order_by("asked_at", "pk")


def messages_of(bill: Bill) -> QuerySet[GatewayMessage]:
    """What was said to the gateway and by it, oldest first; without the bytes."""
    return bill.messages.defer("body", "answer").order_by("received_at", "pk")


def events_of(bill: Bill) -> QuerySet[Event]:
    """What is on record of the bill, its payments, slips, refunds and what was taken back, oldest first. Five queries."""
    found = Q(object_type=Bill._meta.label_lower, object_id=str(bill.pk))
    for model, rows in (
        (Payment, bill.payments.all()),
        (BankSlip, bill.slips.all()),
        (Refund, bill.refunds.all()),
        (Uncounting, bill.uncountings.all()),
    ):
        numbers = [str(pk) for pk in rows.order_by().values_list("pk", flat=True)]
        if numbers:
            found |= Q(object_type=model._meta.label_lower, object_id__in=numbers)
    return Event.objects.filter(found).defer("before", "after").order_by("pk")
