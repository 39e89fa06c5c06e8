"""The gateway calls: everything is stored first and acknowledged, signed, with status 200."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.choices import BillState, Finding, MessageState, SignatureState
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.models import GatewayMessage, Payment
from egov_meeting.payments.reactions import BillEvent, forget_handler, on_bill
from egov_meeting.payments.selectors import kept_messages, open_findings
from egov_meeting.payments.selectors.open_matters import messages_to_look_at
from egov_meeting.payments.services.processing import process_message, work_again
from egov_meeting.payments.services.reconciling import reconcile
from egov_meeting.payments.throttling import KEPT_AT_MOST
from tests.payments.factories import (
    NOON,
    bill_for,
    control_number_of,
    finance_officer,
    numbered_bill,
)
from tests.payments.keys import gateway_key, key_files, stranger_key
from tests.payments.notices import assert_exact, notices
from tests.payments.samples import VERSION_4, VERSION_5

pytestmark = pytest.mark.django_db

PATHS = {
    (4, "number"): ("/payments/gepg/v4/control-numbers/", VERSION_4["gepgBillSubResp"]),
    (4, "payment"): ("/payments/gepg/v4/payments/", VERSION_4["gepgPmtSpInfo"]),
    (4, "list"): ("/payments/gepg/v4/reconciliations/", VERSION_4["gepgSpReconcResp"]),
    (5, "number"): ("/payments/gepg/v5/control-numbers/", VERSION_5["billSubRes"]),
    (5, "payment"): ("/payments/gepg/v5/payments/", VERSION_5["pmtSpNtfReq"]),
    (5, "list"): ("/payments/gepg/v5/reconciliations/", VERSION_5["sucSpPmtRes"]),
}
# A bill has another number in every run; the samples are made to speak of it.
SAMPLE_BILL, SAMPLE_NUMBER = b"KK6-000123", b"999990000123"


def about(bill, content: bytes, **changes: str) -> bytes:
    content = content.replace(SAMPLE_BILL, bill.number.encode())
    content = content.replace(SAMPLE_NUMBER, control_number_of(bill).encode())
    for old, new in changes.items():
        content = content.replace(b">" + old.encode() + b"<", b">" + new.encode() + b"<")
    return content


def call(version: int, what: str, content: bytes, key=None, **headers):
    path, _sample = PATHS[version, what]
    raw = sealed(content, key=key or gateway_key(), version=version)
    return Client(enforce_csrf_checks=True).post(
        path, raw, content_type="application/xml", headers=headers or None
    )


def code_of(answer) -> bytes:
    """The code of our acknowledgement, whose signature is checked on the way."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    envelope = opened(answer.content)
    envelope.verify(key_files().portal_key.public_key())
    return envelope.content.partition(b"StsCode>")[2].partition(b"<")[0]


def work_off() -> None:
    for message in GatewayMessage.objects.filter(direction="in", state=MessageState.WAITING):
        process_message(message_id=message.pk, clock=timezone.now)


@pytest.mark.parametrize("version", [4, 5])
def test_control_number_arrives(version, told) -> None:
    bill = bill_for()

    answer = call(version, "number", about(bill, PATHS[version, "number"][1]))
    assert code_of(answer) == b"7101"
    bill.refresh_from_db()
    assert bill.state == BillState.DRAFT  # stored and acknowledged; the work is for the queue
    work_off()

    bill.refresh_from_db()
    assert (bill.state, bill.control_number) == (BillState.ISSUED, control_number_of(bill))
    assert told == [("control_number", bill.number)]


@pytest.mark.parametrize("version", [4, 5])
def test_payment_arrives(version) -> None:
    bill = numbered_bill()
    content = about(bill, PATHS[version, "payment"][1])

    assert code_of(call(version, "payment", content)) == b"7101"
    work_off()

    bill.refresh_from_db()
    message = GatewayMessage.objects.get(direction="in")
    assert (bill.state, bill.paid_amount) == (BillState.PAID, 400_000)
    assert (message.state, message.signature, message.bill) == ("done", "valid", bill)
    assert bytes(message.body) == sealed(content, key=gateway_key(), version=version)
    assert Payment.objects.get().message == message


