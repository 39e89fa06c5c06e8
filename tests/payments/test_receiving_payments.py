"""Money counts once, for the right bill, and what cannot count is kept and said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.choices import BillState, Finding, PayOption
from egov_meeting.payments.explanations import what_to_do
from egov_meeting.payments.models import Payment
from egov_meeting.payments.selectors import bills_of, ledger, open_bill_of, open_findings
from egov_meeting.payments.services.bills import BilledItem, cancel_bill, expire_bills
from egov_meeting.payments.services.movement import move_bill
from egov_meeting.payments.services.payments import (
    assign_payment,
    record_payment,
    settle_finding,
)
from tests.payments.factories import (
    LATER,
    NOON,
    bill_for,
    control_number_of,
    entry_for,
    finance_officer,
    numbered_bill,
)

pytestmark = pytest.mark.django_db


def pay(bill, amount=None, **changes):
    recorded = record_payment(entry=entry_for(bill, amount, **changes), by=SYSTEM, at=NOON)
    bill.refresh_from_db()
    return recorded.payment


def test_bill_is_paid_by_its_exact_amount(told) -> None:
    bill = numbered_bill()

    payment = pay(bill)

    assert (bill.state, bill.paid_amount, bill.owed) == (BillState.PAID, 400_000, 0)
    assert bill.paid_at == payment.paid_at
    assert (payment.is_counted, payment.finding) == (True, "")
    assert told == [("control_number", bill.number), ("paid", bill.number)]
    assert Event.objects.filter(action="payments.payment_received").count() == 1
    assert not bill.items.filter(is_open=True).exists()


def test_same_payment_told_again_counts_once(told) -> None:
    bill = numbered_bill()
    entry = entry_for(bill)

    first = record_payment(entry=entry, by=SYSTEM, at=NOON)
    again = record_payment(entry=entry, by=SYSTEM, at=LATER)

    bill.refresh_from_db()
    assert (first.is_new, again.is_new) == (True, False)
    assert again.payment == first.payment
    assert bill.paid_amount == 400_000
    assert told.count(("paid", bill.number)) == 1


def test_bill_is_paid_in_parts(told) -> None:
    bill = numbered_bill(pay_option=PayOption.PARTIAL)

    pay(bill, 100_000)
    assert (bill.state, bill.owed) == (BillState.PART_PAID, 300_000)
    pay(bill, 100_000)
    assert (bill.state, bill.owed) == (BillState.PART_PAID, 200_000)
    pay(bill, 200_000)

    assert (bill.state, bill.paid_amount, bill.overpaid) == (BillState.PAID, 400_000, 0)
    assert [event for event, _bill in told] == ["control_number", "part_paid", "part_paid", "paid"]
    assert open_findings().count() == 0


def test_overpayment_counts_and_is_shown_to_finance(told) -> None:
    bill = numbered_bill()

    payment = pay(bill, 450_000)

    assert (bill.state, bill.overpaid) == (BillState.PAID, 50_000)
    assert (payment.is_counted, payment.finding) == (True, Finding.OVERPAID)
    assert ("overpaid", bill.number) in told


def test_second_payment_of_a_paid_bill_counts_and_is_shown(told) -> None:
    bill = numbered_bill()
    pay(bill)

    second = pay(bill)

    assert (bill.paid_amount, bill.overpaid) == (800_000, 400_000)
    assert second.finding == Finding.OVERPAID
    assert told.count(("paid", bill.number)) == 1


def test_too_little_for_an_exact_bill_counts_and_is_shown() -> None:
    bill = numbered_bill(pay_option=PayOption.EXACT)

    payment = pay(bill, 399_999)

    assert (bill.state, bill.owed) == (BillState.PART_PAID, 1)
    assert payment.finding == Finding.WRONG_AMOUNT


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"bill_number": "KK9-000000"}, Finding.UNKNOWN_BILL),
        ({"control_number": "991111111111"}, Finding.CONTROL_NUMBER_DIFFERS),
        ({"currency": "USD"}, Finding.WRONG_CURRENCY),
        ({"amount": "400000.50"}, Finding.NOT_WHOLE),
    ],
)
def test_what_cannot_count_is_kept_for_finance(changes, finding) -> None:
    bill = numbered_bill()

    payment = pay(bill, **changes)

    assert (payment.is_counted, payment.finding) == (False, finding)
    assert (bill.state, bill.paid_amount) == (BillState.ISSUED, 0)
    assert list(open_findings()) == [payment]


def test_payment_of_a_cancelled_bill_is_kept() -> None:
    bill = bill_for()
    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=NOON)

    payment = pay(bill)

    assert (bill.state, bill.paid_amount) == (BillState.CANCELLED, 0)
    assert (payment.is_counted, payment.finding, payment.bill) == (
        False,
        Finding.BILL_CANCELLED,
        bill,
    )


def test_payment_that_names_the_number_of_another_bill_counts_for_neither() -> None:
    first, second = numbered_bill(), numbered_bill()

    payment = pay(first, control_number=second.control_number)

    second.refresh_from_db()
    assert payment.finding == Finding.CONTROL_NUMBER_DIFFERS
    assert (payment.bill, first.paid_amount, second.paid_amount) == (None, 0, 0)


def test_payment_before_the_control_number_counts_and_brings_the_number(told) -> None:
    bill = bill_for()

    pay(bill)

    assert (bill.state, bill.control_number) == (BillState.PAID, control_number_of(bill))
    assert [event for event, _bill in told] == ["control_number", "paid"]


def test_payment_that_comes_after_the_expiry_counts() -> None:
    bill = numbered_bill()
    expire_bills(at=LATER)

    pay(bill)

    assert bill.state == BillState.PAID


@pytest.mark.parametrize(
    ("amount", "state"), [(100_000, BillState.PART_PAID), (400_000, BillState.PAID)]
)
def test_payment_of_a_bill_that_was_replaced_counts_and_is_shown(amount, state) -> None:
    item = [BilledItem(400_000, "Ada", "seat", "tena")]
    old = numbered_bill(items=item)
    expire_bills(at=LATER)
    new = numbered_bill(items=item, at=LATER, expires_at=LATER + timedelta(days=5))

    payment = pay(old, amount)

    assert (old.state, old.paid_amount) == (state, amount)
    assert (payment.is_counted, payment.finding) == (True, Finding.BILLED_ANEW)
    assert (old.items.get().is_open, new.items.get().is_open) == (False, True)
    assert what_to_do(payment)


def test_item_that_was_not_billed_anew_is_open_again_beside_one_that_was() -> None:
    items = [BilledItem(200_000, "Ada", "seat", seat) for seat in ("kwanza", "pili")]
    old = numbered_bill(items=items, pay_option=PayOption.PARTIAL)
    expire_bills(at=LATER)
    bill_for(items=items[:1], at=LATER, expires_at=LATER + timedelta(days=5))

    pay(old, 100_000)

    assert [item.is_open for item in old.items.order_by("position")] == [False, True]


def test_payment_that_brings_the_number_of_a_replaced_bill_counts() -> None:
    item = [BilledItem(400_000, "Ada", "seat", "tena")]
    old = bill_for(items=item)
    move_bill(old, to=BillState.FAILED, by=SYSTEM, at=NOON)
    bill_for(items=item)

    payment = pay(old)

    assert (old.state, old.control_number) == (BillState.PAID, control_number_of(old))
    assert payment.finding == Finding.BILLED_ANEW


def test_failure_of_an_app_above_takes_the_payment_back_to_be_tried_again() -> None:
    from egov_meeting.payments.reactions import BillEvent, forget_handler, on_bill

    bill = numbered_bill()

    def breaks(bill, by, at) -> None:
        raise RuntimeError("haikuwezekana")

    on_bill(BillEvent.PAID, breaks)
    try:
        with pytest.raises(RuntimeError):
            pay(bill)
    finally:
        forget_handler(BillEvent.PAID, breaks)

    bill.refresh_from_db()
    assert (bill.state, Payment.objects.count()) == (BillState.ISSUED, 0)


def test_finance_gives_a_kept_payment_its_bill() -> None:
    bill = numbered_bill()
    payment = pay(bill, bill_number="KK6-O00001")

    assign_payment(
        payment=payment, bill=bill, note="Herufi O badala ya 0", by=finance_officer(), at=NOON
    )

    assert (bill.state, payment.is_counted, payment.bill) == (BillState.PAID, True, bill)
    assert open_findings().count() == 0
    assert Event.objects.get(action="payments.payment_assigned").reason == "Herufi O badala ya 0"


def test_payment_is_not_assigned_twice_or_in_another_currency() -> None:
    bill, officer = numbered_bill(), finance_officer()
    dollars = pay(bill, currency="USD")
    counted = pay(bill)

    for payment in (dollars, counted):
        with pytest.raises(ValidationError):
            assign_payment(payment=payment, bill=bill, note="x", by=officer, at=NOON)

    bill.refresh_from_db()
    assert bill.paid_amount == 400_000


def test_finding_is_settled_with_a_note_only() -> None:
    payment = pay(numbered_bill(), 450_000)
    officer = finance_officer()

    with pytest.raises(ValidationError):
        settle_finding(payment=payment, note=" ", by=officer, at=NOON)
    settle_finding(payment=payment, note="Imerudishwa", by=officer, at=NOON)

    assert open_findings().count() == 0
    with pytest.raises(ValidationError):
        settle_finding(payment=payment, note="Tena", by=officer, at=NOON)


def test_database_refuses_the_same_payment_twice() -> None:
    payment = pay(numbered_bill())

    with pytest.raises(IntegrityError, match=r"payment_once|trx_id"), transaction.atomic():
        Payment.objects.create(
            trx_id=payment.trx_id,
            pay_ref_id=payment.pay_ref_id,
            amount=1,
            currency="TZS",
            paid_at=NOON,
            received_at=NOON,
            finding=Finding.UNKNOWN_BILL,
        )


def test_ledger_adds_up() -> None:
    paid = numbered_bill(400_000)
    edition = paid.edition
    pay(paid)
    part = numbered_bill(200_000, edition=edition, pay_option=PayOption.PARTIAL)
    pay(part, 50_000)
    bill_for(50_000, edition=edition)
    cancelled = bill_for(20_000, edition=edition)
    cancel_bill(bill=cancelled, reason="x", by=SYSTEM, at=NOON)

    sums = ledger(edition=edition)

    assert (sums.billed, sums.paid, sums.owed, sums.refunded) == (650_000, 450_000, 200_000, 0)


def test_bills_are_found_by_what_they_bill() -> None:
    item = [BilledItem(1000, "Ada", "seat", "natafutwa")]
    old = bill_for(items=item)
    cancel_bill(bill=old, reason="x", by=SYSTEM, at=NOON)
    new = bill_for(items=item, at=NOON + timedelta(hours=1))

    assert list(bills_of(kind="seat", ids=["natafutwa"])) == [new, old]
    assert open_bill_of(kind="seat", id="natafutwa") == new
    assert open_bill_of(kind="seat", id="hayupo") is None
