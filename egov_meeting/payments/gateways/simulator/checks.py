"""What the gateway would say of a bill or a payment, in its codes and in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation

from egov_meeting.payments.gateways.gepg.elements import moment_in
from egov_meeting.payments.gateways.simulator.book import BookedBill
from egov_meeting.payments.gateways.simulator.requests import Asked

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"255\d{9}")


def faults_of_bill(asked: Asked, *, at: datetime) -> Iterator[str]:
    """The codes that speak against a submission, the gravest first."""
    fields = asked.fields
    if not all(item.get("GfsCode") for item in asked.items) or not asked.items:
        yield "7223"
    yield from _faults_of_amounts(asked)
    if _moment(fields.get("BillGenDt")) is None:
        yield "7230"
    expires = _moment(fields.get("BillExprDt"))
    if expires is None or expires <= at:
        yield "7231"
    if fields.get("BillPayOpt") not in ("1", "2", "3"):
        yield "7234"
    yield from _faults_of_payer(fields)
    if not asked.system:
        yield "7269"
    if not fields.get("CustId"):
        yield "7275"
    if not fields.get("CustName"):
        yield "7276"
    if not fields.get("BillDesc"):
        yield "7277"


def fault_of_payment(
    bill: BookedBill | None, *, amount: Decimal, currency: str, at: datetime
) -> str:
    """The code that speaks against a payment, or "" when it may be made."""
    if bill is None:
        return "7335"
    if bill.is_cancelled:
        return "7283"
    if Decimal(bill.paid) >= Decimal(bill.amount):
        return "7279"
    if bill.has_expired(at):
        return "7213"
    if currency != bill.currency:
        return "7212"
    if bill.pay_option == "3" and amount != Decimal(bill.amount):
        return "7302"
    if bill.pay_option == "1" and amount < Decimal(bill.amount):
        return "7214"
    return "" if amount > 0 else "7214"


def _faults_of_amounts(asked: Asked) -> Iterator[str]:
    fields = asked.fields
    amount, equivalent = _amount(fields.get("BillAmt")), _amount(fields.get("BillEqvAmt"))
    if amount is None or amount <= 0:
        yield "7224"
    if equivalent is None:
        yield "7221"
    if asked.version == 4 and _amount(fields.get("MiscAmt")) is None:
        yield "7222"
    if amount != _sum(asked, "BillItemAmt"):
        yield "7258"
    if equivalent != _sum(asked, "BillItemEqvAmt"):
        yield "7259"
    if asked.version == 4 and _amount(fields.get("MiscAmt")) != _sum(asked, "BillItemMiscAmt"):
        yield "7260"


def _faults_of_payer(fields: dict[str, str]) -> Iterator[str]:
    email, phone = fields.get("CustEmail", ""), fields.get("CustCellNum", "")
    if email and not _EMAIL.fullmatch(email):
        yield "7267"
    if phone and not _PHONE.fullmatch(phone):
        yield "7268"
    if not email and not phone:
        yield "7217"


def _sum(asked: Asked, name: str) -> Decimal | None:
    amounts = [_amount(item.get(name)) for item in asked.items]
    return None if None in amounts else sum((one for one in amounts if one), Decimal(0))


def _amount(text: str | None) -> Decimal | None:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return None


def _moment(text: str | None) -> datetime | None:
    try:
        return moment_in(text or "")
    except ValueError:
        return None