@pytest.mark.parametrize("version", [4, 5])
def test_repeat_is_acknowledged_like_the_first_and_counts_once(version) -> None:
    bill = numbered_bill()
    content = about(bill, PATHS[version, "payment"][1])

    codes = [code_of(call(version, "payment", content)) for _ in range(3)]
    work_off()
    codes.append(code_of(call(version, "payment", content)))
    work_off()

    bill.refresh_from_db()
    message = GatewayMessage.objects.get(direction="in")
    assert codes == [b"7101"] * 4
    assert (bill.paid_amount, message.times_received) == (400_000, 4)


def test_acknowledgement_of_version_5_names_what_it_answers() -> None:
    answer = call(5, "payment", about(numbered_bill(), VERSION_5["pmtSpNtfReq"]))

    content = opened(answer.content).content
    assert content.startswith(b"<pmtSpNtfReqAck><AckId>SP2")
    assert b"<ReqId>GW20260112101200</ReqId><AckStsCode>7101</AckStsCode>" in content


def test_same_number_with_other_content_is_not_lost() -> None:
    """Nothing that the gateway signed may be swallowed, whatever it calls it."""
    first, second = numbered_bill(), numbered_bill()
    call(5, "payment", about(first, VERSION_5["pmtSpNtfReq"]))
    call(5, "payment", about(second, VERSION_5["pmtSpNtfReq"], TX1="TX2"))
    call(5, "payment", about(second, VERSION_5["pmtSpNtfReq"], TX1="TX2"))
    work_off()

    for bill in (first, second):
        bill.refresh_from_db()
        assert bill.paid_amount == 400_000
    assert GatewayMessage.objects.filter(direction="in").count() == 2


@pytest.mark.parametrize("version", [4, 5])
def test_wrong_signature_is_answered_7303_and_kept(version) -> None:
    bill = numbered_bill()

    answer = call(version, "payment", about(bill, PATHS[version, "payment"][1]), stranger_key())
    work_off()

    bill.refresh_from_db()
    kept = kept_messages().get()
    assert code_of(answer) == b"7303"
    assert (kept.signature, bill.paid_amount) == (SignatureState.INVALID, 0)
    assert Payment.objects.count() == 0


def test_forgery_does_not_keep_the_genuine_notice_out() -> None:
    bill = numbered_bill()
    content = about(bill, VERSION_5["pmtSpNtfReq"])

    call(5, "payment", content, stranger_key())
    assert code_of(call(5, "payment", content)) == b"7101"
    work_off()

    bill.refresh_from_db()
    assert bill.state == BillState.PAID


@pytest.mark.parametrize("version", [4, 5])
@pytest.mark.parametrize("what", ["number", "payment", "list"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"<Gepg></Gepg>",
        b"\x00\xff" * 50,
        b'<!DOCTYPE x [<!ENTITY a "b">]><Gepg>&a;</Gepg>',
        b"<Gepg>" + b"x" * 2_000_000,
        b"<Gepg>" + b"x" * 13_000_000,
    ],
    ids=["empty", "text", "bare", "bytes", "doctype", "2 MB", "13 MB"],
)
def test_nonsense_is_answered_7242_with_a_signature(version, what, body) -> None:
    path, _sample = PATHS[version, what]

    answer = Client().post(path, body, content_type="application/xml")

    assert code_of(answer) == b"7242"
    assert GatewayMessage.objects.get().state == MessageState.KEPT


def test_version_that_is_turned_off_is_answered_7322(settings) -> None:
    settings.GEPG_ACCEPTED_VERSIONS = [5]

    answer = call(4, "payment", VERSION_4["gepgPmtSpInfo"])

    assert code_of(answer) == b"7322"


def test_without_keys_there_is_no_such_address(settings) -> None:
    settings.GEPG_KEYSTORE = ""

    assert call(5, "payment", VERSION_5["pmtSpNtfReq"]).status_code == 404


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_other_methods_are_refused(method) -> None:
    answer = getattr(Client(), method)("/payments/gepg/v5/payments/")

    assert answer.status_code == 405


def test_same_forgery_again_is_kept_once() -> None:
    for _ in range(3):
        call(5, "payment", VERSION_5["pmtSpNtfReq"], stranger_key())

    assert kept_messages().get().times_received == 3


