"""The simulator's own records: bills with their control numbers and the payments made."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from egov_meeting.payments.gateways.gepg.elements import EAST_AFRICA, moment_in


@dataclass
class BookedBill:
    """A bill as it was submitted. Amounts and dates are kept in the words of the message."""

    number: str
    version: int
    request_id: str
    provider: str
    control_number: str
    amount: str
    currency: str
    expires_at: str
    pay_option: str
    payer_name: str
    description: str
    is_cancelled: bool = False
    is_told: bool = False
    paid: str = "0.00"

    @property
    def owed(self) -> Decimal:
        return max(Decimal(self.amount) - Decimal(self.paid), Decimal(0))

    def has_expired(self, at: datetime) -> bool:
        return moment_in(self.expires_at) <= at


@dataclass
class BookedPayment:
    trx_id: str
    pay_ref_id: str
    bill_number: str
    amount: str
    currency: str
    channel: str
    paid_at: str
    payer_name: str
    receipt: str

    @property
    def day(self) -> date:
        return moment_in(self.paid_at).date()


@dataclass
class Book:
    """Everything there is, in one file. Every method may be called from several threads."""

    path: Path | None = None
    bills: dict[str, BookedBill] = field(default_factory=dict)
    payments: list[BookedPayment] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.RLock()
        if self.path and self.path.exists():
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            self.bills = {row["number"]: BookedBill(**row) for row in kept["bills"]}
            self.payments = [BookedPayment(**row) for row in kept["payments"]]

    def add_bill(self, bill: BookedBill) -> bool:
        """False when a bill of that number is there already."""
        with self._lock:
            if bill.number in self.bills:
                return False
            bill.control_number = bill.control_number or self._next_control_number()
            self.bills[bill.number] = bill
            self._keep()
            return True

    def add_payment(self, payment: BookedPayment) -> None:
        with self._lock:
            self.payments.append(payment)
            bill = self.bills.get(payment.bill_number)
            if bill:
                bill.paid = f"{Decimal(bill.paid) + Decimal(payment.amount):.2f}"
            self._keep()

    def changed(self) -> None:
        """Keep what was changed on a bill."""
        with self._lock:
            self._keep()

    def bill_by_control_number(self, number: str) -> BookedBill | None:
        with self._lock:
            found = (bill for bill in self.bills.values() if bill.control_number == number)
            return next(found, None)

    def newest_first(self) -> list[BookedBill]:
        with self._lock:
            return list(reversed(self.bills.values()))

    def payments_on(self, day: date) -> list[BookedPayment]:
        with self._lock:
            return [payment for payment in self.payments if payment.day == day]

    def _next_control_number(self) -> str:
        return f"99999{len(self.bills) + 1:07d}"

    def _keep(self) -> None:
        if self.path is None:
            return
        kept = {
            "bills": list(self._rows(self.bills.values())),
            "payments": list(self._rows(self.payments)),
        }
        unfinished = self.path.with_suffix(".part")
        unfinished.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(self.path)

    @staticmethod
    def _rows(rows: object) -> Iterator[dict[str, object]]:
        return (asdict(row) for row in rows)  # type: ignore[attr-defined]


def now() -> datetime:
    return datetime.now(EAST_AFRICA)
