"""What payers are told about their bills, in their own language, through the outbox; each thing once.

Handlers of `reactions` run in the transaction of what happened: message and change stand together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from egov_meeting.audit.actors import Actor
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, register_message
from egov_meeting.notifications.services.outbox import Recipient, withdraw_messages, write_message
from egov_meeting.payments import message_kinds as kinds
from egov_meeting.payments.choices import UncountingState
from egov_meeting.payments.links import bill_link
from egov_meeting.payments.models import Bill
from egov_meeting.payments.reactions import BillEvent, on_bill
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.money import table_amount

ABOUT = "bill"
# What asks for money; it is withdrawn when there is nothing to pay any more.
_ASKING = [
    one.key for one in (kinds.CONTROL_NUMBER, kinds.REMINDER, kinds.PART_PAID, kinds.EXTENDED)
]


def tell_control_number(bill: Bill, by: Actor, at: datetime) -> None:
    _tell(bill, kinds.CONTROL_NUMBER, "number", at=at)


def tell_part_paid(bill: Bill, by: Actor, at: datetime) -> None:
    _stop_asking(bill)
    _tell(bill, kinds.PART_PAID, f"part-{bill.paid_amount}{_since(bill)}", at=at)


def tell_paid(bill: Bill, by: Actor, at: datetime) -> None:
    _stop_asking(bill)
    _tell(bill, kinds.PAID, f"paid{_since(bill)}", at=at)


def tell_expired(bill: Bill, by: Actor, at: datetime) -> None:
    """Whoever never got a control number has nothing that could expire."""
    _stop_asking(bill)
    if bill.control_number:
        _tell(bill, kinds.EXPIRED, f"expired-{_moment_key(bill.expires_at)}", at=at)


def tell_cancelled(bill: Bill, by: Actor, at: datetime) -> None:
    _stop_asking(bill)
    if bill.control_number:
        _tell(bill, kinds.CANCELLED, "cancelled", at=at)


def tell_extended(bill: Bill, by: Actor, at: datetime) -> None:
    _stop_asking(bill)
    if bill.control_number:
        _tell(bill, kinds.EXTENDED, f"extended-{_moment_key(bill.expires_at)}", at=at)


def tell_refunded(bill: Bill, by: Actor, at: datetime) -> None:
    refunded = {"refunded": table_amount(bill.refunded_amount)}
    _tell(bill, kinds.REFUNDED, f"refunded-{bill.refunded_amount}", at=at, values=refunded)


def tell_taken_back(bill: Bill, by: Actor, at: datetime) -> None:
    """Whoever was thanked for money hears that it was counted by mistake, and that no receipt stands."""
    _stop_asking(bill)
    taken = bill.uncountings.filter(state=UncountingState.APPROVED).latest("decided_at", "pk")
    values = {"taken_back": table_amount(taken.amount)}
    _tell(bill, kinds.TAKEN_BACK, f"taken-back-{bill.taken_back_amount}", at=at, values=values)


def tell_new_link(bill: Bill, *, at: datetime) -> None:
    """To the addresses on the bill, once a day however often it is asked for."""
    _tell(bill, kinds.NEW_LINK, f"link-{timezone.localdate(at).isoformat()}", at=at)


def message_key(bill: Bill, what: str, channel: str) -> str:
    """Under which a message about a bill is written once."""
    return f"bill-{bill.pk}-{what}-{channel}"


def recipients(bill: Bill) -> list[tuple[str, Recipient]]:
    """Channels and addresses of the payer."""
    addresses = {Channel.EMAIL: bill.payer_email, Channel.SMS: bill.payer_phone}
    return [
        (channel, Recipient(address, bill.language, about_kind=ABOUT, about_id=str(bill.pk)))
        for channel, address in addresses.items()
        if address
    ]


def values_of(bill: Bill) -> dict[str, str]:
    """Every placeholder of the messages about bills, in the payer's language."""
    language = bill.language
    until = timezone.localdate(bill.expires_at)
    return {
        "name": bill.payer_name,
        "meeting": _named(bill.edition, "name", language),
        "description": _named(bill, "description", language),
        "bill": bill.number,
        "amount": table_amount(bill.amount),
        "control_number": bill.grouped_control_number,
        "until": for_language(language).date_in_table(until),
        "paid": table_amount(bill.paid_amount),
        "balance": table_amount(bill.owed),
        "link": bill_link(bill),
    }


def register_messages() -> None:
    """Called once, when the application is ready."""
    for kind in kinds.KINDS:
        register_message(kind)
    for event, handler in (
        (BillEvent.CONTROL_NUMBER, tell_control_number),
        (BillEvent.PART_PAID, tell_part_paid),
        (BillEvent.PAID, tell_paid),
        (BillEvent.EXPIRED, tell_expired),
        (BillEvent.CANCELLED, tell_cancelled),
        (BillEvent.EXTENDED, tell_extended),
        (BillEvent.REFUNDED, tell_refunded),
        (BillEvent.UNCOUNTED, tell_taken_back),
    ):
        on_bill(event, handler)


def _tell(
    bill: Bill,
    kind: MessageKind,
    what: str,
    *,
    at: datetime,
    values: Mapping[str, str] | None = None,
) -> None:
    said = {**values_of(bill), **(values or {})}
    for channel, to in recipients(bill):
        write_message(
            kind=kind.key,
            key=message_key(bill, what, channel),
            channel=channel,
            to=to,
            values=said,
            at=at,
            edition=bill.edition,
        )


def _stop_asking(bill: Bill) -> None:
    withdraw_messages(about_kind=ABOUT, about_id=bill.pk, kinds=_ASKING)


def _since(bill: Bill) -> str:
    """What is paid once more, after money was taken back, is told once more."""
    return f"-after-{bill.taken_back_amount}" if bill.taken_back_amount else ""


def _named(obj: object, name: str, language: str) -> str:
    return text_in(obj, name, language) or text_in(obj, name, other_language(language))


def _moment_key(at: datetime) -> str:
    return f"{int(at.timestamp())}"
