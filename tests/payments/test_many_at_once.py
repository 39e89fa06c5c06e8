"""Many at the same moment, in threads on PostgreSQL, and a worker killed in the middle: the ledger is exact."""

from __future__ import annotations

import http.client
import os
import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState, MessageState, PayOption
from egov_meeting.payments.gateways.simulator.keys import keys_kept_in
from egov_meeting.payments.models import (
    Bill,
    Correction,
    DayClose,
    GatewayMessage,
    Payment,
    Refund,
)
from egov_meeting.payments.services.bills import AlreadyBilled, BilledItem, cancel_bill
from egov_meeting.payments.services.closing import close_day
from egov_meeting.payments.services.outbox import resume_messages
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.processing import process_message
from egov_meeting.payments.services.refunds import refund
from egov_meeting.payments.services.slips import approve_manual_payment, record_manual_payment
from egov_meeting.payments.services.uncounting import approve_uncounting, ask_uncounting
from tests.documents.factories import EditionFactory
from tests.payments.factories import (
    NOON,
    bill_for,
    entry_for,
    finance_officer,
    numbered_bill,
)
from tests.payments.notices import Call, assert_exact, notices
from tests.payments.samples import VERSION_5
from tests.payments.test_callbacks import about, call
from tests.worker_process import wait_for

pytestmark = [pytest.mark.django_db(transaction=True)]

THREADS = 8


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about many (DATABASE_URL)")


def at_once(work: Callable[[Any], Any], things: Iterable[Any]) -> list[Any]:
    """Do `work` for all of them in threads; each gives its result, or the exception it raised."""

    def done(thing: Any) -> Any:
        try:
            return work(thing)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(done, things))


def test_one_seat_is_billed_once_by_eight_at_once() -> None:
    edition = EditionFactory()
    item = [BilledItem(400_000, "Ada", "seat", "kiti-kimoja")]

    results = at_once(lambda _: bill_for(edition=edition, items=item), range(THREADS))

    assert Bill.objects.count() == 1
    assert sum(isinstance(one, AlreadyBilled) for one in results) == THREADS - 1


def test_same_payment_told_by_eight_at_once_counts_once(told) -> None:
    bill = numbered_bill()
    entry = entry_for(bill)

    results = at_once(lambda _: record_payment(entry=entry, by=SYSTEM, at=NOON), range(THREADS))

    bill.refresh_from_db()
    assert sum(one.is_new for one in results) == 1
    assert (bill.paid_amount, told.count(("paid", bill.number))) == (400_000, 1)


def test_same_payment_of_an_unknown_bill_is_kept_once() -> None:
    entry = entry_for(numbered_bill(), bill_number="HAIPO")

    results = at_once(lambda _: record_payment(entry=entry, by=SYSTEM, at=NOON), range(THREADS))

    assert sum(one.is_new for one in results) == 1
    assert Payment.objects.count() == 1


def test_forty_parts_paid_at_once_all_count() -> None:
    bill = numbered_bill(400_000, pay_option=PayOption.PARTIAL)
    entries = [entry_for(bill, 10_000) for _ in range(40)]

    at_once(lambda entry: record_payment(entry=entry, by=SYSTEM, at=NOON), entries * 2)

    bill.refresh_from_db()
    assert (bill.state, bill.paid_amount, bill.payments.count()) == (BillState.PAID, 400_000, 40)


def test_message_is_worked_on_once_by_eight_workers(told) -> None:
    bill = numbered_bill()
    call(5, "payment", about(bill, VERSION_5["pmtSpNtfReq"]))
    message = GatewayMessage.objects.get(direction="in")

    at_once(lambda _: process_message(message_id=message.pk, clock=timezone.now), range(THREADS))

    assert told.count(("paid", bill.number)) == 1
    assert Payment.objects.count() == 1


def test_same_notice_by_eight_connections_is_stored_once() -> None:
    content = about(numbered_bill(), VERSION_5["pmtSpNtfReq"])

    answers = at_once(lambda _: call(5, "payment", content), range(THREADS))

    message = GatewayMessage.objects.get(direction="in")
    assert {answer.status_code for answer in answers} == {200}
    assert message.times_received == THREADS


def test_payment_and_cancellation_at_once_leave_no_money_on_a_cancelled_bill() -> None:
    for _round in range(6):
        bill = bill_for()
        entry = entry_for(bill)
        at_once(
            lambda work: work(),
            [
                lambda bill=bill: cancel_bill(bill=bill, reason="x", by=SYSTEM, at=NOON),
                lambda entry=entry: record_payment(entry=entry, by=SYSTEM, at=NOON),
            ],
        )

        bill.refresh_from_db()
        payment = Payment.objects.get(trx_id=entry.trx_id)
        assert (bill.state, payment.is_counted) in [
            (BillState.PAID, True),
            (BillState.CANCELLED, False),
        ]
        assert bill.paid_amount == (400_000 if payment.is_counted else 0)


