"""The simulator's own messages are those of gepg.md, and it judges as the gateway does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.gateways.base import NoticeKind
from egov_meeting.payments.gateways.gepg import version4, version5
from egov_meeting.payments.gateways.gepg.elements import EAST_AFRICA
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.gateways.simulator import messages
from egov_meeting.payments.gateways.simulator.book import Book, BookedBill, BookedPayment, now
from egov_meeting.payments.gateways.simulator.checks import fault_of_payment, faults_of_bill
from egov_meeting.payments.gateways.simulator.desk import Desk
from egov_meeting.payments.gateways.simulator.keys import keys_kept_in
from egov_meeting.payments.gateways.simulator.requests import Asked, read_request
from egov_meeting.payments.gateways.simulator.switches import SwitchBoard, Switches
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reconciling import compare_with_list, reconcile
from tests.payments.factories import NOON, numbered_bill
from tests.payments.keys import key_files, stranger_key
from tests.payments.samples import VERSION_4, VERSION_5
from tests.payments.test_messages_of_the_gateway import US, bill

AT = datetime(2026, 1, 11, 9, 0, tzinfo=EAST_AFRICA)


def booked(version: int, **changes: str) -> BookedBill:
    fields = {
        "number": "KK6-000123",
        "request_id": "SP99920260110090000",
        "provider": "SP999",
        "control_number": "999990000123",
        "amount": "400000.00",
        "currency": "TZS",
        "expires_at": "2026-02-09T23:59:59",
        "pay_option": "3",
        "payer_name": "Asha Juma",
        "description": "Ada",
        **changes,
    }
    return BookedBill(version=version, **fields)


PAYMENT = BookedPayment(
    trx_id="TX1",
    pay_ref_id="9990001",
    bill_number="KK6-000123",
    amount="400000.00",
    currency="TZS",
    channel="MOB",
    paid_at="2026-01-12T10:11:12",
    payer_name="Asha Juma",
    receipt="R1",
)
ASKED = {
    name: read_request(content, version)
    for version, samples in ((4, VERSION_4), (5, VERSION_5))
    for name, content in samples.items()
    if name.endswith(("SubReq", "CanclReq", "ReconcReq", "PmtReq"))
}
FOUR, FIVE = [(PAYMENT, booked(4))], [(PAYMENT, booked(5))]
WRITTEN = {
    "gepgBillSubReqAck": messages.acknowledgement(ASKED["gepgBillSubReq"], "7101", ""),
    "gepgBillSubResp": messages.control_number(booked(4), "7101", ""),
    "gepgPmtSpInfo": messages.payment_notice(FOUR, ""),
    "gepgBillCanclResp": messages.cancellation(ASKED["gepgBillCanclReq"], "7283", ""),
    "gepgSpReconcReqAck": messages.acknowledgement(ASKED["gepgSpReconcReq"], "7101", ""),
    "gepgSpReconcResp": messages.list_of_day(ASKED["gepgSpReconcReq"], FOUR, ""),
    "billSubReqAck": messages.acknowledgement(ASKED["billSubReq"], "7101", "GW20260110090001"),
    "billSubRes": messages.control_number(booked(5), "7101", "GW20260110090005"),
    "pmtSpNtfReq": messages.payment_notice(FIVE, "GW20260112101200"),
    "billCanclRes": messages.cancellation(ASKED["billCanclReq"], "7283", "GW20260113080001"),
    "sucSpPmtReqAck": messages.acknowledgement(ASKED["sucSpPmtReq"], "7101", "GW1"),
    "sucSpPmtRes": messages.list_of_day(ASKED["sucSpPmtReq"], FIVE, "GW2"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_gateways_messages_are_the_samples_byte_for_byte(name: str) -> None:
    assert WRITTEN[name] == {**VERSION_4, **VERSION_5}[name]


def test_both_sides_together_write_every_sample() -> None:
    ours = {
        "gepgBillSubReq",
        "gepgBillSubRespAck",
        "gepgPmtSpInfoAck",
        "gepgBillCanclReq",
        "gepgSpReconcReq",
        "gepgSpReconcRespAck",
        "billSubReq",
        "billSubResAck",
        "pmtSpNtfReqAck",
        "billCanclReq",
        "sucSpPmtReq",
        "sucSpPmtResAck",
    }

    assert ours | WRITTEN.keys() == VERSION_4.keys() | VERSION_5.keys()
    assert len(VERSION_4) + len(VERSION_5) == 24


def submission(version: int, **changes: object) -> Asked:
    to_send = bill(**{"description": "Ada", **changes})
    content = (
        version4.bill_submission(to_send, US)
        if version == 4
        else version5.bill_submission(to_send, "R1", US)
    )
    return read_request(content, version)


@pytest.mark.parametrize("version", [4, 5])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"items": ()}, "7223"),
        ({"amount": 0}, "7224"),
        ({"amount": 1}, "7258"),
        ({"expires_at": AT}, "7231"),
        ({"pay_option": 9}, "7234"),
        ({"payer_email": "asha"}, "7267"),
        ({"payer_phone": "0700"}, "7268"),
        ({"payer_email": "", "payer_phone": ""}, "7217"),
        ({"payer_id": ""}, "7275"),
        ({"payer_name": ""}, "7276"),
        ({"description": ""}, "7277"),
    ],
)
def test_bill_is_judged_in_the_gateways_codes(version, changes, code) -> None:
    asked = submission(version, **changes)

    if "items" in changes:  # without items it would be a change of expiry
        asked.items = []

    assert next(faults_of_bill(asked, at=AT), None) == code


@pytest.mark.parametrize(
    ("changes", "amount", "currency", "code"),
    [
        ({}, 400_000, "TZS", ""),
        ({"is_cancelled": True}, 400_000, "TZS", "7283"),
        ({"paid": "400000.00"}, 400_000, "TZS", "7279"),
        ({"expires_at": "2026-01-01T00:00:00"}, 400_000, "TZS", "7213"),
        ({}, 400_000, "USD", "7212"),
        ({}, 399_999, "TZS", "7302"),
        ({"pay_option": "1"}, 399_999, "TZS", "7214"),
        ({"pay_option": "1"}, 400_001, "TZS", ""),
        ({"pay_option": "2"}, 1, "TZS", ""),
    ],
)
def test_payment_is_judged_in_the_gateways_codes(changes, amount, currency, code) -> None:
    found = fault_of_payment(booked(5, **changes), amount=Decimal(amount), currency=currency, at=AT)

    assert found == code


def test_unknown_control_number_is_7335() -> None:
    assert fault_of_payment(None, amount=Decimal(1), currency="TZS", at=AT) == "7335"


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(folder=tmp_path, keys=key_files(), portal="http://127.0.0.1:1")


HEADERS = {"Gepg-Com": "default.sp.in", "Gepg-Code": "SP999"}


def answer(desk: Desk, content: bytes, version: int = 5, headers=HEADERS, key=None) -> bytes:
    key = key or key_files().portal_key
    raw = desk.answer(sealed(content, key=key, version=version), headers, version)
    envelope = opened(raw)
    envelope.verify(key_files().gateway_key.public_key())
    return envelope.content


def fresh_submission() -> bytes:
    to_send = bill("Ada", generated_at=now(), expires_at=now() + timedelta(days=9))
    return version5.bill_submission(to_send, "R1", US)


@pytest.mark.parametrize(
    ("headers", "key", "content", "code"),
    [
        ({"Gepg-Code": "SP999"}, None, None, "7202"),
        ({"Gepg-Com": "default.sp.in", "Gepg-Code": "SP1"}, None, None, "7323"),
        (HEADERS, stranger_key, None, "7303"),
        (HEADERS, None, b"<nonsense>1</nonsense>", "7242"),
        (HEADERS, None, None, "7101"),
    ],
)
def test_request_is_judged_before_its_bill(desk, headers, key, content, code) -> None:
    said = answer(desk, content or fresh_submission(), headers=headers, key=key and key())

    assert f"<AckStsCode>{code}</AckStsCode>".encode() in said


def test_same_bill_again_is_7226(desk) -> None:
    answer(desk, fresh_submission())

    assert b">7226<" in answer(desk, fresh_submission())


def test_cancellation_is_answered_at_once(desk) -> None:
    cancel = version5.cancellation("KK6-000123", "R2", "x", US)
    assert b">7204<" in answer(desk, cancel)
    answer(desk, fresh_submission())

    assert b">7283<" in answer(desk, cancel)


@pytest.mark.parametrize(("days", "code"), [(-1, b"7101"), (0, b"7319"), (1, b"7319")])
def test_list_is_given_of_past_days_only(desk, days, code) -> None:
    day = (now() + timedelta(days=days)).date()

    assert b">" + code + b"<" in answer(desk, version5.reconciliation("R1", day, US))


@pytest.mark.django_db
def test_list_of_the_banks_own_transactions_before_its_notice_counts_once(desk) -> None:
    desk.board.turn({"bank_names_in_list": True})
    ours = numbered_bill()
    theirs = booked(4, number=ours.number, control_number=ours.control_number)
    desk.book.add_bill(theirs)
    payment = replace(PAYMENT, bill_number=ours.number)
    desk.book.add_payment(payment)

    desk.send_list(ASKED["gepgSpReconcReq"], payment.day)
    listed = version4.read_notice(desk.deliveries.made[-1].content, "1").payments
    notice = version4.read_notice(messages.payment_notice([(payment, theirs)], ""), "2").payments
    run = reconcile(day=payment.day, by=SYSTEM, at=NOON + timedelta(days=1))
    compare_with_list(run=run, entries=listed, problems=(), codes=["7101"], at=NOON)
    record_payment(entry=notice[0], by=SYSTEM, at=NOON)

    ours.refresh_from_db()
    assert listed[0].trx_id != notice[0].trx_id
    assert (ours.paid_amount, ours.payments.count()) == (400_000, 1)


def test_bills_and_payments_are_there_after_a_restart(tmp_path) -> None:
    book = Book(tmp_path / "book.json")
    book.add_bill(booked(5))
    book.add_payment(PAYMENT)

    again = Book(tmp_path / "book.json")

    assert again.bills == book.bills
    assert again.bills["KK6-000123"].owed == 0
    assert again.payments == [PAYMENT]


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path) -> None:
    first, second = keys_kept_in(tmp_path / "keys"), keys_kept_in(tmp_path / "keys")

    assert first == second or first.portal_keystore == second.portal_keystore
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "keys").iterdir()} == {0}


@pytest.mark.parametrize(
    "changes", [{"nothing": True}, {"silent": 1}, {"copies": True}, {"copies": -1}, {"copies": "2"}]
)
def test_senseless_switch_is_refused(changes) -> None:
    board = SwitchBoard()

    with pytest.raises(ValueError, match=next(iter(changes))):
        board.turn(changes)
    assert board.now() == Switches()


def test_reordered_deliveries_go_out_last_first(desk, monkeypatch) -> None:
    told: list[bytes] = []
    monkeypatch.setattr(
        desk.deliveries, "_told", lambda delivery: told.append(delivery.content) or "7101"
    )
    desk.board.turn({"reordered": True, "callback_delay": 0.0, "copies": 2})
    for content in (b"1", b"2", b"3"):
        desk.deliveries.add(NoticeKind.PAYMENT, 5, content)
    desk.deliveries.start()

    from tests.worker_process import wait_for

    wait_for(lambda: len(told) == 6, 5)
    assert told == [b"3", b"3", b"2", b"2", b"1", b"1"]
