"""What the portal asks of a payment gateway, and what it learns from one, whatever its language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class RequestKind(StrEnum):
    """What we ask of the gateway."""

    BILL = "bill"
    REUSE = "reuse"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    RECONCILIATION = "reconciliation"


class NoticeKind(StrEnum):
    """What the gateway tells us by itself."""

    CONTROL_NUMBER = "control_number"
    PAYMENT = "payment"
    RECONCILIATION = "reconciliation"
    CANCELLATION = "cancellation"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class ItemToSend:
    reference: str
    amount: int


@dataclass(frozen=True, slots=True)
class BillToSend:
    """A bill as the gateway needs it. `amount` is whole units of `currency`; dates are aware."""

    number: str
    payer_id: str
    payer_name: str
    payer_phone: str
    payer_email: str
    description: str
    amount: int
    currency: str
    generated_at: datetime
    expires_at: datetime
    pay_option: int
    items: tuple[ItemToSend, ...]
    control_number: str = ""  # the one to be used again, for RequestKind.REUSE


@dataclass(frozen=True, slots=True)
class Request:
    """One message of ours, signed: the bytes that go out and what it is called."""

    type: str
    request_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class ControlNumber:
    """The gateway's answer about one bill: a control number, or the codes that say why not."""

    bill_number: str
    control_number: str
    is_accepted: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaymentEntry:
    """One payment as the gateway tells it. `amount` is what was paid, `bill_amount` what it believes was owed."""

    provider: str
    bill_number: str
    control_number: str
    trx_id: str
    pay_ref_id: str
    amount: Decimal
    bill_amount: Decimal | None
    currency: str
    paid_at: datetime
    channel: str = ""
    psp_code: str = ""
    psp_name: str = ""
    receipt_number: str = ""
    account: str = ""
    payer_name: str = ""
    payer_phone: str = ""
    payer_email: str = ""


@dataclass(frozen=True, slots=True)
class Cancellation:
    bill_number: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the gateway, read. `problems` names entries that could not be read, one line each."""

    kind: NoticeKind
    type: str
    request_id: str
    codes: tuple[str, ...] = ()
    control_numbers: tuple[ControlNumber, ...] = ()
    payments: tuple[PaymentEntry, ...] = ()
    cancellations: tuple[Cancellation, ...] = ()
    answers_request: str = ""  # the request of ours it belongs to, where it says so
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back at once for a request of ours."""

    codes: tuple[str, ...]
    control_numbers: tuple[ControlNumber, ...] = ()
    cancellations: tuple[Cancellation, ...] = ()


class GatewayProblem(Exception):
    """Something between us and the gateway; `code` is what its own language calls it."""

    code = "7201"


class GatewaySilent(GatewayProblem):
    """No answer that can be used: not reached, too late, or not a success of HTTP. Ask again later."""


class Malformed(GatewayProblem):
    """The bytes are no message of this gateway."""

    code = "7242"


class WronglySigned(GatewayProblem):
    """The signature is missing or does not belong to these bytes."""

    code = "7303"


class NotSpoken(GatewayProblem):
    """A version of the language that is turned off here."""

    code = "7322"


class NotConfigured(GatewayProblem):
    """Keys, codes or addresses are missing from the settings."""

    code = "7304"


class Gateway(Protocol):
    """One payment system. Methods that make a Request only write and sign; `send` alone uses the network."""

    @property
    def version(self) -> int: ...

    def bill_submission(self, bill: BillToSend, *, at: datetime) -> Request: ...

    def control_number_reuse(self, bill: BillToSend, *, at: datetime) -> Request: ...

    def expiry_change(self, bill: BillToSend, *, reason: str, at: datetime) -> Request: ...

    def cancellation(self, *, bill_number: str, reason: str, at: datetime) -> Request: ...

    def reconciliation(self, *, day: date, at: datetime) -> Request: ...

    def send(self, *, kind: RequestKind, body: bytes) -> bytes:
        """The other side's answer as it came. Raises GatewaySilent."""
        ...

    def read_reply(self, raw: bytes) -> Reply:
        """Raises Malformed or WronglySigned: then nothing in it may be believed."""
        ...

    def read_notice(self, raw: bytes) -> Notice:
        """Verify and read a message. Raises Malformed, WronglySigned or NotSpoken."""
        ...

    def acknowledgement(
        self, *, kind: NoticeKind, code: str, answers: str, version: int, at: datetime
    ) -> bytes:
        """Our signed answer to a notice; `answers` is the number the notice gave itself."""
        ...
