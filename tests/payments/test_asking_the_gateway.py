"""Requests go out with the same bytes until they are answered, and a lying answer is not believed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState, MessageState, RunState
from egov_meeting.payments.gateways.base import GatewaySilent
from egov_meeting.payments.gateways.gepg import gateway as gepg
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.models import Bill, GatewayMessage, ReconciliationRun
from egov_meeting.payments.selectors import bills_without_number, unanswered_requests
from egov_meeting.payments.services import sending
from egov_meeting.payments.services.bills import (
    BilledItem,
    ask_again_for_numbers,
    cancel_bill,
    expire_bills,
    extend_bill,
    submit_bill,
)
from egov_meeting.payments.services.movement import AlreadyBilled
from egov_meeting.payments.services.outbox import resume_messages
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reconciling import reconcile, reconcile_past_days
from egov_meeting.payments.services.sending import send_message
from tests.payments.factories import LATER, NOON, bill_for, entry_for, numbered_bill
from tests.payments.keys import gateway_key, stranger_key
from tests.payments.samples import VERSION_4, VERSION_5

pytestmark = pytest.mark.django_db


class Wire:
    """What would have gone over the network, and what comes back: bytes, or silence for None."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes, dict[str, str]]] = []
        self.answer: Callable[[bytes], bytes | None] = lambda body: None

    def post(self, *, address: str, body: bytes, headers: dict[str, str], seconds: float) -> bytes:
        self.sent.append((address, body, dict(headers)))
        answer = self.answer(body)
        if answer is None:
            raise GatewaySilent("TimeoutError: timed out")
        return answer

    def answers(self, content: bytes, version: int = 5, key=None) -> None:
        self.answer = lambda body: sealed(content, key=key or gateway_key(), version=version)


@pytest.fixture
def wire(monkeypatch, settings) -> Wire:
    settings.GEPG_ADDRESS = "http://gateway.test"
    wire = Wire()
    monkeypatch.setattr(gepg, "post", wire.post)
    return wire


def send(message: GatewayMessage, at: datetime = NOON) -> GatewayMessage:
    send_message(message_id=message.pk, clock=lambda: at)
    message.refresh_from_db()
    return message


def ack(code: str) -> bytes:
    return VERSION_5["billSubReqAck"].replace(b"7101", code.encode())


@pytest.mark.parametrize(
    ("version", "path", "tag"),
    [
        (4, "/api/bill/sigqrequest", "gepgBillSubReq"),
        (5, "/api/bill/20/submission", "billSubReq"),
    ],
)
def test_bill_is_submitted_in_the_version_of_the_settings(
    wire, settings, version, path, tag
) -> None:
    settings.GEPG_VERSION = version
    wire.answers(VERSION_4["gepgBillSubReqAck"] if version == 4 else ack("7101"), version)
    bill = bill_for()

    message = send(bill.messages.get())

    bill.refresh_from_db()
    ((address, body, headers),) = wire.sent
    assert (bill.state, message.state, message.codes) == (BillState.SUBMITTED, "done", "7101")
    assert address == "http://gateway.test" + path
    assert headers["Gepg-Com"] == "default.sp.in"
    assert headers["Gepg-Code"] == "SP999"
    assert headers.get("Gepg-Alg") == (None if version == 4 else "00S2")
    assert opened(body).name == tag
    assert bill.number.encode() in body


@pytest.mark.parametrize("code", ["7101", "7226"])
def test_bill_known_already_is_submitted_too(wire, code) -> None:
    wire.answers(ack(code))
    bill = bill_for()

    send(bill.messages.get())

    bill.refresh_from_db()
    assert bill.state == BillState.SUBMITTED


def test_number_in_the_same_answer_is_taken(wire) -> None:
    bill = bill_for()
    wire.answers(VERSION_5["billSubRes"].replace(b"KK6-000123", bill.number.encode()))

    send(bill.messages.get())

    bill.refresh_from_db()
    assert (bill.state, bill.control_number) == (BillState.ISSUED, "999990000123")