def test_stranger_cannot_fill_the_database_and_the_gateway_is_still_heard() -> None:
    bill = numbered_bill()
    for number in range(KEPT_AT_MOST + 20):
        content = b"<pmtSpNtfReq>%d</pmtSpNtfReq>" % number
        assert code_of(call(5, "payment", content, stranger_key())) == b"7303"
    assert kept_messages().count() == KEPT_AT_MOST

    call(5, "payment", about(bill, VERSION_5["pmtSpNtfReq"]))
    work_off()

    bill.refresh_from_db()
    assert bill.state == BillState.PAID


def test_payment_for_another_provider_is_kept_and_not_counted() -> None:
    bill = numbered_bill()
    content = about(bill, VERSION_5["pmtSpNtfReq"], SP999="SP111")

    assert code_of(call(5, "payment", content)) == b"7101"
    work_off()

    bill.refresh_from_db()
    assert bill.paid_amount == 0
    assert "another provider, SP111" in kept_messages().get().error


def test_two_entries_in_one_message_both_count_and_a_faulty_third_is_named() -> None:
    first, second = numbered_bill(), numbered_bill()
    start = VERSION_5["pmtSpNtfReq"].index(b"<PmtTrxDtl>")
    end = VERSION_5["pmtSpNtfReq"].index(b"</PmtDtls>")
    head, entry, tail = (
        VERSION_5["pmtSpNtfReq"][:start],
        VERSION_5["pmtSpNtfReq"][start:end],
        VERSION_5["pmtSpNtfReq"][end:],
    )
    faulty = about(first, entry, TX1="TX3").replace(b"400000.00", b"mia nne")
    body = head + about(first, entry) + faulty + about(second, entry, TX1="TX2") + tail

    call(5, "payment", body)
    work_off()

    for bill in (first, second):
        bill.refresh_from_db()
        assert bill.paid_amount == 400_000
    assert messages_to_look_at().get().error.startswith("entry 2: “mia nne” is no amount")


def test_what_is_odd_about_a_payment_is_a_finding_and_keeps_no_message() -> None:
    bill = numbered_bill(200_000)
    call(5, "payment", about(bill, VERSION_5["pmtSpNtfReq"]))
    work_off()

    assert open_findings().get().finding == Finding.OVERPAID
    assert not kept_messages().exists()


def test_other_amount_under_the_same_reference_is_kept_for_finance() -> None:
    bill = numbered_bill()
    for amount in ("400000.00", "399000.00"):
        content = about(bill, VERSION_5["pmtSpNtfReq"], GW20260112101200=f"GW{amount}")
        content = content.replace(b"<PaidAmt>400000.00<", f"<PaidAmt>{amount}<".encode())
        call(5, "payment", content)
        work_off()

    bill.refresh_from_db()
    assert bill.paid_amount == 400_000
    assert "another amount" in messages_to_look_at().get().error


def two_payments(first, second) -> bytes:
    sample = VERSION_5["pmtSpNtfReq"]
    start, end = sample.index(b"<PmtTrxDtl>"), sample.index(b"</PmtDtls>")
    entry = sample[start:end]
    return (
        sample[:start]
        + about(first, entry)
        + about(second, entry, TX1="TX2", **{"9990001": "9990002"})
        + sample[end:]
    )


@pytest.fixture
def stubborn_bill():
    """A bill whose payment cannot be taken in until the list that is given holds its number no more."""
    bill = numbered_bill()
    broken = [bill.number]

    def breaks(bill, by, at) -> None:
        if bill.number in broken:
            raise RuntimeError("haikuwezekana")

    on_bill(BillEvent.PAID, breaks)
    yield bill, broken
    forget_handler(BillEvent.PAID, breaks)


def test_bill_that_fails_does_not_hold_the_others_of_its_notice(stubborn_bill) -> None:
    bad, broken = stubborn_bill
    good = numbered_bill()
    call(5, "payment", two_payments(bad, good))
    work_off()

    message = GatewayMessage.objects.get(direction="in")
    good.refresh_from_db()
    assert (good.state, message.state) == (BillState.PAID, MessageState.WAITING)
    assert message.error == f"{bad.number}: RuntimeError: haikuwezekana"

    broken.clear()
    work_off()
    for bill in (bad, good):
        bill.refresh_from_db()
        assert bill.paid_amount == 400_000
    message.refresh_from_db()
    assert (message.state, message.error) == (MessageState.DONE, "")


