"""Version 4 of the gateway's language: what we write and what we read, field by field in its order."""

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

VERSION = 4
MADE_BY = "portal"

# Address and Gepg-Com of each request; settings.GEPG_ROUTES may name others.
ROUTES = {
    RequestKind.BILL: ("/api/bill/sigqrequest", "default.sp.in"),
    RequestKind.REUSE: ("/api/bill/sigqrequest_reuse", "reusebill.sp.in"),
    RequestKind.CHANGE: ("/api/bill/sigqrequest_change", "changebill.sp.in"),
    RequestKind.CANCELLATION: ("/api/bill/sigcancel_request", "default.sp.in"),
    RequestKind.RECONCILIATION: ("/api/reconciliations/sig_sp_qrequest", "default.sp.in"),
}
# What the notices are called, and how our answer to each and its one code are.
NOTICES = {
    "gepgBillSubResp": NoticeKind.CONTROL_NUMBER,
    "gepgPmtSpInfo": NoticeKind.PAYMENT,
    "gepgSpReconcResp": NoticeKind.RECONCILIATION,
    "gepgOlPmtNtfSpInfo": NoticeKind.ONLINE,
}
_ANSWERS = {
    NoticeKind.CONTROL_NUMBER: ("gepgBillSubRespAck", "TrxStsCode"),
    NoticeKind.PAYMENT: ("gepgPmtSpInfoAck", "TrxStsCode"),
    NoticeKind.RECONCILIATION: ("gepgSpReconcRespAck", "ReconcStsCode"),
    NoticeKind.ONLINE: ("gepgOlPmtNtfSpAck", "OlStsCode"),
}


def bill_submission(bill: BillToSend, us: ProviderCodes) -> bytes:
    """gepgBillSubReq; with a control number it asks to use that one again."""
    again: list[Element] = [("PayCntrNum", bill.control_number)] if bill.control_number else []
    details: list[Element] = [
        ("BillId", bill.number),
        ("SubSpCode", us.sub_sp_code),
        ("SpSysId", us.system_id),
        ("BillAmt", money(bill.amount)),
        ("MiscAmt", money(0)),
        ("BillExprDt", moment(bill.expires_at)),
        ("PyrId", bill.payer_id),
        ("PyrName", bill.payer_name),
        ("BillDesc", bill.description),
        ("BillGenDt", moment(bill.generated_at)),
        ("BillGenBy", MADE_BY),
        ("BillApprBy", MADE_BY),
        ("PyrCellNum", bill.payer_phone),
        ("PyrEmail", bill.payer_email),
        ("Ccy", bill.currency),
        ("BillEqvAmt", money(bill.amount)),
        ("RemFlag", "true"),
        ("BillPayOpt", str(bill.pay_option)),
        *again,
        ("BillItems", [_item(item.reference, item.amount, us) for item in bill.items]),
    ]
    return written(("gepgBillSubReq", [_header(us), ("BillTrxInf", details)]))


def expiry_change(bill: BillToSend, us: ProviderCodes) -> bytes:
    details: list[Element] = [
        ("BillId", bill.number),
        ("SpSysId", us.system_id),
        ("BillExprDt", moment(bill.expires_at)),
    ]
    return written(("gepgBillSubReq", [_header(us), ("BillTrxInf", details)]))


def cancellation(bill_number: str, reason: str, us: ProviderCodes) -> bytes:
    fields: list[Element] = [
        ("SpCode", us.sp_code),
        ("SpSysId", us.system_id),
        ("CanclReasn", reason),
        ("BillId", bill_number),
    ]
    return written(("gepgBillCanclReq", fields))


def reconciliation(request_id: str, day: date, us: ProviderCodes) -> bytes:
    fields: list[Element] = [
        ("SpReconcReqId", request_id),
        ("SpCode", us.sp_code),
        ("SpSysId", us.system_id),
        ("TnxDt", day.isoformat()),
        ("ReconcOpt", "1"),
    ]
    return written(("gepgSpReconcReq", fields))


def acknowledgement(kind: NoticeKind, code: str) -> bytes:
    name, field = _ANSWERS.get(kind, _ANSWERS[NoticeKind.CONTROL_NUMBER])
    return written((name, [(field, code)]))


def read_reply(content: bytes) -> Reply:
    """The answer to a request: an acknowledgement, or the outcome of a cancellation."""
    root = parsed(content)
    if root.tag in ("gepgBillSubReqAck", "gepgSpReconcReqAck"):
        return Reply(codes=codes(text_of(root, "TrxStsCode", "ReconcStsCode")))
    if root.tag == "gepgBillCanclResp":
        outcomes = tuple(
            Cancellation(text_of(one, "BillId"), codes(text_of(one, "TrxStsCode")))
            for one in root.findall("BillCanclTrxDt")
        )
        return Reply(
            codes=tuple(code for outcome in outcomes for code in outcome.codes),
            cancellations=outcomes,
        )
    raise Malformed(f"{root.tag} is no answer to a request")