def test_refused_bill_says_why_and_can_be_sent_again(wire, told) -> None:
    wire.answers(ack("7231;7268"))
    bill = bill_for()
    message = send(bill.messages.get())
    bill.refresh_from_db()
    assert (bill.state, bill.refusal_codes) == (BillState.FAILED, "7231;7268")
    assert (message.state, message.error) == (MessageState.KEPT, "refused: 7231;7268")

    submit_bill(bill=bill, by=SYSTEM, at=NOON)
    wire.answers(ack("7101"))
    send(bill.messages.get(state=MessageState.WAITING))

    bill.refresh_from_db()
    assert (bill.state, bill.refusal_codes) == (BillState.SUBMITTED, "")
    numbers = {opened(body).content.partition(b"GrpBillId>")[2][:9] for _, body, _ in wire.sent}
    assert len(numbers) == 1


def test_silence_is_tried_again_after_1_5_15_and_60_minutes_with_the_same_bytes(wire, told) -> None:
    bill = bill_for()
    message, at, pauses = bill.messages.get(), NOON, []

    for _attempt in range(5):
        send(message, at)
        if message.next_attempt_at:
            pauses.append((message.next_attempt_at - at) // timedelta(minutes=1))
            at = message.next_attempt_at

    bill.refresh_from_db()
    assert pauses == [1, 5, 15, 60]
    assert len({body for _address, body, _headers in wire.sent}) == 1
    assert len(wire.sent) == 5
    assert (message.state, bill.state) == (MessageState.FAILED, BillState.FAILED)
    assert told == [("refused", bill.number)]
    assert "timed out" in message.error


def test_two_workers_send_once(wire) -> None:
    wire.answers(ack("7101"))
    message = bill_for().messages.get()

    send(message)
    send(message)

    assert len(wire.sent) == 1


def test_waiting_message_is_not_sent_before_its_time(wire) -> None:
    message = bill_for().messages.get()
    send(message)

    send(message, NOON + timedelta(seconds=59))
    assert len(wire.sent) == 1
    assert list(unanswered_requests()) == [message]
    send(message, NOON + timedelta(seconds=60))
    assert len(wire.sent) == 2


@pytest.mark.parametrize(
    "answer",
    [
        lambda: sealed(ack("7101"), key=stranger_key(), version=5),
        lambda: sealed(VERSION_4["gepgBillSubReqAck"], key=gateway_key(), version=4),
        lambda: b"<html>Bad gateway</html>",
        lambda: b"",
    ],
    ids=["signed by a stranger", "other version", "web page", "nothing"],
)
def test_answer_that_cannot_be_believed_is_kept_and_the_request_sent_again(wire, answer) -> None:
    wire.answer = lambda body: answer()
    bill = bill_for()

    message = send(bill.messages.get())

    bill.refresh_from_db()
    assert (bill.state, message.state) == (BillState.DRAFT, MessageState.WAITING)
    assert bytes(message.answer) == answer()
    assert message.error


def test_code_that_passes_by_itself_is_tried_again(wire) -> None:
    wire.answers(ack("7317"))
    bill = bill_for()

    message = send(bill.messages.get())

    bill.refresh_from_db()
    assert (bill.state, message.state) == (BillState.DRAFT, MessageState.WAITING)


def test_sweeper_takes_up_what_the_queue_lost(wire, django_capture_on_commit_callbacks) -> None:
    bill_for()

    assert resume_messages(at=NOON + timedelta(seconds=10)) == 0
    with django_capture_on_commit_callbacks() as calls:
        assert resume_messages(at=NOON + timedelta(seconds=46)) == 1
        assert resume_messages(at=NOON + timedelta(seconds=47)) == 0
    assert len(calls) == 1


def test_number_that_does_not_come_is_asked_for_again_five_times_at_most(wire) -> None:
    wire.answers(ack("7226"))
    bill = bill_for()
    send(bill.messages.get())
    assert ask_again_for_numbers(at=NOON + timedelta(minutes=29)) == 0
    assert list(bills_without_number(at=NOON, longer_than=timedelta(hours=1))) == []

    asked = []
    for hour in range(1, 9):
        at = NOON + timedelta(hours=hour)
        asked.append(ask_again_for_numbers(at=at))
        assert ask_again_for_numbers(at=at) == 0
        for message in bill.messages.filter(state=MessageState.WAITING):
            send(message, at)

    assert asked == [1, 1, 1, 1, 0, 0, 0, 0]
    assert len(wire.sent) == 5
    later = NOON + timedelta(hours=9)
    assert list(bills_without_number(at=later, longer_than=timedelta(hours=1))) == [bill]


def test_missing_keys_leave_the_bill_waiting_and_say_why(wire, settings) -> None:
    bill = bill_for()
    settings.GEPG_KEYSTORE = ""

    message = send(bill.messages.get())

    assert (message.state, message.attempts) == (MessageState.WAITING, 0)
    assert "GEPG_KEYSTORE" in message.error


def test_bill_that_was_never_sent_is_cancelled_at_once(wire, told) -> None:
    bill = bill_for()

    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=NOON)

    assert bill.state == BillState.CANCELLED
    assert told == [("cancelled", bill.number)]
    message = send(bill.messages.get())
    assert (message.state, wire.sent) == (MessageState.FAILED, [])


