"""Bills, by what they are for and by what they lack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import BillState, UncountingState
from egov_meeting.payments.models import Bill, BillingRules, BillItem, Payment, Uncounting
from egov_meeting.shared.kept_facts import kept_fact


def billing_rules(*, edition: Edition) -> BillingRules:
    """How the edition bills; the defaults, unsaved, when nobody has changed them. For reading only."""
    rows = BillingRules.objects.filter(edition=edition)
    return kept_fact(
        key=("billing-rules", edition.pk),
        make=lambda: rows.first() or BillingRules(edition=edition),
    )


def bills_of(*, kind: str, ids: Iterable[str | int]) -> QuerySet[Bill]:
    """The bills, in every state, on which one of these payables stands; newest first."""
    return Bill.objects.filter(
        items__payable_kind=kind, items__payable_id__in=[str(one) for one in ids]
    ).distinct()


def open_bill_of(*, kind: str, id: str | int) -> Bill | None:
    """The one bill by which this payable can be paid now, if there is one."""
    rows = Bill.objects.filter(
        items__payable_kind=kind, items__payable_id=str(id), items__is_open=True
    )
    return rows.order_by("-generated_at", "-pk").first()


def has_open_bill(*, kind: str, id: str | int) -> bool:
    """Whether this payable stands on a bill by which it can be paid now."""
    rows = BillItem.objects.filter(payable_kind=kind, payable_id=str(id), is_open=True)
    return rows.exists()


def bills_without_number(*, at: datetime, longer_than: timedelta) -> QuerySet[Bill]:
    """Bills that the gateway took and never gave a number to, for longer than that."""
    return Bill.objects.filter(state=BillState.SUBMITTED, submitted_at__lt=at - longer_than)


def payments_that_count(*, bill: Bill) -> QuerySet[Payment]:
    """The money that came in for a bill, the earliest first."""
    return Payment.objects.filter(bill=bill, is_counted=True).order_by("paid_at", "pk")


def countings_taken_back(*, bill: Bill) -> QuerySet[Uncounting]:
    """The money that had been counted for a bill by mistake, the earliest first. No query where there is none."""
    if not bill.taken_back_amount:
        return Uncounting.objects.none()
    taken = Uncounting.objects.filter(bill=bill, state=UncountingState.APPROVED)
    return taken.select_related("payment").order_by("decided_at", "pk")
