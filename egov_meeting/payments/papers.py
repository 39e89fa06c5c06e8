"""The papers about a bill: when there is an invoice, when a receipt, and what they depend on."""

from __future__ import annotations

import hashlib

from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill

INVOICE, RECEIPT = "invoice", "receipt"
_SUBJECT = "bill:"
_INVOICED = (BillState.ISSUED, BillState.PART_PAID)


def has_paper(bill: Bill, kind: str) -> bool:
    """An invoice from the control number until it is paid, expires or is cancelled; a receipt once money has come in.

    Where all of it had been counted by mistake, the paper says that the receipt is cancelled.
    """
    if kind == INVOICE:
        return bool(bill.control_number) and bill.state in _INVOICED
    return kind == RECEIPT and (bill.paid_amount > 0 or bill.taken_back_amount > 0)


def subject_of(bill: Bill) -> str:
    """What its documents are about, as the documents app keeps it."""
    return f"{_SUBJECT}{bill.pk}"


def bill_pk_in(subject: str) -> int:
    """The bill a document is about. Raises ValueError for a document about something else."""
    return int(subject.removeprefix(_SUBJECT))


def fingerprint(bill: Bill, kind: str, *, account: str) -> str:
    """A checksum of what may change on a paper; while it stays the same the paper is up to date.

    `account` is the edition's account for bank transfers, printed on invoices.
    """
    said = (bill.number, bill.payer_name, bill.control_number, bill.paid_amount)
    also: tuple[object, ...] = (bill.expires_at, account)
    if kind == RECEIPT:
        taken_back = [bill.taken_back_amount] if bill.taken_back_amount else []
        also = (bill.refunded_amount, *taken_back)
    return hashlib.sha256(repr((*said, *also)).encode()).hexdigest()
