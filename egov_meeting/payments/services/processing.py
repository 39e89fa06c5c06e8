"""Working on what the gateway told us, in a worker, each message once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.payments.choices import MessageDirection, MessageState, RunState
from egov_meeting.payments.gateways.base import Cancellation, Notice, NoticeKind, PaymentEntry
from egov_meeting.payments.gateways.configured import configured_gateway
from egov_meeting.payments.gateways.gepg.status_codes import ACCEPTED, CANCELLED, NO_PAYMENT
from egov_meeting.payments.models import Bill, GatewayMessage, ReconciliationRun
from egov_meeting.payments.services.entries import Outcome, each_by_itself
from egov_meeting.payments.services.movement import locked_bill
from egov_meeting.payments.services.numbers import take_control_number
from egov_meeting.payments.services.outbox import RESUME_AFTER, wake
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reconciling import compare_with_list
from egov_meeting.payments.services.sending import cancelled_by_gateway

logger = logging.getLogger(__name__)

ATTEMPTS_AT_MOST = 8
_WORKED_ON = ("bill", "run", "state", "error", "next_attempt_at", "processed_at")


def process_message(*, message_id: int, clock: Callable[[], datetime]) -> None:
    """Do what a received message says. What fails is noted and tried again, without the rest of it.

    Called twice, or by two workers, it works once: the row is locked until all is written.
    """
    try:
        with transaction.atomic():
            message = GatewayMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
            if message.state != MessageState.WAITING:
                return
            outcome = _acted_upon(message, clock())
            if outcome.failures:
                _put_off(message, "\n".join([*outcome.failures, *outcome.problems]), clock())
                return
            message.state = MessageState.KEPT if outcome.problems else MessageState.DONE
            message.error = "\n".join(outcome.problems)[:4000]
            message.next_attempt_at, message.processed_at = None, clock()
            message.save(update_fields=_WORKED_ON)
    except Exception as error:  # whatever it is, the message stays and finance sees why
        logger.exception("message %s could not be worked on", message_id)
        _try_later(message_id, f"{type(error).__name__}: {error}", clock())


def work_again(*, message: GatewayMessage, by: Actor, at: datetime) -> GatewayMessage:
    """Work once more on a received message that was given up; what was done of it stays done.

    Raises ValidationError for any other message.
    """
    with transaction.atomic():
        stored: GatewayMessage = locked(message)
        if not can_be_worked_again(stored):
            raise ValidationError(
                _("Only a received message that was given up is worked on again.")
            )
        stored.state, stored.attempts = MessageState.WAITING, 0
        stored.next_attempt_at = at + RESUME_AFTER
        stored.save(update_fields=["state", "attempts", "next_attempt_at"])
        record(action="payments.message_taken_up", obj=stored, by=by, at=at, shown_publicly=False)
        wake(stored)
    message.refresh_from_db()
    return message


def can_be_worked_again(message: GatewayMessage) -> bool:
    """Received, believed, and given up after the last attempt."""
    return (message.direction, message.state) == (MessageDirection.IN, MessageState.FAILED)


def _acted_upon(message: GatewayMessage, at: datetime) -> Outcome:
    # Read again from the raw bytes: what was stored is what was signed.
    notice = configured_gateway().read_notice(bytes(message.body))
    act = {
        NoticeKind.CONTROL_NUMBER: _take_numbers,
        NoticeKind.PAYMENT: _take_payments,
        NoticeKind.RECONCILIATION: _take_list,
        NoticeKind.CANCELLATION: _take_cancellations,
        NoticeKind.ONLINE: _take_nothing,
    }[notice.kind]
    return act(message, notice, at)


def _take_numbers(message: GatewayMessage, notice: Notice, at: datetime) -> Outcome:
    outcome = each_by_itself(
        notice.control_numbers, lambda number: take_control_number(number=number, at=at)
    )
    numbers = sorted(one.bill_number for one in notice.control_numbers)
    if numbers:
        message.bill = Bill.objects.filter(number=numbers[0]).only("number").first()
    return outcome


def _take_payments(message: GatewayMessage, notice: Notice, at: datetime) -> Outcome:
    us = configured_gateway().codes

    def take(entry: PaymentEntry) -> str:
        if not us.names(entry.provider):
            return f"{entry.trx_id} is for another provider, {entry.provider[:20]}"
        payment = record_payment(entry=entry, by=SYSTEM, at=at, message=message).payment
        message.bill = message.bill or payment.bill
        # What is odd about the payment itself stands in the list of findings.
        same = payment.amount == entry.amount
        return "" if same else f"{payment} was told before with another amount"

    outcome = each_by_itself(notice.payments, take)
    outcome.problems = [*notice.problems, *outcome.problems]
    return outcome


def _take_list(message: GatewayMessage, notice: Notice, at: datetime) -> Outcome:
    run = ReconciliationRun.objects.filter(request_id=notice.answers_request).first()
    if run is None or not notice.answers_request:
        return Outcome([f"we asked for no list under the number {notice.answers_request[:40]}"])
    message.run = run
    if notice.codes and not set(notice.codes) <= {ACCEPTED, NO_PAYMENT}:
        codes = ";".join(notice.codes)[:200]
        if run.state == RunState.REQUESTED:  # a failed day is asked for again
            transition(
                run,
                to=RunState.FAILED,
                by=SYSTEM,
                at=at,
                also={"codes": codes},
                shown_publicly=False,
            )
        return Outcome([f"refused: {codes}"])
    failures = compare_with_list(
        run=run,
        entries=notice.payments,
        problems=notice.problems,
        codes=notice.codes,
        at=at,
        message=message,
    )
    return Outcome(failures=failures)


def _take_cancellations(message: GatewayMessage, notice: Notice, at: datetime) -> Outcome:
    def take(one: Cancellation) -> str:
        bill = locked_bill(number=one.bill_number)
        if bill is None:
            return f"no bill is called {one.bill_number[:60]}"
        message.bill = bill
        if CANCELLED not in one.codes:
            return f"not cancelled: {';'.join(one.codes)}"
        return cancelled_by_gateway(bill=bill, reason=message.reason, at=at)

    return each_by_itself(notice.cancellations, take)


def _take_nothing(message: GatewayMessage, notice: Notice, at: datetime) -> Outcome:
    return Outcome(["an online notice: the payment itself is told by another message"])


def _try_later(message_id: int, error: str, at: datetime) -> None:
    with transaction.atomic():
        message = GatewayMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
        if message.state != MessageState.WAITING:
            return
        _put_off(message, error, at)


def _put_off(message: GatewayMessage, error: str, at: datetime) -> None:
    message.attempts += 1
    message.error = error[:4000]
    message.next_attempt_at = at + timedelta(seconds=min(15 * 2**message.attempts, 3600))
    if message.attempts >= ATTEMPTS_AT_MOST:
        message.state, message.next_attempt_at = MessageState.FAILED, None
    message.save()
