"""Bills, numbers and money with everything real: portal, queue, worker and the simulator over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import (
    BillState,
    DifferenceKind,
    Finding,
    MessageState,
    PayOption,
)
from egov_meeting.payments.models import Bill, GatewayMessage, Payment
from egov_meeting.payments.selectors import open_differences
from egov_meeting.payments.services.bills import cancel_bill, extend_bill, submit_bill
from egov_meeting.payments.services.outbox import resume_messages
from egov_meeting.payments.services.reconciling import reconcile
from tests.payments.factories import bill_for
from tests.worker_process import wait_for

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


def issued(amount: int = 400_000, **changes: Any) -> Bill:
    at = timezone.now()
    return bill_for(amount, at=at, expires_at=at + timedelta(days=10), **changes)


def becomes(bill: Bill, state: str, portal: Any, seconds: float = 15) -> Bill:
    def is_so() -> bool:
        bill.refresh_from_db()
        return bill.state == state

    wait_for(is_so, seconds, portal.worker.log)
    return bill


def numbered(portal: Any, amount: int = 400_000, **changes: Any) -> Bill:
    return becomes(issued(amount, **changes), BillState.ISSUED, portal)


@pytest.mark.parametrize("version", [4, 5])
def test_bill_gets_its_number_and_is_paid(portal, settings, version) -> None:
    settings.GEPG_VERSION = version
    bill = numbered(portal)

    assert portal.simulator.pay(bill)["code"] == "7101"

    becomes(bill, BillState.PAID, portal)
    messages = GatewayMessage.objects.filter(direction="in").order_by("pk")
    assert bill.paid_amount == 400_000
    assert {message.version for message in messages} == {version}
    assert [message.state for message in messages] == [MessageState.DONE] * 2


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Imelipwa. Tovuti"), ("en", "Paid. The portal")]
)
def test_person_pays_on_the_page_of_the_simulator(portal, language, words) -> None:
    bill = numbered(portal)

    page = portal.simulator.pay_on_the_page(bill.grouped_control_number, "400000", language)

    assert words in page
    becomes(bill, BillState.PAID, portal)
    again = portal.simulator.pay_on_the_page(bill.control_number, "400000", language)
    assert words not in again
    assert "Ankara imekwisha kulipwa." in again or "The bill has been paid already." in again


@pytest.mark.parametrize("version", [4, 5])
def test_everything_that_comes_three_times_counts_once(portal, settings, version) -> None:
    settings.GEPG_VERSION = version
    portal.simulator.turn(copies=3)
    bill = numbered(portal)

    portal.simulator.pay(bill)

    becomes(bill, BillState.PAID, portal)
    received = GatewayMessage.objects.filter(direction="in")
    wait_for(lambda: {one.times_received for one in received.all()} == {3}, 10)
    assert (received.count(), Payment.objects.count(), bill.paid_amount) == (2, 1, 400_000)


def test_payment_may_be_told_before_the_control_number(portal) -> None:
    portal.simulator.turn(payment_first=True)
    bill = becomes(issued(), BillState.SUBMITTED, portal)

    portal.simulator.pay(bill)

    becomes(bill, BillState.PAID, portal)
    assert bill.control_number


def test_reordered_messages_end_the_same(portal) -> None:
    portal.simulator.turn(reordered=True)
    bills = [issued() for _ in range(4)]
    for bill in bills:
        becomes(bill, BillState.ISSUED, portal)
        portal.simulator.pay(bill)

    for bill in bills:
        becomes(bill, BillState.PAID, portal)
        assert bill.paid_amount == 400_000


def test_slow_answer_is_waited_for(portal) -> None:
    portal.simulator.turn(answer_delay=1.0)

    bill = numbered(portal)

    assert bill.messages.get(direction="out").attempts == 1


@pytest.mark.parametrize("switch", [{"silent": True}, {"wrong_answers": True}])
def test_silent_or_lying_gateway_is_asked_again_with_the_same_bytes(portal, switch) -> None:
    portal.simulator.turn(**switch)
    bill = issued()
    message = bill.messages.get()

    def has_failed() -> bool:
        message.refresh_from_db()
        return bool(message.error)

    wait_for(has_failed, 15, portal.worker.log)
    first = bytes(message.body)
    portal.simulator.turn(silent=False, wrong_answers=False)
    due = message.next_attempt_at
    assert timedelta(seconds=50) < due - timezone.now() <= timedelta(minutes=1)
    message.next_attempt_at = timezone.now()
    message.save()
    resume_messages(at=timezone.now())

    becomes(bill, BillState.ISSUED, portal)
    message.refresh_from_db()
    assert (message.attempts, bytes(message.body)) == (2, first)


def test_lost_number_comes_when_it_is_asked_for_again(portal) -> None:
    portal.simulator.turn(lose_numbers=True)
    bill = becomes(issued(), BillState.SUBMITTED, portal)
    portal.simulator.turn(lose_numbers=False)

    submit_bill(bill=bill, by=SYSTEM, at=timezone.now())

    becomes(bill, BillState.ISSUED, portal)
    assert bill.messages.filter(direction="out", codes="7226").count() == 1


def test_refused_bill_shows_every_code(portal) -> None:
    portal.simulator.turn(refuse_with="7242;7267")

    bill = becomes(issued(), BillState.FAILED, portal)

    assert bill.refusal_codes == "7242;7267"


def test_wrongly_signed_payment_is_kept_until_the_right_one_comes(portal) -> None:
    bill = numbered(portal)
    portal.simulator.turn(wrong_signature=True)
    portal.simulator.pay(bill)
    kept = GatewayMessage.objects.filter(signature="invalid", codes="7303")
    wait_for(kept.exists, 10)
    bill.refresh_from_db()
    assert bill.paid_amount == 0

    portal.simulator.turn(wrong_signature=False)

    becomes(bill, BillState.PAID, portal)


def test_number_may_come_in_the_answer_itself(portal) -> None:
    portal.simulator.turn(number_in_answer=True)

    bill = numbered(portal)

    assert GatewayMessage.objects.filter(direction="in").count() == 0
    assert bill.control_number


@pytest.mark.parametrize(
    ("switch", "state", "paid", "finding"),
    [
        ("part_pay", BillState.PART_PAID, 200_000, Finding.WRONG_AMOUNT),
        ("over_pay", BillState.PAID, 600_000, Finding.OVERPAID),
    ],
)
def test_too_little_or_too_much_counts_and_is_shown(portal, switch, state, paid, finding) -> None:
    bill = numbered(portal)
    portal.simulator.turn(**{switch: True})

    portal.simulator.pay(bill)

    becomes(bill, state, portal)
    assert (bill.paid_amount, Payment.objects.get().finding) == (paid, finding)


@pytest.mark.parametrize(
    ("switch", "finding"),
    [("wrong_currency", Finding.WRONG_CURRENCY), ("unknown_bill", Finding.UNKNOWN_BILL)],
)
def test_payment_that_cannot_count_is_kept(portal, switch, finding) -> None:
    bill = numbered(portal)
    portal.simulator.turn(**{switch: True})

    portal.simulator.pay(bill)

    wait_for(Payment.objects.exists, 10, portal.worker.log)
    bill.refresh_from_db()
    assert (Payment.objects.get().finding, bill.paid_amount) == (finding, 0)


def test_two_payments_in_one_message_both_count(portal) -> None:
    bills = [numbered(portal) for _ in range(2)]
    portal.simulator.turn(two_in_one=True)

    for bill in bills:
        portal.simulator.pay(bill)

    for bill in bills:
        becomes(bill, BillState.PAID, portal)
    assert GatewayMessage.objects.filter(kind="payment").count() == 1


@pytest.mark.parametrize("version", [4, 5])
def test_bill_is_cancelled_at_the_gateway(portal, settings, version) -> None:
    settings.GEPG_VERSION = version
    bill = numbered(portal)

    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=timezone.now())

    becomes(bill, BillState.CANCELLED, portal)
    assert portal.simulator.pay(bill)["code"] == "7283"


def test_bill_that_was_paid_meanwhile_is_not_cancelled(portal) -> None:
    bill = numbered(portal)
    portal.simulator.turn(lose_payments=True)
    portal.simulator.pay(bill)

    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=timezone.now())

    kept = GatewayMessage.objects.filter(kind="cancellation", state=MessageState.KEPT)
    wait_for(kept.exists, 10, portal.worker.log)
    bill.refresh_from_db()
    assert (bill.state, kept.get().codes) == (BillState.ISSUED, "7279")


@pytest.mark.parametrize("version", [4, 5])
def test_expiry_is_moved_at_the_gateway(portal, settings, version) -> None:
    settings.GEPG_VERSION = version
    bill = numbered(portal)
    until = (bill.expires_at + timedelta(days=3)).replace(microsecond=0)

    extend_bill(bill=bill, expires_at=until, reason="Muda", by=SYSTEM, at=timezone.now())

    def has_moved() -> bool:
        bill.refresh_from_db()
        return bill.expires_at == until

    wait_for(has_moved, 10, portal.worker.log)
    told = {one["number"]: one for one in portal.simulator.state()["bills"]}
    local = timezone.localtime(until)
    assert told[bill.number]["expires_at"] == f"{local:%Y-%m-%dT%H:%M:%S}"


@pytest.mark.parametrize("version", [4, 5])
def test_payment_whose_notice_was_lost_comes_with_the_list_of_its_day(
    portal, settings, version
) -> None:
    settings.GEPG_VERSION = version
    lost, heard = numbered(portal), numbered(portal, pay_option=PayOption.FULL)
    portal.simulator.pay(heard, days_ago=1)
    becomes(heard, BillState.PAID, portal)
    portal.simulator.turn(lose_payments=True)
    portal.simulator.pay(lost, days_ago=1)
    yesterday = timezone.localdate() - timedelta(days=1)

    run = reconcile(day=yesterday, by=SYSTEM, at=timezone.now())

    becomes(lost, BillState.PAID, portal)
    run.refresh_from_db()
    assert run.state == "compared"
    mine = [one for one in open_differences() if one.bill_number in (lost.number, heard.number)]
    assert [(one.kind, one.bill_number) for one in mine] == [
        (DifferenceKind.MISSING_HERE, lost.number)
    ]
