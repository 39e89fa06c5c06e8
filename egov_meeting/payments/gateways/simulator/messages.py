"""What the gateway says, in both versions, field by field in its order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.gateways.gepg.elements import Element, money, written
from egov_meeting.payments.gateways.simulator.book import BookedBill, BookedPayment
from egov_meeting.payments.gateways.simulator.requests import Asked

BANK, BANK_CODE, ACCOUNT = "NMB", "PSP006", "0150000000000"
_WORDS = {"7101": "Successful", "7283": "Bill has been cancelled"}
Paid = tuple[BookedPayment, BookedBill]


def acknowledgement(asked: Asked, code: str, ack_id: str) -> bytes:
    """The immediate answer to a bill, a change or a request for a list."""
    is_list = asked.kind is RequestKind.RECONCILIATION
    if asked.version == 4:
        name = "gepgSpReconcReqAck" if is_list else "gepgBillSubReqAck"
        return written((name, [("ReconcStsCode" if is_list else "TrxStsCode", code)]))
    fields: list[Element] = [
        ("AckId", ack_id),
        ("ReqId", asked.request_id),
        ("AckStsCode", code),
        ("AckStsDesc", words(code)),
    ]
    return written(("sucSpPmtReqAck" if is_list else "billSubReqAck", fields))


def control_number(bill: BookedBill, code: str, response_id: str) -> bytes:
    """The bill's number, or the codes of its refusal."""
    good = code == "7101"
    number = bill.control_number if good else ""
    status = "GS" if good else "GF"
    if bill.version == 4:
        fields: list[Element] = [
            ("BillId", bill.number),
            ("TrxSts", status),
            ("PayCntrNum", number),
            ("TrxStsCode", code),
        ]
        return written(("gepgBillSubResp", [("BillTrxInf", fields)]))
    header: list[Element] = [
        ("ResId", response_id),
        ("ReqId", bill.request_id),
        ("GrpBillId", bill.number),
        ("CustCntrNum", number),
        ("ResSts", status),
        ("ResStsCode", code),
        ("ResStsDesc", words(code)),
    ]
    detail: list[Element] = [
        ("BillId", bill.number),
        ("BillCntrNum", number),
        ("BillStsCode", code),
        ("BillStsDesc", words(code)),
    ]
    return written(("billSubRes", [("BillHdr", header), ("BillDtls", [("BillDtl", detail)])]))


def cancellation(asked: Asked, code: str, response_id: str) -> bytes:
    status = "GS" if code == "7283" else "GF"
    if asked.version == 4:
        fields: list[Element] = [
            ("BillId", asked.bill_number),
            ("TrxSts", status),
            ("TrxStsCode", code),
        ]
        return written(("gepgBillCanclResp", [("BillCanclTrxDt", fields)]))
    fields = [
        ("ResId", response_id),
        ("ReqId", asked.request_id),
        ("GrpBillId", asked.bill_number),
        ("CanclStsCode", code),
        ("CanclStsDesc", words(code)),
    ]
    return written(("billCanclRes", fields))


def payment_notice(paid: Sequence[Paid], request_id: str) -> bytes:
    """One or more payments; the first one's bill names the group in version 5."""
    _payment, bill = paid[0]
    if bill.version == 4:
        return written(("gepgPmtSpInfo", [("PymtTrxInf", _payment_4(*one)) for one in paid]))
    header: list[Element] = [
        ("ReqId", request_id),
        ("GrpBillId", bill.number),
        ("SpGrpCode", bill.provider),
        ("CustCntrNum", bill.control_number),
        ("EntryCnt", str(len(paid))),
    ]
    details: list[Element] = [("PmtTrxDtl", _payment_5(*one)) for one in paid]
    return written(("pmtSpNtfReq", [("PmtHdr", header), ("PmtDtls", details)]))