def read_notice(content: bytes, request_id: str) -> Notice:
    """A message of the gateway. Version 4 gives its notices no number: `request_id` stands for it."""
    root = parsed(content)
    kind = NOTICES.get(str(root.tag))
    if kind is None:
        raise Malformed(f"{root.tag} is no notice")
    if kind is NoticeKind.CONTROL_NUMBER:
        return Notice(kind, str(root.tag), request_id, control_numbers=_control_numbers(root))
    if kind is NoticeKind.PAYMENT:
        found, problems = all_that_read(root.findall("PymtTrxInf"), _payment)
        return Notice(kind, str(root.tag), request_id, payments=found, problems=problems)
    if kind is NoticeKind.RECONCILIATION:
        return _reconciliation_result(root, request_id)
    return Notice(kind, str(root.tag), request_id)


def _header(us: ProviderCodes) -> Element:
    return ("BillHdr", [("SpCode", us.sp_code), ("RtrRespFlg", "true")])


def _item(reference: str, amount: int, us: ProviderCodes) -> Element:
    return (
        "BillItem",
        [
            ("BillItemRef", reference),
            ("UseItemRefOnPay", "N"),
            ("BillItemAmt", money(amount)),
            ("BillItemEqvAmt", money(amount)),
            ("BillItemMiscAmt", money(0)),
            ("GfsCode", us.gfs_code),
        ],
    )


def _control_numbers(root: etree._Element) -> tuple[ControlNumber, ...]:
    # The last three fields come in varying order, so they are found by name.
    return tuple(
        ControlNumber(
            bill_number=text_of(one, "BillId"),
            control_number=text_of(one, "PayCntrNum"),
            is_accepted=text_of(one, "TrxSts") == "GS",
            codes=codes(text_of(one, "TrxStsCode")),
        )
        for one in root.findall("BillTrxInf")
    )


def _payment(one: etree._Element) -> PaymentEntry:
    return PaymentEntry(
        provider=text_of(one, "SpCode"),
        bill_number=text_of(one, "BillId"),
        control_number=text_of(one, "PayCtrNum"),
        trx_id=text_of(one, "TrxId"),
        pay_ref_id=text_of(one, "PayRefId"),
        amount=amount_in(text_of(one, "PaidAmt")),
        bill_amount=amount_if_any(text_of(one, "BillAmt")),
        currency=text_of(one, "CCy", "Ccy"),
        paid_at=moment_in(text_of(one, "TrxDtTm")),
        channel=text_of(one, "UsdPayChnl"),
        psp_name=text_of(one, "PspName"),
        receipt_number=text_of(one, "PspReceiptNumber"),
        account=text_of(one, "CtrAccNum"),
        payer_name=text_of(one, "PyrName"),
        payer_phone=text_of(one, "PyrCellNum"),
        payer_email=text_of(one, "PyrEmail"),
    )


def _reconciliation_result(root: etree._Element, request_id: str) -> Notice:
    batch = child(root, "ReconcBatchInfo")
    listed = root.find("ReconcTrans")
    rows = [] if listed is None else listed.findall("ReconcTrxInf")
    found, problems = all_that_read(rows, _reconciled)
    return Notice(
        NoticeKind.RECONCILIATION,
        str(root.tag),
        request_id,
        codes=codes(text_of(batch, "ReconcStsCode")),
        payments=found,
        answers_request=text_of(batch, "SpReconcReqId"),
        problems=problems,
    )


def _reconciled(one: etree._Element) -> PaymentEntry:
    return PaymentEntry(
        provider="",
        bill_number=text_of(one, "SpBillId"),
        control_number=text_of(one, "BillCtrNum"),
        trx_id=text_of(one, "pspTrxId", "PspTrxId"),
        pay_ref_id=text_of(one, "PayRefId"),
        amount=amount_in(text_of(one, "PaidAmt")),
        bill_amount=None,
        currency=text_of(one, "CCy", "Ccy"),
        paid_at=moment_in(text_of(one, "TrxDtTm")),
        channel=text_of(one, "UsdPayChnl"),
        psp_code=text_of(one, "PspCode"),
        psp_name=text_of(one, "PspName"),
        account=text_of(one, "CtrAccNum"),
        payer_name=text_of(one, "DptName"),
        payer_phone=text_of(one, "DptCellNum"),
        payer_email=text_of(one, "DptEmailAddr"),
    )