@pytest.mark.parametrize(
    ("version", "sample"),
    [(4, VERSION_4["gepgBillCanclResp"]), (5, VERSION_5["billCanclRes"])],
)
def test_known_bill_is_cancelled_when_the_gateway_says_so(
    wire, settings, version, sample, told
) -> None:
    settings.GEPG_VERSION = version
    wire.answers(VERSION_4["gepgBillSubReqAck"] if version == 4 else ack("7101"), version)
    bill = bill_for()
    send(bill.messages.get())

    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=NOON)
    assert bill.state == BillState.SUBMITTED
    wire.answers(sample.replace(b"KK6-000123", bill.number.encode()), version)
    send(bill.messages.get(kind="cancellation"))

    bill.refresh_from_db()
    assert bill.state == BillState.CANCELLED
    assert b"<CanclReasn>Amejiondoa</CanclReasn>" in wire.sent[-1][1]


def test_cancellation_refused_by_the_gateway_leaves_the_bill_and_tells_finance(wire) -> None:
    wire.answers(ack("7101"))
    bill = bill_for()
    send(bill.messages.get())
    cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=NOON)

    wire.answers(VERSION_5["billCanclRes"].replace(b"7283", b"7279"))
    message = send(bill.messages.get(kind="cancellation"))

    bill.refresh_from_db()
    assert (bill.state, message.state) == (BillState.SUBMITTED, MessageState.KEPT)
    assert message.error == "refused: 7279"


def test_cancellation_asked_twice_is_sent_once(wire) -> None:
    wire.answers(ack("7101"))
    bill = bill_for()
    send(bill.messages.get())

    for _ in range(2):
        cancel_bill(bill=bill, reason="Amejiondoa", by=SYSTEM, at=NOON)

    assert bill.messages.filter(kind="cancellation").count() == 1


def test_bill_that_holds_money_is_not_cancelled() -> None:
    bill = numbered_bill()
    record_payment(entry=entry_for(bill, 1000), by=SYSTEM, at=NOON)

    with pytest.raises(ValidationError):
        cancel_bill(bill=bill, reason="x", by=SYSTEM, at=NOON)


def test_expiry_moves_when_the_gateway_agrees(wire, told) -> None:
    bill, until = numbered_bill(), LATER + timedelta(days=5)
    send(bill.messages.get())

    extend_bill(bill=bill, expires_at=until, reason="Muda umeongezwa", by=SYSTEM, at=NOON)
    assert bill.expires_at == LATER
    wire.answers(ack("7101"))
    send(bill.messages.get(kind="change"))

    bill.refresh_from_db()
    assert bill.expires_at == until
    assert wire.sent[-1][2]["Gepg-Com"] == "changebill.sp.in"
    assert ("extended", bill.number) in told


def test_expired_bill_can_be_paid_again_after_its_expiry_has_moved(wire) -> None:
    bill = numbered_bill()
    send(bill.messages.get())
    expire_bills(at=LATER)
    bill.refresh_from_db()
    until = LATER + timedelta(days=5)

    extend_bill(bill=bill, expires_at=until, reason="x", by=SYSTEM, at=LATER)
    wire.answers(ack("7334"))
    send(bill.messages.get(kind="change"), LATER)

    bill.refresh_from_db()
    assert (bill.state, bill.expires_at) == (BillState.ISSUED, until)
    assert bill.items.get().is_open


@pytest.mark.parametrize("days", [-1, 0, 40])
def test_impossible_expiry_is_refused(days) -> None:
    bill = numbered_bill()

    with pytest.raises(ValidationError):
        extend_bill(
            bill=bill, expires_at=LATER + timedelta(days=days), reason="x", by=SYSTEM, at=NOON
        )


