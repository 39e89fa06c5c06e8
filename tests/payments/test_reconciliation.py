"""The gateway's list of a day against ours: every difference is named once, and no money is missed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState, DifferenceKind, PaymentSource, RunState
from egov_meeting.payments.models import GatewayMessage, Payment, ReconciliationDifference
from egov_meeting.payments.selectors import open_differences
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.processing import process_message
from egov_meeting.payments.services.reconciling import (
    compare_with_list,
    reconcile,
    settle_difference,
)
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill
from tests.payments.samples import VERSION_4, VERSION_5
from tests.payments.test_callbacks import about, call

pytestmark = pytest.mark.django_db

TODAY = NOON + timedelta(days=1)


@pytest.fixture
def run():
    return reconcile(day=timezone.localdate(NOON), by=SYSTEM, at=TODAY)


def compare(run, *entries, problems=()):
    compare_with_list(run=run, entries=entries, problems=problems, codes=["7101"], at=TODAY)
    run.refresh_from_db()
    return [difference.kind for difference in open_differences()]


def told(bill, **changes):
    entry = entry_for(bill, **changes)
    record_payment(entry=entry, by=SYSTEM, at=NOON)
    return entry


def test_two_equal_lists_have_no_difference(run) -> None:
    entries = [told(numbered_bill()) for _ in range(3)]

    assert compare(run, *entries) == []
    assert (run.state, run.listed_count, run.own_count) == (RunState.COMPARED, 3, 3)
    assert run.listed_amount == run.own_amount == Decimal(1_200_000)


def test_payment_of_which_no_notice_came_is_taken_from_the_list(run) -> None:
    bill = numbered_bill()

    assert compare(run, entry_for(bill)) == [DifferenceKind.MISSING_HERE]

    bill.refresh_from_db()
    assert bill.state == BillState.PAID
    assert Payment.objects.get().source == PaymentSource.RECONCILIATION


def test_same_list_again_adds_nothing(run) -> None:
    entry = entry_for(numbered_bill())

    assert compare(run, entry) == [DifferenceKind.MISSING_HERE]
    assert compare(run, entry) == [DifferenceKind.MISSING_HERE]
    assert Payment.objects.count() == 1


def test_notice_that_comes_after_its_list_counts_once(run) -> None:
    bill = numbered_bill()
    entry = entry_for(bill)
    compare(run, entry)

    record_payment(entry=entry, by=SYSTEM, at=TODAY)

    bill.refresh_from_db()
    assert bill.paid_amount == 400_000


def test_payment_that_the_gateway_does_not_list_is_named(run) -> None:
    told(numbered_bill())

    assert compare(run) == [DifferenceKind.MISSING_THERE]


def test_payment_of_another_day_is_no_difference(run) -> None:
    told(numbered_bill(), paid_at=NOON - timedelta(days=1))

    assert compare(run) == []


def test_other_amount_and_other_bill_are_named(run) -> None:
    first, second = numbered_bill(), numbered_bill()
    amount, bill = told(first), told(second)

    kinds = compare(
        run,
        entry_for(first, 399_000, trx_id=amount.trx_id, pay_ref_id=amount.pay_ref_id),
        entry_for(second, trx_id=bill.trx_id, pay_ref_id=bill.pay_ref_id, bill_number=first.number),
    )

    assert sorted(kinds) == [DifferenceKind.AMOUNT, DifferenceKind.BILL]
    found = ReconciliationDifference.objects.get(kind=DifferenceKind.AMOUNT)
    assert (found.listed_amount, found.own_amount) == (399_000, 400_000)


def test_list_that_names_the_banks_own_transaction_counts_nothing_twice(run) -> None:
    bill = numbered_bill()
    entry = told(bill)

    kinds = compare(run, entry_for(bill, trx_id="PSP-77", pay_ref_id=entry.pay_ref_id))

    bill.refresh_from_db()
    assert (kinds, bill.paid_amount) == ([], 400_000)


@pytest.mark.parametrize("amount", [400_000, 399_000])
def test_notice_after_a_list_with_the_banks_own_transaction_counts_once(run, amount) -> None:
    bill = numbered_bill()
    listed = entry_for(bill, trx_id="PSP-77")
    compare(run, listed)

    notice = entry_for(bill, amount, pay_ref_id=listed.pay_ref_id)
    recorded = record_payment(entry=notice, by=SYSTEM, at=TODAY)

    bill.refresh_from_db()
    assert (recorded.is_new, bill.paid_amount, Payment.objects.count()) == (False, 400_000, 1)
    assert compare(run, listed) == [DifferenceKind.MISSING_HERE]


def test_other_amount_under_the_banks_own_transaction_is_a_difference(run) -> None:
    bill = numbered_bill()
    entry = told(bill)

    kinds = compare(run, entry_for(bill, 399_000, trx_id="PSP-77", pay_ref_id=entry.pay_ref_id))

    bill.refresh_from_db()
    assert (kinds, bill.paid_amount) == ([DifferenceKind.AMOUNT], 400_000)


def test_line_that_cannot_be_read_is_named(run) -> None:
    assert compare(run, problems=["entry 7: “x” is no amount"]) == [DifferenceKind.UNREADABLE]


def test_difference_is_settled_with_a_note(run) -> None:
    compare(run, entry_for(numbered_bill()))
    difference = open_differences().get()

    with pytest.raises(ValidationError):
        settle_difference(difference=difference, note="", by=finance_officer(), at=TODAY)
    settle_difference(difference=difference, note="Sawa", by=finance_officer(), at=TODAY)

    assert not open_differences().exists()


def asked_again(run):
    return reconcile(day=run.day, by=SYSTEM, at=TODAY + timedelta(hours=1))


def test_what_was_settled_stays_settled_when_the_day_is_compared_again(run) -> None:
    told(numbered_bill())
    compare(run)
    settle_difference(
        difference=open_differences().get(),
        note="Benki imethibitisha",
        by=finance_officer(),
        at=TODAY,
    )

    assert compare(asked_again(run)) == []
    assert ReconciliationDifference.objects.last().note == "Benki imethibitisha"


def test_difference_that_the_newer_list_resolves_is_closed(run) -> None:
    entry = told(numbered_bill())
    compare(run)

    assert compare(asked_again(run), entry) == []
    assert ReconciliationDifference.objects.get().note


def test_difference_that_the_newer_list_shows_too_stands_once(run) -> None:
    told(numbered_bill())
    compare(run)
    newer = asked_again(run)

    assert compare(newer) == [DifferenceKind.MISSING_THERE]
    assert open_differences().get().run == newer


def test_payment_that_no_notice_told_stays_open_when_the_day_is_compared_again(run) -> None:
    entry = entry_for(numbered_bill())
    compare(run, entry)

    assert compare(asked_again(run), entry) == [DifferenceKind.MISSING_HERE]


@pytest.mark.parametrize("version", [4, 5])
def test_list_arrives_by_callback(run, version) -> None:
    bill = numbered_bill()
    run.request_id = "1379794698" if version == 4 else "SP99920260113020000"
    run.save()
    sample = VERSION_4["gepgSpReconcResp"] if version == 4 else VERSION_5["sucSpPmtRes"]

    call(version, "list", about(bill, sample))
    message = GatewayMessage.objects.get(direction="in")
    process_message(message_id=message.pk, clock=lambda: TODAY)

    run.refresh_from_db()
    bill.refresh_from_db()
    message.refresh_from_db()
    assert (run.state, run.listed_count, bill.state) == (RunState.COMPARED, 1, BillState.PAID)
    assert (message.state, message.run) == ("done", run)


def test_list_nobody_asked_for_is_kept() -> None:
    call(5, "list", VERSION_5["sucSpPmtRes"])
    message = GatewayMessage.objects.get(direction="in")
    process_message(message_id=message.pk, clock=lambda: TODAY)

    message.refresh_from_db()
    assert message.state == "kept"
    assert Payment.objects.count() == 0
