"""A bill is written once, never twice for the same thing, and its words are those the gateway takes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.choices import BillState, MessageState
from egov_meeting.payments.models import Bill, BillItem, GatewayMessage
from egov_meeting.payments.services.bills import (
    AlreadyBilled,
    BilledItem,
    Payer,
    cancel_bill,
    expire_bills,
)
from tests.documents.factories import EditionFactory
from tests.payments.factories import LATER, NOON, bill_for, numbered_bill

pytestmark = pytest.mark.django_db


def test_bill_is_the_sum_of_its_items_and_waits_for_the_gateway() -> None:
    edition = EditionFactory(number=6)
    items = [
        BilledItem(400_000, "Ada ya Asha", "seat", "a"),
        BilledItem(50_000, "Ada ya Juma", "seat", "b", "Juma's fee"),
    ]

    bill = bill_for(edition=edition, items=items)

    assert (bill.amount, bill.paid_amount, bill.owed) == (450_000, 0, 450_000)
    assert bill.state == BillState.DRAFT
    assert bill.number == f"KK6-{bill.pk:06d}"
    assert [item.reference for item in bill.items.all()] == [f"{bill.number}-1", f"{bill.number}-2"]
    message = bill.messages.get()
    assert (message.kind, message.state, message.attempts) == ("bill", MessageState.WAITING, 0)
    event = Event.objects.get(action="payments.bill_issued")
    assert event.after["amount"] == 450_000
    assert event.object_label == bill.number


def test_same_seat_is_not_billed_twice() -> None:
    item = [BilledItem(400_000, "Ada", "seat", "mara-mbili")]
    bill_for(items=item)

    with pytest.raises(AlreadyBilled):
        bill_for(items=item)

    assert Bill.objects.count() == 1
    assert GatewayMessage.objects.count() == 1


def test_seat_is_billed_again_once_its_bill_has_expired_or_is_cancelled() -> None:
    item = [BilledItem(400_000, "Ada", "seat", "tena")]
    first = bill_for(items=item)
    expire_bills(at=LATER + timedelta(seconds=1))
    second = bill_for(items=item)
    cancel_bill(bill=second, reason="Amebadili kundi", by=SYSTEM, at=NOON)
    third = bill_for(items=item)

    first.refresh_from_db()
    assert [first.state, second.state, third.state] == ["expired", "cancelled", "draft"]
    assert list(BillItem.objects.order_by("pk").values_list("is_open", flat=True)) == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("amount", [0, -1, 1.5, True])
def test_fee_of_nought_is_not_billed(amount) -> None:
    with pytest.raises(ValueError, match="no amount"):
        bill_for(amount)


def test_only_what_an_app_registered_is_billed() -> None:
    with pytest.raises(ValueError, match="payables called banda"):
        bill_for(items=[BilledItem(1000, "Banda", "banda", 1)])


@pytest.mark.parametrize(
    ("payer", "field"),
    [
        (Payer(name="Asha"), None),
        (Payer(name="Asha", phone="0712345678"), "payer_phone"),
        (Payer(name="Asha", email="si-barua"), "payer_email"),
        (Payer(name="", email="asha@example.org"), "payer_name"),
        (Payer(name="A" * 201, email="asha@example.org"), "payer_name"),
    ],
)
def test_payer_whom_the_gateway_would_refuse_is_refused_here(payer, field) -> None:
    with pytest.raises(ValidationError) as refused:
        bill_for(payer=payer)

    assert field is None or field in refused.value.message_dict
    assert Bill.objects.count() == 0


def test_bill_lasts_no_longer_than_the_settings_say(settings) -> None:
    settings.BILL_LONGEST_DAYS = 30

    bill = bill_for(expires_at=NOON + timedelta(days=300))

    assert bill.expires_at == NOON + timedelta(days=30)


def test_bill_that_would_have_expired_already_is_refused() -> None:
    with pytest.raises(ValidationError):
        bill_for(expires_at=NOON)


def test_open_bills_expire_when_their_time_is_over(told) -> None:
    bill = numbered_bill()

    assert expire_bills(at=LATER - timedelta(seconds=1)) == 0
    assert expire_bills(at=LATER) == 1
    assert expire_bills(at=LATER) == 0

    bill.refresh_from_db()
    assert bill.state == BillState.EXPIRED
    assert told == [("control_number", bill.number), ("expired", bill.number)]


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"amount": 0}, "bill_amount_positive"),
        ({"currency": "USD"}, "bill_in_shillings"),
        ({"refunded_amount": 1}, "bill_refunded_within_paid"),
        ({"control_number": "12345"}, "bill_control_number_of_12_digits"),
        ({"state": "issued"}, "bill_awaiting_payment_has_number"),
        ({"state": "part_paid"}, "bill_part_paid_is_below_amount"),
        ({"state": "paid", "paid_amount": 1}, "bill_paid_is_paid_in_full"),
        ({"state": "cancelled", "paid_amount": 1}, "bill_untouched_states_hold_no_money"),
        ({"payer_email": "", "payer_phone": ""}, "bill_payer_can_be_reached"),
        ({"expires_at": NOON}, "bill_expires_after_issue"),
    ],
)
def test_database_itself_refuses_what_cannot_be(changes, constraint) -> None:
    bill = bill_for()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(**changes)


def test_issuing_costs_few_queries(django_assert_max_num_queries) -> None:
    edition = EditionFactory()
    items = [BilledItem(1000, "Ada", "seat", f"wengi-{number}") for number in range(40)]

    with django_assert_max_num_queries(14):
        bill_for(edition=edition, items=items)