YESTERDAY = date(2026, 1, 11)


@pytest.mark.parametrize("version", [4, 5])
def test_list_of_a_past_day_is_asked_for_once(wire, settings, version) -> None:
    settings.GEPG_VERSION = version
    sample = VERSION_4["gepgSpReconcReqAck"] if version == 4 else VERSION_5["sucSpPmtReqAck"]
    wire.answers(sample, version)

    run = reconcile(day=YESTERDAY, by=SYSTEM, at=NOON)
    again = reconcile(day=YESTERDAY, by=SYSTEM, at=NOON)
    send(run.messages.get())

    run.refresh_from_db()
    assert again == run
    assert run.state == RunState.REQUESTED
    assert run.request_id.encode() in wire.sent[0][1]
    assert b">2026-01-11<" in wire.sent[0][1]


def test_today_is_not_reconciled() -> None:
    with pytest.raises(ValidationError):
        reconcile(day=date(2026, 1, 12), by=SYSTEM, at=NOON)


def test_day_without_payments_is_compared_at_once(wire) -> None:
    run = reconcile(day=YESTERDAY, by=SYSTEM, at=NOON)
    wire.answers(VERSION_5["sucSpPmtReqAck"].replace(b"7101", b"7324"))

    send(run.messages.get())

    run.refresh_from_db()
    assert (run.state, run.listed_count) == (RunState.COMPARED, 0)


def test_list_that_is_not_ready_is_asked_for_again(wire) -> None:
    run = reconcile(day=YESTERDAY, by=SYSTEM, at=NOON)
    wire.answers(VERSION_5["sucSpPmtReqAck"].replace(b"7101", b"7321"))

    message = send(run.messages.get())

    run.refresh_from_db()
    assert (run.state, message.state) == (RunState.REQUESTED, MessageState.WAITING)


def test_missing_days_of_the_last_week_are_asked_for() -> None:
    bill = bill_for(at=NOON - timedelta(days=3))
    bill.submitted_at = NOON - timedelta(days=3)
    bill.save()
    ReconciliationRun.objects.create(
        day=date(2026, 1, 10), requested_at=NOON, state=RunState.COMPARED, compared_at=NOON
    )

    runs = reconcile_past_days(by=SYSTEM, at=NOON)

    assert [run.day.day for run in runs] == [9, 11]
    assert reconcile_past_days(by=SYSTEM, at=NOON) == []


def test_list_that_was_promised_and_lost_is_asked_for_again(wire) -> None:
    bill = bill_for(at=NOON - timedelta(days=3))
    bill.submitted_at = NOON - timedelta(days=1)
    bill.save()
    wire.answers(VERSION_5["sucSpPmtReqAck"])
    (lost,) = reconcile_past_days(by=SYSTEM, at=NOON)
    assert reconcile_past_days(by=SYSTEM, at=NOON + timedelta(hours=3)) == []
    send(lost.messages.get())

    assert reconcile(day=YESTERDAY, by=SYSTEM, at=NOON + timedelta(hours=2)) == lost
    (again,) = reconcile_past_days(by=SYSTEM, at=NOON + timedelta(hours=3))
    lost.refresh_from_db()
    assert (lost.state, again.state) == (RunState.FAILED, RunState.REQUESTED)

    send(again.messages.get())
    by_hand = reconcile(day=YESTERDAY, by=SYSTEM, at=NOON + timedelta(hours=6))
    assert by_hand not in (lost, again)


def given_up(bill) -> datetime:
    """The gateway is silent until nothing is sent any more; when that was."""
    message, at = bill.messages.get(), NOON
    while message.state == MessageState.WAITING:
        at = message.next_attempt_at if message.attempts else at
        send(message, at)
    return at


def test_bill_that_the_gateway_never_answered_is_asked_for_again(wire, told) -> None:
    bill = bill_for()
    over = given_up(bill)
    assert ask_again_for_numbers(at=over) == 0

    at = over + timedelta(hours=3)
    assert [ask_again_for_numbers(at=at), ask_again_for_numbers(at=at)] == [1, 0]
    bill.refresh_from_db()
    assert bill.state == BillState.FAILED
    wire.answers(ack("7101"))
    send(bill.messages.get(state=MessageState.WAITING), at)

    bill.refresh_from_db()
    assert (bill.state, bill.items.get().is_open) == (BillState.SUBMITTED, True)
    assert told == [("refused", bill.number)]


