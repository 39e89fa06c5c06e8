"""Sending one request to the gateway and taking its answer in. No row is locked while the network is used."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.payments.choices import BillState, MessageState, RunState, SignatureState
from egov_meeting.payments.gateways.base import (
    BillToSend,
    Gateway,
    GatewayProblem,
    ItemToSend,
    Reply,
    Request,
    RequestKind,
)
from egov_meeting.payments.gateways.configured import configured_gateway
from egov_meeting.payments.gateways.gepg.status_codes import (
    ACCEPTED,
    CANCELLED,
    DUPLICATE_BILL,
    NO_PAYMENT,
    UNKNOWN_BILL,
    UPDATED,
    is_worth_retrying,
)
from egov_meeting.payments.models import Bill, GatewayMessage, ReconciliationRun
from egov_meeting.payments.services.bills import change_expiry
from egov_meeting.payments.services.movement import AlreadyBilled, move_bill
from egov_meeting.payments.services.numbers import take_control_number
from egov_meeting.payments.services.outbox import ATTEMPTS_AT_MOST, pause_after
from egov_meeting.payments.services.reconciling import compare_with_list

logger = logging.getLogger(__name__)


def send_message(*, message_id: int, clock: Callable[[], datetime]) -> None:
    """Send a waiting request, and act upon the answer; silence is tried again after a pause.

    The bytes are written once and the same in every attempt. Called twice at the same time it
    sends once.
    """
    try:
        message = _claimed(message_id, clock())
    except GatewayProblem as error:
        _not_now(message_id, str(error), clock())
        return
    if message is None:
        return
    gateway: Gateway = configured_gateway(version=message.version)
    raw = b""
    try:
        raw = gateway.send(kind=RequestKind(message.kind), body=bytes(message.body))
        reply = gateway.read_reply(raw)
    except GatewayProblem as error:
        logger.warning("%s was not answered: %s", message, error)
        _not_now(message_id, str(error), clock(), answer=raw)
        return
    try:
        _answered(message_id, reply, raw, clock())
    except (AlreadyBilled, TransitionRefused) as error:  # sent again it would be the same
        _keep(message_id, reply, raw, "; ".join(error.messages), clock())
    except Exception as error:  # whatever it is, it is sent again and given up in the end
        logger.exception("the answer to message %s could not be worked on", message_id)
        _not_now(message_id, f"{type(error).__name__}: {error}", clock(), answer=raw, reply=reply)


def _claimed(message_id: int, at: datetime) -> GatewayMessage | None:
    """Take the message for one attempt; None when it is done, or somebody else is at it."""
    with transaction.atomic():
        message = _locked(message_id)
        if message.state != MessageState.WAITING or message.next_attempt_at is None:
            return None
        if message.attempts and message.next_attempt_at > at:
            return None
        if not message.body:
            request = _written(message, at)
            message.type, message.request_id = request.type, request.request_id
            message.body = request.body
            if message.run:
                message.run.request_id = request.request_id
                message.run.save(update_fields=["request_id"])
        message.attempts += 1
        message.next_attempt_at = at + pause_after(message.attempts)
        message.save()
        return message


def _written(message: GatewayMessage, at: datetime) -> Request:
    gateway: Gateway = configured_gateway(version=message.version)
    if message.run is not None:
        return gateway.reconciliation(day=message.run.day, at=at)
    bill = bill_to_send(_bill_of(message), expires_at=message.new_expiry)
    if message.kind == RequestKind.CANCELLATION:
        return gateway.cancellation(bill_number=bill.number, reason=message.reason, at=at)
    if message.kind == RequestKind.CHANGE:
        return gateway.expiry_change(bill, reason=message.reason, at=at)
    if message.kind == RequestKind.REUSE:
        return gateway.control_number_reuse(bill, at=at)
    return gateway.bill_submission(bill, at=at)


def bill_to_send(bill: Bill, *, expires_at: datetime | None = None) -> BillToSend:
    """The bill as the gateway takes it; its words are the Swahili ones."""
    return BillToSend(
        number=bill.number,
        payer_id=bill.number,
        payer_name=bill.payer_name,
        payer_phone=bill.payer_phone,
        payer_email=bill.payer_email,
        description=bill.description_sw,
        amount=bill.amount,
        currency=bill.currency,
        generated_at=bill.generated_at,
        expires_at=expires_at or bill.expires_at,
        pay_option=bill.pay_option,
        items=tuple(
            ItemToSend(f"{bill.number}-{item.position}", item.amount) for item in bill.items.all()
        ),
    )


def _answered(message_id: int, reply: Reply, raw: bytes, at: datetime) -> None:
    if is_worth_retrying(reply.codes):
        _not_now(message_id, "the gateway asks to try again later", at, answer=raw, reply=reply)
        return
    with transaction.atomic():
        message = _locked(message_id)
        message.answer, message.codes = raw, ";".join(reply.codes)[:200]
        message.signature = SignatureState.VALID
        if message.state != MessageState.WAITING:  # withdrawn while it was on its way
            message.save()
            return
        message.state, message.next_attempt_at = MessageState.DONE, None
        message.processed_at = at
        message.error = _acted_upon(message, reply, at)
        if message.error:
            message.state = MessageState.KEPT
        message.save()


def _keep(message_id: int, reply: Reply, raw: bytes, error: str, at: datetime) -> None:
    """Leave to finance what the gateway agreed to and we cannot do."""
    with transaction.atomic():
        message = _locked(message_id)
        message.answer, message.codes = raw, ";".join(reply.codes)[:200]
        message.signature, message.error = SignatureState.VALID, error[:2000]
        if message.state == MessageState.WAITING:
            message.state, message.next_attempt_at = MessageState.KEPT, None
            message.processed_at = at
        message.save()


def _acted_upon(message: GatewayMessage, reply: Reply, at: datetime) -> str:
    """Do what the answer says; returns why finance should look at it, or ""."""
    act = {
        RequestKind.BILL: _bill_taken,
        RequestKind.REUSE: _bill_taken,
        RequestKind.CHANGE: _expiry_taken,
        RequestKind.CANCELLATION: _cancellation_taken,
        RequestKind.RECONCILIATION: _list_promised,
    }[RequestKind(message.kind)]
    return act(message, reply, at)


def _bill_taken(message: GatewayMessage, reply: Reply, at: datetime) -> str:
    bill = _bill_of(message)
    is_accepted = bool(reply.codes) and set(reply.codes) <= {ACCEPTED, DUPLICATE_BILL}
    if bill.state == BillState.FAILED and not bill.refusal_codes:
        move_bill(bill, to=BillState.DRAFT, by=SYSTEM, at=at)  # given up, and answered after all
    if is_accepted and bill.state == BillState.DRAFT:
        move_bill(bill, to=BillState.SUBMITTED, by=SYSTEM, at=at, submitted_at=at)
    for number in reply.control_numbers:
        problem = take_control_number(number=number, at=at)
        if problem:
            return problem
    if is_accepted or reply.control_numbers:
        return ""
    codes = ";".join(reply.codes)
    if bill.state in (BillState.DRAFT, BillState.SUBMITTED):
        move_bill(bill, to=BillState.FAILED, by=SYSTEM, at=at, reason=codes, refusal_codes=codes)
    return f"refused: {codes}"


def _expiry_taken(message: GatewayMessage, reply: Reply, at: datetime) -> str:
    bill = _bill_of(message)
    refused = not reply.codes or not set(reply.codes) <= {ACCEPTED, UPDATED}
    if refused or message.new_expiry is None:
        return f"refused: {';'.join(reply.codes)}"
    if bill.state not in (BillState.ISSUED, BillState.PART_PAID, BillState.EXPIRED):
        return f"{bill.number} is closed already"  # paid or cancelled while it was asked for
    change_expiry(bill=bill, expires_at=message.new_expiry, reason=message.reason, by=SYSTEM, at=at)
    return ""


def _cancellation_taken(message: GatewayMessage, reply: Reply, at: datetime) -> str:
    codes = set(reply.codes)
    if not reply.cancellations and codes == {ACCEPTED}:
        return ""  # acknowledged only: the outcome comes by callback
    if codes & {CANCELLED, UNKNOWN_BILL}:
        return cancelled_by_gateway(bill=_bill_of(message), reason=message.reason, at=at)
    return f"refused: {';'.join(reply.codes)}"


def cancelled_by_gateway(*, bill: Bill, reason: str, at: datetime) -> str:
    """Close the bill that the gateway has cancelled; says so when money had come in meanwhile."""
    if bill.paid_amount:
        return "the gateway cancelled a bill that holds money"
    if bill.state != BillState.CANCELLED:
        move_bill(bill, to=BillState.CANCELLED, by=SYSTEM, at=at, reason=reason)
    return ""


def _list_promised(message: GatewayMessage, reply: Reply, at: datetime) -> str:
    run = ReconciliationRun.objects.get(messages=message)
    if set(reply.codes) == {ACCEPTED}:
        return ""
    if NO_PAYMENT in reply.codes:
        compare_with_list(run=run, entries=(), problems=(), codes=reply.codes, at=at)
        return ""
    codes = ";".join(reply.codes)
    transition(
        run, to=RunState.FAILED, by=SYSTEM, at=at, also={"codes": codes}, shown_publicly=False
    )
    return f"refused: {codes}"


def _not_now(
    message_id: int, error: str, at: datetime, *, answer: bytes = b"", reply: Reply | None = None
) -> None:
    """Note what went wrong; after the last attempt give up, which closes what was asked for."""
    with transaction.atomic():
        message = _locked(message_id)
        message.error = error[:2000]
        if answer:
            message.answer = answer
            message.signature = SignatureState.VALID if reply else SignatureState.INVALID
            message.codes = ";".join(reply.codes if reply else ())[:200]
        if message.attempts >= ATTEMPTS_AT_MOST and message.state == MessageState.WAITING:
            _give_up(message, at)
        elif message.next_attempt_at is not None:
            message.next_attempt_at = at + pause_after(message.attempts)
        message.save()


def _give_up(message: GatewayMessage, at: datetime) -> None:
    message.state, message.next_attempt_at = MessageState.FAILED, None
    message.processed_at = at
    if message.kind == RequestKind.BILL:
        bill = _bill_of(message)
        if bill.state == BillState.DRAFT:
            move_bill(bill, to=BillState.FAILED, by=SYSTEM, at=at, reason=message.error)
    if message.run and message.run.state == RunState.REQUESTED:
        transition(message.run, to=RunState.FAILED, by=SYSTEM, at=at, shown_publicly=False)


def _locked(message_id: int) -> GatewayMessage:
    """The message, locked after its bill, which is at hand: so do those who cancel or close the bill."""
    bill = Bill.objects.select_for_update(of=("self",)).filter(messages=message_id).first()
    message = GatewayMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
    if bill is not None:
        message.bill = bill
    return message


def _bill_of(message: GatewayMessage) -> Bill:
    """The bill of a message that was locked with it."""
    if message.bill is None:
        raise ValueError(f"message {message.pk} is about no bill")
    return message.bill
