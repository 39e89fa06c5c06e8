"""Working on what the gateway told us, in a worker, each message once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import transition
from egov_meeting.payments.choices import MessageState, RunState
from egov_meeting.payments.gateways.base import Notice, NoticeKind
from egov_meeting.payments.gateways.configured import configured_gateway
from egov_meeting.payments.gateways.gepg.status_codes import ACCEPTED, CANCELLED, NO_PAYMENT
from egov_meeting.payments.models import GatewayMessage, ReconciliationRun
from egov_meeting.payments.services.movement import locked_bill
from egov_meeting.payments.services.numbers import take_control_number
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reconciling import compare_with_list
from egov_meeting.payments.services.sending import cancelled_by_gateway

logger = logging.getLogger(__name__)

ATTEMPTS_AT_MOST = 8


def process_message(*, message_id: int, clock: Callable[[], datetime]) -> None:
    """Do what a received message says; all of it or nothing. A failure is noted and tried again.

    Called twice, or by two workers, it works once: the row is locked until all is written.
    """
    try:
        with transaction.atomic():
            message = GatewayMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
            if message.state != MessageState.WAITING:
                return
            problems = _acted_upon(message, clock())
            message.state = MessageState.KEPT if problems else MessageState.DONE
            message.error = "\n".join(problems)[:4000]
            message.next_attempt_at, message.processed_at = None, clock()
            message.save()
    except Exception as error:  # whatever it is, the message stays and finance sees why
        logger.exception("message %s could not be worked on", message_id)
        _try_later(message_id, f"{type(error).__name__}: {error}", clock())


def _acted_upon(message: GatewayMessage, at: datetime) -> list[str]:
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


def _take_numbers(message: GatewayMessage, notice: Notice, at: datetime) -> list[str]:
    found = sorted(notice.control_numbers, key=lambda one: one.bill_number)
    said = [take_control_number(number=number, at=at) for number in found]
    if found:
        message.bill = locked_bill(number=found[0].bill_number)
    return [line for line in said if line]


def _take_payments(message: GatewayMessage, notice: Notice, at: datetime) -> list[str]:
    problems = list(notice.problems)
    us = configured_gateway().codes
    # Always in the same order, so that two messages never wait for each other's bills.
    for entry in sorted(notice.payments, key=lambda one: one.bill_number):
        if not us.names(entry.provider):
            problems.append(f"{entry.trx_id} is for another provider, {entry.provider[:20]}")
            continue
        payment = record_payment(entry=entry, by=SYSTEM, at=at, message=message).payment
        if payment.finding:
            problems.append(f"{payment}: {payment.finding}")
        message.bill = message.bill or payment.bill
    return problems


def _take_list(message: GatewayMessage, notice: Notice, at: datetime) -> list[str]:
    run = ReconciliationRun.objects.filter(request_id=notice.answers_request).first()
    if run is None or not notice.answers_request:
        return [f"we asked for no list under the number {notice.answers_request[:40]}"]
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
        return [f"refused: {codes}"]
    compare_with_list(
        run=run,
        entries=notice.payments,
        problems=notice.problems,
        codes=notice.codes,
        at=at,
        message=message,
    )
    return []


def _take_cancellations(message: GatewayMessage, notice: Notice, at: datetime) -> list[str]:
    problems = []
    for one in notice.cancellations:
        bill = locked_bill(number=one.bill_number)
        if bill is None:
            problems.append(f"no bill is called {one.bill_number[:60]}")
            continue
        message.bill = bill
        if CANCELLED not in one.codes:
            problems.append(f"not cancelled: {';'.join(one.codes)}")
            continue
        problem = cancelled_by_gateway(bill=bill, reason=message.reason, at=at)
        problems += [problem] if problem else []
    return problems


def _take_nothing(message: GatewayMessage, notice: Notice, at: datetime) -> list[str]:
    return ["an online notice: the payment itself is told by another message"]


def _try_later(message_id: int, error: str, at: datetime) -> None:
    with transaction.atomic():
        message = GatewayMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
        if message.state != MessageState.WAITING:
            return
        message.attempts += 1
        message.error = error[:4000]
        message.next_attempt_at = at + timedelta(seconds=min(15 * 2**message.attempts, 3600))
        if message.attempts >= ATTEMPTS_AT_MOST:
            message.state, message.next_attempt_at = MessageState.FAILED, None
        message.save()