def test_bill_that_was_given_up_and_is_refused_afterwards_is_not_asked_for_any_more(wire) -> None:
    bill = bill_for()
    at = given_up(bill) + timedelta(hours=3)
    ask_again_for_numbers(at=at)
    wire.answers(ack("7231"))
    send(bill.messages.get(state=MessageState.WAITING), at)

    bill.refresh_from_db()
    assert (bill.state, bill.refusal_codes) == (BillState.FAILED, "7231")
    assert ask_again_for_numbers(at=at + timedelta(hours=4)) == 0


def test_bill_that_was_given_up_and_billed_anew_is_not_asked_for_again(wire) -> None:
    item = [BilledItem(400_000, "Ada", "seat", "kimya")]
    bill = bill_for(items=item)
    at = given_up(bill) + timedelta(hours=3)
    bill_for(items=item, at=at)

    assert ask_again_for_numbers(at=at) == 0


def replaced_bill(item) -> Bill:
    bill = numbered_bill(items=item)
    bill.messages.all().delete()
    expire_bills(at=LATER)
    bill.refresh_from_db()
    return bill


UNTIL = LATER + timedelta(days=5)


def test_bill_that_was_billed_anew_is_not_extended(wire) -> None:
    item = [BilledItem(400_000, "Ada", "seat", "ongeza")]
    bill = replaced_bill(item)
    bill_for(items=item, at=LATER, expires_at=UNTIL)

    with pytest.raises(AlreadyBilled):
        extend_bill(bill=bill, expires_at=UNTIL, reason="x", by=SYSTEM, at=LATER)

    assert not bill.messages.exists()


def test_bill_that_is_billed_anew_while_its_expiry_is_asked_for_is_kept_for_finance(wire) -> None:
    item = [BilledItem(400_000, "Ada", "seat", "ongeza")]
    bill = replaced_bill(item)
    extend_bill(bill=bill, expires_at=UNTIL, reason="x", by=SYSTEM, at=LATER)
    bill_for(items=item, at=LATER, expires_at=UNTIL)
    wire.answers(ack("7334"))

    message = send(bill.messages.get(kind="change"), LATER)

    bill.refresh_from_db()
    assert (message.state, message.codes) == (MessageState.KEPT, "7334")
    assert message.error
    assert bytes(message.answer)
    assert (bill.state, bill.expires_at) == (BillState.EXPIRED, LATER)


def test_answer_that_cannot_be_worked_on_is_given_up_in_the_end(wire, monkeypatch) -> None:
    wire.answers(ack("7101"))
    monkeypatch.setattr(sending, "_acted_upon", lambda *args: 1 / 0)
    bill = bill_for()
    given_up(bill)

    message = bill.messages.get()
    assert (message.state, message.attempts) == (MessageState.FAILED, 5)
    assert message.error == "ZeroDivisionError: division by zero"


def test_expiry_of_a_bill_that_was_paid_meanwhile_stays(wire, told) -> None:
    bill = numbered_bill()
    bill.messages.all().delete()
    extend_bill(bill=bill, expires_at=UNTIL, reason="x", by=SYSTEM, at=NOON)
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    wire.answers(ack("7334"))

    message = send(bill.messages.get(kind="change"))

    bill.refresh_from_db()
    assert (bill.state, bill.expires_at) == (BillState.PAID, LATER)
    assert (message.state, message.error) == (MessageState.KEPT, f"{bill.number} is closed already")
    assert ("extended", bill.number) not in told


@pytest.mark.parametrize("answer", [None, "7101"])
def test_bill_is_locked_before_its_message(wire, answer) -> None:
    """As those who cancel or close it do, so that two never wait for each other."""
    bill = bill_for()
    message = bill.messages.get()
    if answer:
        wire.answers(ack(answer))

    with CaptureQueriesContext(connection) as queries:
        send_message(message_id=message.pk, clock=lambda: NOON)

    said = [query["sql"].split(" FROM ")[1] for query in queries if " FROM " in query["sql"]]
    tables = [one.split()[0].strip('"') for one in said if one.startswith('"payments_')]
    before = [one for one, two in pairwise(["", *tables]) if two == "payments_gatewaymessage"]
    assert before == ["payments_bill"] * 2
