"""Receiving first: a message is stored and acknowledged at once, and worked on afterwards."""

from __future__ import annotations

import logging
from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import F

from egov_meeting.payments.choices import MessageDirection, MessageState, SignatureState
from egov_meeting.payments.gateways.base import GatewayProblem, Malformed, Notice, NoticeKind
from egov_meeting.payments.gateways.configured import configured_gateway
from egov_meeting.payments.gateways.gepg.status_codes import ACCEPTED
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.services.outbox import RESUME_AFTER, wake
from egov_meeting.payments.throttling import may_keep_another

# So much of what cannot be believed is kept: enough to see what it is.
KEPT_OF_STRANGERS = 64 * 1024

logger = logging.getLogger(__name__)


def receive_message(
    *, body: bytes | None, version: int, kind: NoticeKind, origin: str | None, at: datetime
) -> bytes:
    """Store what came and return our signed acknowledgement; the work follows after commit.

    The beginning of whatever cannot be believed is kept for finance too, with the checksum of the
    whole, up to a limit for one sender, and answered
    with the code that says what is wrong. A message that comes again gets the same answer and is
    not worked on again. `body` is None for one that is too long to be kept.
    """
    gateway = configured_gateway()
    notice: Notice | None = None
    code, error = ACCEPTED, ""
    try:
        if body is None:
            raise Malformed("the message is too long")
        notice = gateway.read_notice(body)
    except GatewayProblem as problem:
        code, error = problem.code, str(problem)
    answer = gateway.acknowledgement(
        kind=notice.kind if notice else kind,
        code=code,
        answers=notice.request_id if notice else "",
        version=version,
        at=at,
    )
    if notice is not None:
        _store(notice, body or b"", version, answer, origin, at)
    elif may_keep_another(origin):
        _keep_unbelieved(body or b"", version, kind, answer, code, error, origin, at)
    else:
        logger.warning("too many messages of %s that cannot be believed: %s", origin, error)
    return answer


def _store(
    notice: Notice, body: bytes, version: int, answer: bytes, origin: str | None, at: datetime
) -> None:
    message = GatewayMessage(
        direction=MessageDirection.IN,
        kind=notice.kind,
        version=version,
        type=notice.type,
        request_id=notice.request_id[:100],
        body=body,
        answer=answer,
        digest=sha256(body).hexdigest(),
        signature=SignatureState.VALID,
        codes=";".join(notice.codes)[:200],
        origin=origin,
        received_at=at,
        next_attempt_at=at + RESUME_AFTER,
    )
    if _inserted(message):
        return
    same = GatewayMessage.objects.filter(
        direction=MessageDirection.IN,
        signature=SignatureState.VALID,
        type=message.type,
        request_id=message.request_id,
    )
    if not same.filter(digest=message.digest).update(times_received=F("times_received") + 1):
        # Another message under the same number: nothing signed by the gateway may be lost.
        message.request_id = f"{message.request_id[:60]}#{message.digest[:32]}"
        if not _inserted(message):
            same = GatewayMessage.objects.filter(
                type=message.type, request_id=message.request_id, digest=message.digest
            )
            same.update(times_received=F("times_received") + 1)


def _inserted(message: GatewayMessage) -> bool:
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            wake(message)
    except IntegrityError:
        message.pk = None
        return False
    return True


def _keep_unbelieved(
    body: bytes,
    version: int,
    kind: NoticeKind,
    answer: bytes,
    code: str,
    error: str,
    origin: str | None,
    at: datetime,
) -> None:
    digest = sha256(body).hexdigest()
    same = GatewayMessage.objects.filter(digest=digest, signature=SignatureState.INVALID)
    if same.update(times_received=F("times_received") + 1):
        return  # somebody who never tires fills no database
    GatewayMessage.objects.create(
        direction=MessageDirection.IN,
        kind=kind,
        version=version,
        body=body[:KEPT_OF_STRANGERS],
        answer=answer,
        digest=digest,
        signature=SignatureState.INVALID,
        codes=code,
        origin=origin,
        state=MessageState.KEPT,
        error=f"{error[:2000]}{_cut(body)}",
        received_at=at,
        processed_at=at,
    )


def _cut(body: bytes) -> str:
    if len(body) <= KEPT_OF_STRANGERS:
        return ""
    return f"\nonly the first {KEPT_OF_STRANGERS} of {len(body)} bytes are kept"
