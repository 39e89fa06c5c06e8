"""The gateway calls: everything is stored first and acknowledged, signed, with status 200."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from egov_meeting.payments.choices import BillState, MessageState, SignatureState
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.models import GatewayMessage, Payment
from egov_meeting.payments.selectors import kept_messages
from egov_meeting.payments.services.processing import process_message
from egov_meeting.payments.throttling import KEPT_AT_MOST
from tests.payments.factories import NOON, bill_for, control_number_of, numbered_bill
from tests.payments.keys import gateway_key, key_files, stranger_key
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
    assert kept_messages().get().error.startswith("entry 2: “mia nne” is no amount")


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
    assert message.error == "ZeroDivisionError: division by zero"
    process_message(message_id=message.pk, clock=timezone.now)

    bill.refresh_from_db()
    message.refresh_from_db()
    assert (bill.state, message.state, message.error) == (BillState.PAID, MessageState.DONE, "")


def test_callback_costs_few_queries(django_assert_max_num_queries) -> None:
    bill = numbered_bill()
    content = about(bill, VERSION_5["pmtSpNtfReq"])

    with django_assert_max_num_queries(4):
        call(5, "payment", content)
