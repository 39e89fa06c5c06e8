"""Version 5 of the gateway's language: what we write and what we read, field by field in its order."""

from __future__ import annotations

from datetime import date

from lxml import etree

from egov_meeting.payments.gateways.base import (
    BillToSend,
    Cancellation,
    ControlNumber,
    Malformed,
    Notice,
    NoticeKind,
    PaymentEntry,
    Reply,
    RequestKind,
)
from egov_meeting.payments.gateways.gepg.codes import ProviderCodes
from egov_meeting.payments.gateways.gepg.elements import (
    Element,
    amount_if_any,
    amount_in,
    child,
    codes,
    moment,
    moment_in,
    money,
    parsed,
    text_of,
    written,
)
from egov_meeting.payments.gateways.gepg.entries import all_that_read

VERSION = 5
MADE_BY = "portal"

ROUTES = {
    RequestKind.BILL: ("/api/bill/20/submission", "default.sp.in"),
    RequestKind.REUSE: ("/api/bill/20/submission", "reusebill.sp.in"),
    RequestKind.CHANGE: ("/api/bill/20/change-submission", "changebill.sp.in"),
    RequestKind.CANCELLATION: ("/api/bill/20/cancellation", "default.sp.in"),
    RequestKind.RECONCILIATION: ("/api/reconciliation/20/request", "default.sp.in"),
}
NOTICES = {
    "billSubRes": NoticeKind.CONTROL_NUMBER,
    "pmtSpNtfReq": NoticeKind.PAYMENT,
    "sucSpPmtRes": NoticeKind.RECONCILIATION,
    "billCanclRes": NoticeKind.CANCELLATION,
}
# Our answer to each, and what it calls the number of the message it answers.
_ANSWERS = {
    NoticeKind.CONTROL_NUMBER: ("billSubResAck", "ResId"),
    NoticeKind.PAYMENT: ("pmtSpNtfReqAck", "ReqId"),
    NoticeKind.RECONCILIATION: ("sucSpPmtResAck", "ResId"),
    NoticeKind.CANCELLATION: ("billCanclResAck", "ResId"),
}
_RESERVED: list[Element] = [("Rsv1", ""), ("Rsv2", ""), ("Rsv3", "")]


def bill_submission(bill: BillToSend, request_id: str, us: ProviderCodes) -> bytes:
    """billSubReq; with a control number it asks to use that one again."""
    return written(
        (
            "billSubReq",
            [
                _header(request_id, bill.number, us),
                ("BillDtls", [("BillDtl", _bill_fields(bill, us))]),
            ],
        )
    )


def expiry_change(bill: BillToSend, request_id: str, reason: str, us: ProviderCodes) -> bytes:
    fields: list[Element] = [
        ("BillId", bill.number),
        ("SpCode", us.sp_code),
        ("BillExprDt", moment(bill.expires_at)),
        ("BillGenBy", MADE_BY),
        ("BillApprBy", MADE_BY),
        ("UpdateReasn", reason),
    ]
    header = _header(request_id, bill.number, us)
    return written(("billSubReq", [header, ("BillDtls", [("BillDtl", fields)])]))


def cancellation(bill_number: str, request_id: str, reason: str, us: ProviderCodes) -> bytes:
    fields: list[Element] = [
        ("ReqId", request_id),
        ("SpGrpCode", us.sp_group_code),
        ("SysCode", us.system_id),
        ("BillTyp", "1"),
        ("GrpBillId", bill_number),
        ("CanclGenBy", MADE_BY),
        ("CanclApprBy", MADE_BY),
        ("CanclReasn", reason),
    ]
    return written(("billCanclReq", fields))


def reconciliation(request_id: str, day: date, us: ProviderCodes) -> bytes:
    fields: list[Element] = [
        ("ReqId", request_id),
        ("SpGrpCode", us.sp_group_code),
        ("SysCode", us.system_id),
        ("TrxDt", day.isoformat()),
        *_RESERVED,
    ]
    return written(("sucSpPmtReq", fields))


def acknowledgement(kind: NoticeKind, code: str, ack_id: str, answers: str) -> bytes:
    name, field = _ANSWERS.get(kind, _ANSWERS[NoticeKind.CONTROL_NUMBER])
    return written((name, [("AckId", ack_id), (field, answers), ("AckStsCode", code)]))


def read_reply(content: bytes) -> Reply:
    """The answer to a request: an acknowledgement, a cancellation, or already the control number."""
    root = parsed(content)
    if root.tag in ("billSubReqAck", "sucSpPmtReqAck", "billCanclReqAck"):
        return Reply(codes=codes(text_of(root, "AckStsCode")))
    if root.tag == "billSubRes":
        header = child(root, "BillHdr")
        return Reply(codes=codes(text_of(header, "ResStsCode")), control_numbers=_numbers(root))
    if root.tag == "billCanclRes":
        outcome = _cancellation(root)
        return Reply(codes=outcome.codes, cancellations=(outcome,))
    raise Malformed(f"{root.tag} is no answer to a request")