def test_slip_is_approved_once_by_two_at_once() -> None:
    bill, asha = numbered_bill(), finance_officer()
    slip = record_manual_payment(
        bill=bill, amount=400_000, bank="NMB", reference="S1", paid_on=NOON.date(), by=asha, at=NOON
    )
    others = [finance_officer() for _ in range(4)]

    results = at_once(lambda by: approve_manual_payment(slip=slip, by=by, at=NOON), others)

    bill.refresh_from_db()
    assert sum(isinstance(one, Payment) for one in results) == 1
    assert sum(isinstance(one, ValidationError | PermissionDenied) for one in results) == 3
    assert bill.paid_amount == 400_000


def test_no_more_is_refunded_than_was_paid_however_many_ask_at_once() -> None:
    bill, officer = numbered_bill(), finance_officer()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)

    def give_back(number: int) -> Refund:
        return refund(
            bill=bill, amount=100_000, reason="x", reference=f"R{number}", by=officer, at=NOON
        )

    results = at_once(give_back, range(THREADS))

    bill.refresh_from_db()
    assert sum(isinstance(one, Refund) for one in results) == 4
    assert bill.refunded_amount == bill.paid_amount == 400_000


def test_day_closed_while_a_counting_is_taken_back_keeps_it_or_has_it_corrected() -> None:
    for back in range(4):
        at = NOON + timedelta(days=back)
        bill, officer = numbered_bill(), finance_officer()
        entry = entry_for(bill, paid_at=at)
        payment = record_payment(entry=entry, by=SYSTEM, at=at).payment
        asked = ask_uncounting(payment=payment, reason="x", by=finance_officer(), at=at)
        day = at.date()
        later = {"by": officer, "at": at + timedelta(days=5)}
        results = at_once(
            lambda work: work(),
            [
                lambda later=later, day=day: close_day(day=day, note="x", **later),
                lambda later=later, asked=asked: approve_uncounting(uncounting=asked, **later),
            ],
        )

        assert not any(isinstance(one, Exception) for one in results), results
        booked = sum(one.amount for one in Correction.objects.filter(payment=payment))
        assert DayClose.objects.get(day=at.date()).counted_amount + booked == 0


def test_payment_is_taken_back_once_by_four_at_once(told) -> None:
    payment = record_payment(entry=entry_for(numbered_bill()), by=SYSTEM, at=NOON).payment
    asked = ask_uncounting(payment=payment, reason="x", by=finance_officer(), at=NOON)
    others = [finance_officer() for _ in range(4)]

    results = at_once(lambda by: approve_uncounting(uncounting=asked, by=by, at=NOON), others)

    assert sum(isinstance(one, Payment) for one in results) == 1
    assert [event for event, _bill in told].count("uncounted") == 1


# Enough to kill two workers in the middle; PAYMENT_NOTICES=1000 is the whole rush, some minutes long.
NOTICES = int(os.environ.get("PAYMENT_NOTICES", "240"))


@pytest.mark.worker
def test_ledger_is_exact_after_every_notice_came_three_times_and_the_worker_was_killed_twice(
    portal, monkeypatch
) -> None:
    # As a real installation does: three thousand requests do not connect three thousand times.
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
    keys = keys_kept_in(portal.simulator_folder)
    calls, payments = notices(NOTICES, key=keys.gateway_key)
    random.Random(2019).shuffle(calls)
    host = urlsplit(portal.address).netloc

    def deliver(some: list[Call]) -> set[int]:
        link = http.client.HTTPConnection(host, timeout=30)
        codes = set()
        for one in some:
            link.request("POST", one.path, one.body, {"Content-Type": "application/xml"})
            answer = link.getresponse()
            text = answer.read()
            codes.add(answer.status if b">7101<" in text else 0)
        return codes

    parts = [calls[start : start + 100] for start in range(0, len(calls), 100)]
    worker = portal.worker
    with ThreadPoolExecutor(4) as pool:
        under_way = [pool.submit(deliver, part) for part in parts]
        for count in (NOTICES // 4, NOTICES // 2):
            wait_for(lambda count=count: Payment.objects.count() >= count, 300, worker.log)
            worker.kill()
            worker = portal.another_worker(2)
        codes = set().union(*(one.result() for one in under_way))
    received = GatewayMessage.objects.filter(direction="in")

    looked_at = time.monotonic()

    def all_is_done() -> bool:
        nonlocal looked_at
        if not received.filter(state=MessageState.WAITING).exists():
            return True
        if time.monotonic() - looked_at > 5:  # what the killed ones had taken
            resume_messages(at=timezone.now() + timedelta(minutes=5))
            looked_at = time.monotonic()
        return False

    wait_for(all_is_done, 300, worker.log)
    assert codes == {200}
    assert_exact(calls, payments, bills=NOTICES)