def list_of_day(asked: Asked, paid: Sequence[Paid], response_id: str) -> bytes:
    code = "7101"
    if asked.version == 4:
        batch: list[Element] = [
            ("SpReconcReqId", asked.request_id),
            ("SpCode", asked.provider),
            ("SpName", "e-GA"),
            ("ReconcStsCode", code),
        ]
        rows: list[Element] = [("ReconcTrxInf", _listed_4(*one)) for one in paid]
        return written(("gepgSpReconcResp", [("ReconcBatchInfo", batch), ("ReconcTrans", rows)]))
    batch = [
        ("ResId", response_id),
        ("ReqId", asked.request_id),
        ("PayStsCode", code),
        ("PayStsDesc", words(code)),
    ]
    rows = [
        (
            "PmtTrxDtl",
            [
                ("CustCntrNum", bill.control_number),
                ("GrpBillId", bill.number),
                *_payment_5(payment, bill),
            ],
        )
        for payment, bill in paid
    ]
    return written(("sucSpPmtRes", [("BatchHdr", batch), ("PmtDtls", rows)]))


def words(code: str) -> str:
    return _WORDS.get(code, "Failed")


def _payment_4(payment: BookedPayment, bill: BookedBill) -> list[Element]:
    return [
        ("TrxId", payment.trx_id),
        ("SpCode", bill.provider),
        ("PayRefId", payment.pay_ref_id),
        ("BillId", payment.bill_number),
        ("PayCtrNum", bill.control_number),
        ("BillAmt", money(Decimal(bill.amount))),
        ("PaidAmt", money(Decimal(payment.amount))),
        ("BillPayOpt", bill.pay_option),
        ("CCy", payment.currency),
        ("TrxDtTm", payment.paid_at),
        ("UsdPayChnl", payment.channel),
        ("PyrCellNum", "255700000000"),
        ("PyrName", payment.payer_name),
        ("PyrEmail", ""),
        ("PspReceiptNumber", payment.receipt),
        ("PspName", BANK),
        ("CtrAccNum", ACCOUNT),
    ]


def _payment_5(payment: BookedPayment, bill: BookedBill) -> list[Element]:
    return [
        ("SpCode", bill.provider),
        ("BillId", payment.bill_number),
        ("BillCtrNum", bill.control_number),
        ("PspCode", BANK_CODE),
        ("PspName", BANK),
        ("TrxId", payment.trx_id),
        ("PayRefId", payment.pay_ref_id),
        ("BillAmt", money(Decimal(bill.amount))),
        ("PaidAmt", money(Decimal(payment.amount))),
        ("BillPayOpt", bill.pay_option),
        ("Ccy", payment.currency),
        ("CollAccNum", ACCOUNT),
        ("TrxDtTm", payment.paid_at),
        ("UsdPayChnl", payment.channel),
        ("TrdPtyTrxId", payment.receipt),
        ("QtRefId", ""),
        ("PyrCellNum", "255700000000"),
        ("PyrEmail", ""),
        ("PyrName", payment.payer_name),
        *((f"Rsv{number}", "") for number in (1, 2, 3)),
    ]


def _listed_4(payment: BookedPayment, bill: BookedBill) -> list[Element]:
    return [
        ("SpBillId", payment.bill_number),
        ("BillCtrNum", bill.control_number),
        ("pspTrxId", payment.trx_id),
        ("PaidAmt", money(Decimal(payment.amount))),
        ("CCy", payment.currency),
        ("PayRefId", payment.pay_ref_id),
        ("TrxDtTm", payment.paid_at),
        ("CtrAccNum", ACCOUNT),
        ("UsdPayChnl", payment.channel),
        ("PspName", BANK),
        ("PspCode", BANK_CODE),
        ("DptCellNum", ""),
        ("DptName", ""),
        ("DptEmailAddr", ""),
        ("Remarks", ""),
        *((f"ReconcRsv{number}", "") for number in (1, 2, 3)),
    ]