def read_notice(content: bytes) -> Notice:
    root = parsed(content)
    kind = NOTICES.get(str(root.tag))
    name = str(root.tag)
    if kind is NoticeKind.CONTROL_NUMBER:
        header = child(root, "BillHdr")
        return Notice(
            kind,
            name,
            text_of(header, "ResId"),
            codes=codes(text_of(header, "ResStsCode")),
            control_numbers=_numbers(root),
            answers_request=text_of(header, "ReqId"),
        )
    if kind is NoticeKind.PAYMENT:
        header = child(root, "PmtHdr")
        found, problems = all_that_read(child(root, "PmtDtls").findall("PmtTrxDtl"), _payment)
        return Notice(kind, name, text_of(header, "ReqId"), payments=found, problems=problems)
    if kind is NoticeKind.RECONCILIATION:
        return _reconciliation_result(root)
    if kind is NoticeKind.CANCELLATION:
        return Notice(
            kind,
            name,
            text_of(root, "ResId", "ReqId"),
            cancellations=(_cancellation(root),),
            answers_request=text_of(root, "ReqId"),
        )
    raise Malformed(f"{name} is no notice")


def _header(request_id: str, bill_number: str, us: ProviderCodes) -> Element:
    return (
        "BillHdr",
        [
            ("ReqId", request_id),
            ("SpGrpCode", us.sp_group_code),
            ("SysCode", us.system_id),
            ("BillTyp", "1"),
            ("PayTyp", "2"),
            ("GrpBillId", bill_number),
        ],
    )


def _bill_fields(bill: BillToSend, us: ProviderCodes) -> list[Element]:
    again: list[Element] = (
        [("BillCntrNum", bill.control_number), ("ReuseReasn", bill.description)]
        if bill.control_number
        else []
    )
    return [
        ("BillId", bill.number),
        ("SpCode", us.sp_code),
        ("CollCentCode", us.collection_centre),
        ("BillDesc", bill.description),
        ("CustTin", ""),
        ("CustId", bill.payer_id),
        ("CustIdTyp", us.customer_id_type),
        ("CustAccnt", ""),
        ("CustName", bill.payer_name),
        ("CustCellNum", bill.payer_phone),
        ("CustEmail", bill.payer_email),
        ("BillGenDt", moment(bill.generated_at)),
        ("BillExprDt", moment(bill.expires_at)),
        ("BillGenBy", MADE_BY),
        ("BillApprBy", MADE_BY),
        ("BillAmt", money(bill.amount)),
        ("BillEqvAmt", money(bill.amount)),
        ("MinPayAmt", money(bill.amount)),
        ("Ccy", bill.currency),
        ("ExchRate", "1.00"),
        ("BillPayOpt", str(bill.pay_option)),
        ("PayPlan", "1"),
        ("PayLimTyp", "1"),
        ("PayLimAmt", money(0)),
        ("CollPsp", ""),
        *again,
        ("BillItems", [_item(bill.number, item.reference, item.amount, us) for item in bill.items]),
    ]


def _item(bill_number: str, reference: str, amount: int, us: ProviderCodes) -> Element:
    return (
        "BillItem",
        [
            ("RefBillId", bill_number),
            ("SubSpCode", us.sub_sp_code),
            ("GfsCode", us.gfs_code),
            ("BillItemRef", reference),
            ("UseItemRefOnPay", "N"),
            ("BillItemAmt", money(amount)),
            ("BillItemEqvAmt", money(amount)),
            ("CollSp", us.sp_code),
        ],
    )


def _numbers(root: etree._Element) -> tuple[ControlNumber, ...]:
    header = child(root, "BillHdr")
    accepted = text_of(header, "ResSts") == "GS"
    found = tuple(
        ControlNumber(
            bill_number=text_of(one, "BillId"),
            control_number=text_of(one, "BillCntrNum") or text_of(header, "CustCntrNum"),
            is_accepted=accepted,
            codes=codes(text_of(one, "BillStsCode")) or codes(text_of(header, "ResStsCode")),
        )
        for one in root.iterfind("BillDtls/BillDtl")
    )
    if found or accepted:
        return found
    # A refusal may name the group of bills only.
    refused = codes(text_of(header, "ResStsCode"))
    return (ControlNumber(text_of(header, "GrpBillId"), "", is_accepted=False, codes=refused),)


def _cancellation(root: etree._Element) -> Cancellation:
    return Cancellation(text_of(root, "GrpBillId"), codes(text_of(root, "CanclStsCode")))


def _reconciliation_result(root: etree._Element) -> Notice:
    batch = child(root, "BatchHdr")
    listed = root.find("PmtDtls")
    rows = [] if listed is None else listed.findall("PmtTrxDtl")
    found, problems = all_that_read(rows, _payment)
    return Notice(
        NoticeKind.RECONCILIATION,
        str(root.tag),
        text_of(batch, "ResId"),
        codes=codes(text_of(batch, "PayStsCode")),
        payments=found,
        answers_request=text_of(batch, "ReqId"),
        problems=problems,
    )


def _payment(one: etree._Element) -> PaymentEntry:
    return PaymentEntry(
        provider=text_of(one, "SpCode"),
        bill_number=text_of(one, "BillId"),
        control_number=text_of(one, "BillCtrNum", "CustCntrNum"),
        trx_id=text_of(one, "TrxId"),
        pay_ref_id=text_of(one, "PayRefId"),
        amount=amount_in(text_of(one, "PaidAmt")),
        bill_amount=amount_if_any(text_of(one, "BillAmt")),
        currency=text_of(one, "Ccy", "CCy"),
        paid_at=moment_in(text_of(one, "TrxDtTm")),
        channel=text_of(one, "UsdPayChnl"),
        psp_code=text_of(one, "PspCode"),
        psp_name=text_of(one, "PspName"),
        receipt_number=text_of(one, "TrdPtyTrxId"),
        account=text_of(one, "CollAccNum"),
        payer_name=text_of(one, "PyrName"),
        payer_phone=text_of(one, "PyrCellNum"),
        payer_email=text_of(one, "PyrEmail"),
    )
