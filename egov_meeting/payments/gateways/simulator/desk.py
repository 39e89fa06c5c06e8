"""The simulated gateway itself: takes requests, gives control numbers, takes money, keeps lists."""

from __future__ import annotations

import itertools
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from egov_meeting.payments.gateways.base import (
    GatewayProblem,
    Malformed,
    NoticeKind,
    RequestKind,
)
from egov_meeting.payments.gateways.gepg.elements import moment, money
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.gateways.simulator import messages
from egov_meeting.payments.gateways.simulator.book import Book, BookedBill, BookedPayment, now
from egov_meeting.payments.gateways.simulator.checks import fault_of_payment, faults_of_bill
from egov_meeting.payments.gateways.simulator.deliveries import Deliveries
from egov_meeting.payments.gateways.simulator.keys import KeyFiles
from egov_meeting.payments.gateways.simulator.requests import Asked, read_request
from egov_meeting.payments.gateways.simulator.switches import SwitchBoard

# As long as this nobody waits for an answer that is not to come.
SILENCE = 120.0


@dataclass(frozen=True)
class Receipt:
    """What came of an attempt to pay: 7101 and the transaction, or the code that says why not."""

    code: str
    trx_id: str = ""


class Desk:
    def __init__(
        self, *, folder: Path | None, keys: KeyFiles, portal: str, retry: float = 2.0
    ) -> None:
        self.portal = portal
        self.board = SwitchBoard()
        self.book = Book(folder / "book.json" if folder else None)
        self._keys = keys
        self.deliveries = Deliveries(portal=portal, keys=keys, board=self.board, retry=retry)
        self._counter = itertools.count(1)
        self._withheld: dict[str, BookedBill] = {}
        self._waiting: list[messages.Paid] = []
        self._lock = threading.Lock()
        self.requests_taken = 0

    # --- what the portal asks ---------------------------------------------------------------

    def answer(self, body: bytes, headers: Mapping[str, str], version: int) -> bytes:
        """The signed answer to a request of the portal, after whatever delay is set."""
        switches = self.board.now()
        self.requests_taken += 1
        time.sleep(SILENCE if switches.silent else switches.answer_delay)
        content = self._answered(body, headers, version)
        key = self._keys.stranger_key if switches.wrong_answers else self._keys.gateway_key
        return sealed(content, key=key, version=version)

    def _answered(self, body: bytes, headers: Mapping[str, str], version: int) -> bytes:
        blank = Asked(version, RequestKind.BILL, request_id="", provider="", system="")
        if not headers.get("Gepg-Com") or not headers.get("Gepg-Code"):
            return messages.acknowledgement(blank, "7202", self._id())
        try:
            envelope = opened(body)
            if envelope.version != version:
                raise Malformed("another version than the address")
            envelope.verify(self._keys.portal_key.public_key())
            asked = read_request(envelope.content, version)
        except GatewayProblem as problem:
            return messages.acknowledgement(blank, problem.code, self._id())
        if headers["Gepg-Code"] != asked.provider:
            return messages.acknowledgement(asked, "7323", self._id())
        take = {
            RequestKind.BILL: self._take_bill,
            RequestKind.CHANGE: self._take_change,
            RequestKind.CANCELLATION: self._take_cancellation,
            RequestKind.RECONCILIATION: self._take_list_request,
        }[asked.kind]
        return take(asked)

    def _take_bill(self, asked: Asked) -> bytes:
        switches = self.board.now()
        bill = _booked(asked)
        faults = list(faults_of_bill(asked, at=now()))
        refusal = switches.refuse_with or (faults[0] if faults else "")
        if refusal:
            self._tell_number(bill, refusal)
            return messages.acknowledgement(asked, "7101", self._id())
        if not self.book.add_bill(bill):
            known = self.book.bills[bill.number]
            if not switches.lose_numbers:  # the portal asks again: it may have missed the number
                self._tell_number(known, "7101")
            return messages.acknowledgement(asked, "7226", self._id())
        if switches.number_in_answer and asked.version == 5:
            bill.is_told = True
            return messages.control_number(bill, "7101", self._id())
        if switches.payment_first:
            self._withheld[bill.number] = bill
        elif not switches.lose_numbers:
            self._tell_number(bill, "7101")
        return messages.acknowledgement(asked, "7101", self._id())

    def _take_change(self, asked: Asked) -> bytes:
        bill = self.book.bills.get(asked.bill_number)
        code = "7101" if bill else "7204"
        if bill:
            bill.expires_at = asked.fields.get("BillExprDt", bill.expires_at)
            self.book.changed()
        return messages.acknowledgement(asked, code, self._id())

    def _take_cancellation(self, asked: Asked) -> bytes:
        bill = self.book.bills.get(asked.bill_number)
        code = "7204" if bill is None else "7283"
        if bill and Decimal(bill.paid) > 0:
            code = "7279"
        elif bill:
            bill.is_cancelled = True
            self.book.changed()
        return messages.cancellation(asked, code, self._id())

    def _take_list_request(self, asked: Asked) -> bytes:
        try:
            day = date.fromisoformat(asked.day)
        except ValueError:
            return messages.acknowledgement(asked, "7318", self._id())
        if day >= now().date():
            return messages.acknowledgement(asked, "7319", self._id())
        self.send_list(asked, day)
        return messages.acknowledgement(asked, "7101", self._id())

    def send_list(self, asked: Asked, day: date) -> None:
        """Deliver the list of a day to the portal."""
        paid = [
            (payment, self.book.bills[payment.bill_number])
            for payment in self.book.payments_on(day)
            if payment.bill_number in self.book.bills
        ]
        if self.board.now().bank_names_in_list and asked.version == 4:
            paid = [(replace(one, trx_id=f"PSP{one.trx_id}"), bill) for one, bill in paid]
        content = messages.list_of_day(asked, paid, self._id())
        self.deliveries.add(NoticeKind.RECONCILIATION, asked.version, content)

    def _tell_number(self, bill: BookedBill, code: str) -> None:
        def told() -> None:
            bill.is_told = code == "7101"

        content = messages.control_number(bill, code, self._id())
        self.deliveries.add(NoticeKind.CONTROL_NUMBER, bill.version, content, told)

    # --- what people pay --------------------------------------------------------------------

    def pay(
        self, *, control_number: str, amount: Decimal, channel: str = "MOB", days_ago: int = 0
    ) -> Receipt:
        """Pay as at a bank or by phone, and tell the portal; the switches bend what is paid."""
        switches = self.board.now()
        bill = self.book.bill_by_control_number(control_number)
        currency = bill.currency if bill else "TZS"
        bent = switches.part_pay or switches.over_pay
        fault = fault_of_payment(bill, amount=amount, currency=currency, at=now())
        if bill is None or (fault and not (bent and fault in ("7302", "7214"))):
            return Receipt(fault)
        if switches.part_pay:
            amount = Decimal(int(amount) // 2)
        if switches.over_pay:
            amount = Decimal(int(amount) * 3 // 2)
        payment = self._booked_payment(bill, amount, channel, days_ago)
        self.book.add_payment(payment)
        if not switches.lose_payments:
            self._tell_payment(payment, bill)
        return Receipt("7101", payment.trx_id)

    def _booked_payment(
        self, bill: BookedBill, amount: Decimal, channel: str, days_ago: int
    ) -> BookedPayment:
        switches = self.board.now()
        mark = secrets.token_hex(5).upper()
        paid_at = now() - timedelta(days=days_ago)
        return BookedPayment(
            trx_id=f"TX{mark}",
            pay_ref_id=f"99{secrets.randbelow(10**10):010d}",
            bill_number="HAIPO-000000" if switches.unknown_bill else bill.number,
            amount=money(amount),
            currency="USD" if switches.wrong_currency else bill.currency,
            channel=channel,
            paid_at=moment(paid_at),
            payer_name=bill.payer_name,
            receipt=f"R{mark}",
        )

    def _tell_payment(self, payment: BookedPayment, bill: BookedBill) -> None:
        with self._lock:
            self._waiting.append((payment, bill))
            if self.board.now().two_in_one and len(self._waiting) < 2:
                return
            together, self._waiting = self._waiting, []

        def told() -> None:
            for _payment, paid_bill in together:
                withheld = self._withheld.pop(paid_bill.number, None)
                if withheld:
                    self._tell_number(withheld, "7101")

        content = messages.payment_notice(together, self._id())
        self.deliveries.add(NoticeKind.PAYMENT, bill.version, content, told)

    def _id(self) -> str:
        return f"GW{now():%Y%m%d%H%M%S}{next(self._counter):06d}"


def _booked(asked: Asked) -> BookedBill:
    fields = asked.fields
    return BookedBill(
        number=asked.bill_number,
        version=asked.version,
        request_id=asked.request_id,
        provider=asked.provider,
        control_number=fields.get("BillCntrNum", ""),
        amount=fields.get("BillAmt", "0.00"),
        currency=fields.get("Ccy", "TZS"),
        expires_at=fields.get("BillExprDt", ""),
        pay_option=fields.get("BillPayOpt", "3"),
        payer_name=fields.get("CustName", ""),
        description=fields.get("BillDesc", ""),
    )
