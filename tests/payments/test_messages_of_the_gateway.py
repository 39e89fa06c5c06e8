"""Every message of gepg.md, byte for byte, in both versions: what we write and what we understand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from egov_meeting.payments.gateways.base import (
    BillToSend,
    Cancellation,
    ControlNumber,
    ItemToSend,
    Malformed,
    NoticeKind,
)
from egov_meeting.payments.gateways.gepg import version4, version5
from egov_meeting.payments.gateways.gepg.codes import ProviderCodes
from egov_meeting.payments.gateways.gepg.elements import EAST_AFRICA
from tests.payments.samples import VERSION_4, VERSION_5

US = ProviderCodes(
    sp_code="SP999",
    sp_group_code="SP999",
    sub_sp_code="1001",
    system_id="TEGA001",
    collection_centre="HQ",
    gfs_code="140206",
)


def bill(description: str, **changes: object) -> BillToSend:
    fields = {
        "number": "KK6-000123",
        "payer_id": "P-123",
        "payer_name": "Asha Juma",
        "payer_phone": "255700000000",
        "payer_email": "asha@example.org",
        "description": description,
        "amount": 400000,
        "currency": "TZS",
        "generated_at": datetime(2026, 1, 10, 9, 0, tzinfo=EAST_AFRICA),
        "expires_at": datetime(2026, 2, 9, 23, 59, 59, tzinfo=EAST_AFRICA),
        "pay_option": 3,
        "items": (ItemToSend("KK6-000123-1", 400000),),
    }
    return BillToSend(**{**fields, **changes})  # type: ignore[arg-type]


BILL_4 = bill("Ada ya ushiriki - Kikao Kazi")
BILL_5 = bill("Ada ya ushiriki")
REASON = "Usajili umeghairiwa"

WRITTEN = [
    (VERSION_4["gepgBillSubReq"], version4.bill_submission(BILL_4, US)),
    (
        VERSION_4["gepgBillSubRespAck"],
        version4.acknowledgement(NoticeKind.CONTROL_NUMBER, "7101"),
    ),
    (VERSION_4["gepgPmtSpInfoAck"], version4.acknowledgement(NoticeKind.PAYMENT, "7101")),
    (VERSION_4["gepgBillCanclReq"], version4.cancellation("KK6-000123", REASON, US)),
    (
        VERSION_4["gepgSpReconcReq"],
        version4.reconciliation("1379794698", date(2026, 1, 12), US),
    ),
    (
        VERSION_4["gepgSpReconcRespAck"],
        version4.acknowledgement(NoticeKind.RECONCILIATION, "7101"),
    ),
    (VERSION_5["billSubReq"], version5.bill_submission(BILL_5, "SP99920260110090000", US)),
    (
        VERSION_5["billSubResAck"],
        version5.acknowledgement(
            NoticeKind.CONTROL_NUMBER, "7101", "SP20260110090006", "GW20260110090005"
        ),
    ),
    (
        VERSION_5["pmtSpNtfReqAck"],
        version5.acknowledgement(
            NoticeKind.PAYMENT, "7101", "SP20260112101201", "GW20260112101200"
        ),
    ),
    (
        VERSION_5["billCanclReq"],
        version5.cancellation("KK6-000123", "SP99920260113080000", REASON, US),
    ),
    (
        VERSION_5["sucSpPmtReq"],
        version5.reconciliation("SP99920260113020000", date(2026, 1, 12), US),
    ),
    (
        VERSION_5["sucSpPmtResAck"],
        version5.acknowledgement(NoticeKind.RECONCILIATION, "7101", "SP3", "GW2"),
    ),
]


@pytest.mark.parametrize(("sample", "ours"), WRITTEN)
def test_our_messages_are_the_samples_byte_for_byte(sample: bytes, ours: bytes) -> None:
    assert ours == sample


REPLIES = [
    (version4.read_reply, VERSION_4["gepgBillSubReqAck"], ("7101",)),
    (version4.read_reply, VERSION_4["gepgSpReconcReqAck"], ("7101",)),
    (version4.read_reply, VERSION_4["gepgBillCanclResp"], ("7283",)),
    (version5.read_reply, VERSION_5["billSubReqAck"], ("7101",)),
    (version5.read_reply, VERSION_5["sucSpPmtReqAck"], ("7101",)),
    (version5.read_reply, VERSION_5["billCanclRes"], ("7283",)),
    (version5.read_reply, VERSION_5["billSubRes"], ("7101",)),
]


@pytest.mark.parametrize(("read", "sample", "codes"), REPLIES)
def test_answers_to_our_requests_are_read(read, sample, codes) -> None:
    assert read(sample).codes == codes


@pytest.mark.parametrize(
    "reply",
    [
        version4.read_reply(VERSION_4["gepgBillCanclResp"]),
        version5.read_reply(VERSION_5["billCanclRes"]),
    ],
    ids=["4", "5"],
)
def test_cancellation_names_its_bill(reply) -> None:
    assert reply.cancellations == (Cancellation("KK6-000123", ("7283",)),)


NUMBER = ControlNumber("KK6-000123", "999990000123", is_accepted=True, codes=("7101",))


def test_control_number_is_read_in_both_versions_and_from_an_immediate_answer() -> None:
    notices = [
        version4.read_notice(VERSION_4["gepgBillSubResp"], "x"),
        version5.read_notice(VERSION_5["billSubRes"]),
    ]

    assert [notice.control_numbers for notice in notices] == [(NUMBER,), (NUMBER,)]
    assert [notice.kind for notice in notices] == [NoticeKind.CONTROL_NUMBER] * 2
    assert version5.read_reply(VERSION_5["billSubRes"]).control_numbers == (NUMBER,)


def test_order_of_the_last_fields_of_version_4_does_not_matter() -> None:
    turned = VERSION_4["gepgBillSubResp"].replace(
        b"<TrxSts>GS</TrxSts><PayCntrNum>999990000123</PayCntrNum><TrxStsCode>7101</TrxStsCode>",
        b"<TrxStsCode>7101</TrxStsCode><TrxSts>GS</TrxSts><PayCntrNum>999990000123</PayCntrNum>",
    )

    assert turned != VERSION_4["gepgBillSubResp"]
    assert version4.read_notice(turned, "x").control_numbers == (NUMBER,)


def test_refusal_with_several_codes_is_read() -> None:
    refused = VERSION_5["billSubRes"].replace(b">GS<", b">GF<").replace(b"7101", b"7242;7267")

    found = version5.read_notice(refused).control_numbers

    assert [(one.is_accepted, one.codes) for one in found] == [(False, ("7242", "7267"))]


@pytest.mark.parametrize(
    ("notice", "receipt", "psp_code"),
    [
        (version4.read_notice(VERSION_4["gepgPmtSpInfo"], "x"), "R1", ""),
        (version5.read_notice(VERSION_5["pmtSpNtfReq"]), "R1", "PSP006"),
    ],
    ids=["4", "5"],
)
def test_payment_is_read(notice, receipt, psp_code) -> None:
    (payment,) = notice.payments

    assert notice.kind == NoticeKind.PAYMENT
    assert (payment.trx_id, payment.pay_ref_id) == ("TX1", "9990001")
    assert (payment.bill_number, payment.control_number) == ("KK6-000123", "999990000123")
    assert (payment.amount, payment.bill_amount, payment.currency) == (
        Decimal("400000.00"),
        Decimal("400000.00"),
        "TZS",
    )
    assert payment.paid_at == datetime(2026, 1, 12, 10, 11, 12, tzinfo=EAST_AFRICA)
    assert (payment.provider, payment.channel, payment.psp_name) == ("SP999", "MOB", "NMB")
    assert (payment.receipt_number, payment.psp_code) == (receipt, psp_code)
    assert (payment.account, payment.payer_name) == ("0150000000000", "Asha Juma")


@pytest.mark.parametrize(
    ("notice", "request_id"),
    [
        (version4.read_notice(VERSION_4["gepgSpReconcResp"], "x"), "1379794698"),
        (version5.read_notice(VERSION_5["sucSpPmtRes"]), "SP99920260113020000"),
    ],
    ids=["4", "5"],
)
def test_list_of_a_day_is_read(notice, request_id) -> None:
    (payment,) = notice.payments

    assert notice.kind == NoticeKind.RECONCILIATION
    assert (notice.answers_request, notice.codes) == (request_id, ("7101",))
    assert (payment.trx_id, payment.pay_ref_id, payment.bill_number) == (
        "TX1",
        "9990001",
        "KK6-000123",
    )
    assert payment.amount == Decimal("400000.00")


def test_the_other_spelling_of_reserved_fields_is_accepted() -> None:
    other = VERSION_4["gepgSpReconcResp"].replace(b"ReconcRsv", b"ReconcRvs")

    assert len(version4.read_notice(other, "x").payments) == 1


def test_control_number_is_used_again_between_way_of_paying_and_items() -> None:
    again = bill("Ada", control_number="999990000123")

    assert (
        b"<BillPayOpt>3</BillPayOpt><PayCntrNum>999990000123</PayCntrNum><BillItems>"
        in version4.bill_submission(again, US)
    )
    assert (
        b"<CollPsp></CollPsp><BillCntrNum>999990000123</BillCntrNum><ReuseReasn>Ada</ReuseReasn>"
        b"<BillItems>" in version5.bill_submission(again, "R1", US)
    )


def test_change_of_expiry_names_bill_and_date_only() -> None:
    assert version4.expiry_change(BILL_4, US) == (
        b"<gepgBillSubReq><BillHdr><SpCode>SP999</SpCode><RtrRespFlg>true</RtrRespFlg></BillHdr>"
        b"<BillTrxInf><BillId>KK6-000123</BillId><SpSysId>TEGA001</SpSysId>"
        b"<BillExprDt>2026-02-09T23:59:59</BillExprDt></BillTrxInf></gepgBillSubReq>"
    )
    assert version5.expiry_change(BILL_5, "R1", "Muda umeongezwa", US).endswith(
        b"<BillDtls><BillDtl><BillId>KK6-000123</BillId><SpCode>SP999</SpCode>"
        b"<BillExprDt>2026-02-09T23:59:59</BillExprDt><BillGenBy>portal</BillGenBy>"
        b"<BillApprBy>portal</BillApprBy><UpdateReasn>Muda umeongezwa</UpdateReasn>"
        b"</BillDtl></BillDtls></billSubReq>"
    )


def test_what_people_typed_cannot_break_a_message() -> None:
    nasty = bill("Ada", payer_name="Ali & <Sons>\x00 \n ]]> 🙂")

    content = version4.bill_submission(nasty, US)

    assert "<PyrName>Ali &amp; &lt;Sons&gt; ]]&gt; 🙂</PyrName>".encode() in content


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "NaN", "Infinity", "", "1e30", "abc", "1.005"])
@pytest.mark.parametrize("version", [4, 5])
def test_entry_that_cannot_be_read_is_named_and_the_others_are_not_lost(version, amount) -> None:
    sample = (VERSION_4["gepgPmtSpInfo"], VERSION_5["pmtSpNtfReq"])[version - 4]
    tag = (b"PymtTrxInf", b"PmtTrxDtl")[version - 4]
    start, end = sample.index(b"<%b>" % tag), sample.index(b"</%b>" % tag) + len(tag) + 3
    entry = sample[start:end]
    bad = entry.replace(b"<PaidAmt>400000.00<", b"<PaidAmt>%b<" % amount.encode())
    message = sample[:start] + bad + entry + sample[end:]

    notice = version4.read_notice(message, "x") if version == 4 else version5.read_notice(message)

    assert len(notice.payments) == 1
    assert len(notice.problems) == 1
    assert notice.problems[0].startswith("entry 1:")


@pytest.mark.parametrize("amount", [b"", b"0.00", b"abc"])
@pytest.mark.parametrize("version", [4, 5])
def test_payment_is_read_whatever_the_bill_is_said_to_be(version, amount) -> None:
    sample = (VERSION_4["gepgPmtSpInfo"], VERSION_5["pmtSpNtfReq"])[version - 4]
    message = sample.replace(b"<BillAmt>400000.00<", b"<BillAmt>%b<" % amount)

    notice = version4.read_notice(message, "x") if version == 4 else version5.read_notice(message)

    (payment,) = notice.payments
    assert (payment.amount, payment.bill_amount, notice.problems) == (400_000, None, ())


@pytest.mark.parametrize(
    "content",
    [
        b"<gepgPmtSpInfo><PymtTrxInf></gepgPmtSpInfo>",
        b"<gepgPmtSpInfo/><gepgPmtSpInfo/>",
        b"<somethingElse><a>1</a></somethingElse>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><gepgPmtSpInfo>&x;</gepgPmtSpInfo>',
        b"<gepgPmtSpInfo><!-- hidden --></gepgPmtSpInfo>",
        b"",
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_message_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed):
        version4.read_notice(content, "x")
    with pytest.raises(Malformed):
        version5.read_notice(content)