def test_bill_that_fails_does_not_hold_the_list_of_the_day(stubborn_bill) -> None:
    bad, broken = stubborn_bill
    good = numbered_bill()
    day = timezone.localdate(NOON)
    run = reconcile(day=day, by=SYSTEM, at=NOON + timedelta(days=1))
    run.request_id = "SP99920260113020000"
    run.save()
    sample = VERSION_5["sucSpPmtRes"]
    start, end = sample.index(b"<PmtTrxDtl>"), sample.index(b"</PmtDtls>")
    entry = sample[start:end]
    other = about(good, entry, TX1="TX2", **{"9990001": "9990002"})
    call(5, "list", sample[:start] + about(bad, entry) + other + sample[end:])
    work_off()

    run.refresh_from_db()
    good.refresh_from_db()
    assert (run.state, good.state, Payment.objects.count()) == ("compared", BillState.PAID, 1)

    broken.clear()
    work_off()
    bad.refresh_from_db()
    message = GatewayMessage.objects.get(direction="in")
    assert (bad.state, message.state) == (BillState.PAID, MessageState.DONE)


def test_message_that_was_given_up_is_worked_on_again(stubborn_bill) -> None:
    bad, broken = stubborn_bill
    call(5, "payment", about(bad, VERSION_5["pmtSpNtfReq"]))
    for _ in range(8):
        work_off()
    message = GatewayMessage.objects.get(direction="in")
    assert message.state == MessageState.FAILED

    officer = finance_officer()
    work_again(message=message, by=officer, at=NOON)
    assert (message.state, message.attempts) == (MessageState.WAITING, 0)
    assert Event.objects.get(action="payments.message_taken_up").actor_id == officer.pk
    broken.clear()
    work_off()

    bad.refresh_from_db()
    message.refresh_from_db()
    assert (bad.state, message.state) == (BillState.PAID, MessageState.DONE)
    with pytest.raises(ValidationError):
        work_again(message=message, by=officer, at=NOON)


@pytest.mark.parametrize("version", [4, 5])
def test_refusal_with_joined_codes_is_shown_on_the_bill(version, told) -> None:
    bill = bill_for()
    sample = PATHS[version, "number"][1].replace(b"7101", b"7242;7267").replace(b">GS<", b">GF<")

    call(version, "number", about(bill, sample))
    work_off()

    bill.refresh_from_db()
    assert (bill.state, bill.refusal_codes) == (BillState.FAILED, "7242;7267")
    assert told == [("refused", bill.number)]


def test_number_that_belongs_to_another_bill_is_not_given() -> None:
    taken, bill = numbered_bill(), bill_for()
    content = about(bill, VERSION_5["billSubRes"]).replace(
        control_number_of(bill).encode(), control_number_of(taken).encode()
    )

    call(5, "number", content)
    work_off()

    bill.refresh_from_db()
    assert bill.control_number is None
    assert "another bill" in kept_messages().get().error


def test_work_that_fails_is_noted_and_tried_again(monkeypatch) -> None:
    bill = numbered_bill()
    call(5, "payment", about(bill, VERSION_5["pmtSpNtfReq"]))
    message = GatewayMessage.objects.get(direction="in")
    target = "egov_meeting.payments.services.processing.record_payment"
    with monkeypatch.context() as patched:
        patched.setattr(target, lambda **kwargs: 1 / 0)
        process_message(message_id=message.pk, clock=lambda: NOON)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.WAITING, 1)
    assert message.error == f"{bill.number}: ZeroDivisionError: division by zero"
    process_message(message_id=message.pk, clock=timezone.now)

    bill.refresh_from_db()
    message.refresh_from_db()
    assert (bill.state, message.state, message.error) == (BillState.PAID, MessageState.DONE, "")


def test_callback_costs_few_queries(django_assert_max_num_queries) -> None:
    bill = numbered_bill()
    content = about(bill, VERSION_5["pmtSpNtfReq"])

    with django_assert_max_num_queries(4):
        call(5, "payment", content)


@pytest.mark.parametrize("seed", [2019, 2023])
def test_notices_of_every_kind_in_any_order_count_once(seed) -> None:
    calls, payments = notices(10, key=gateway_key())
    order = random.Random(seed)
    order.shuffle(calls)

    for one in calls:
        answer = Client().post(one.path, one.body, content_type="application/xml")
        assert code_of(answer) == b"7101"
        if order.random() < 0.3:
            work_off()
    work_off()

    assert_exact(calls, payments, bills=10)
