"""Writing messages and sending them: each once, with patience."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.celery import app
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel, OutboxState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.placeholders import filled
from egov_meeting.notifications.quiet_hours import after_quiet_hours
from egov_meeting.notifications.selectors import words_of
from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused
from egov_meeting.notifications.senders.configured import sender_for
from egov_meeting.shared.queue import enqueue

logger = logging.getLogger(__name__)

# By name: tasks stand above services and are not imported from here.
TASK = "egov_meeting.notifications.tasks.send_outbox_message"
# When the queue lost the first call, the sweeper takes the row up after this long.
RESUME_AFTER = timedelta(seconds=45)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
# A worker that sends for longer than this is dead, and nobody knows whether the message went out.
SENDING_LASTS = timedelta(minutes=5)


@dataclass(frozen=True)
class Recipient:
    """Where a message goes, in whose language, and which record it is about."""

    address: str
    language: str
    about_kind: str = ""
    about_id: str = ""


def write_message(
    *,
    kind: str,
    key: str,
    channel: str,
    to: Recipient,
    values: Mapping[str, str],
    at: datetime,
    edition: Edition | None = None,
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Put a message into the outbox and wake a worker after commit; the same `key` gives the one that is there.

    Never fails for a provider: nothing is sent here. SMS wait for the end of the quiet hours.
    Raises UnknownMessageKind, and KeyError when `values` lacks a placeholder of the words.
    """
    words = words_of(kind=kind, channel=channel, language=to.language)
    earliest = max(at, not_before or at)
    if channel == Channel.SMS:
        earliest = after_quiet_hours(earliest)
    message = OutboxMessage(
        key=key,
        kind=kind,
        channel=channel,
        language=to.language,
        edition=edition,
        about_kind=to.about_kind,
        about_id=to.about_id,
        address=to.address,
        subject=filled(words.subject, values)[:250],
        text=filled(words.text, values),
        created_at=at,
        next_attempt_at=earliest if earliest > at else at + RESUME_AFTER,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        return OutboxMessage.objects.get(key=key)
    if earliest <= at:
        _wake(message)
    return message


def send_outbox_message(*, message_id: int, clock: Callable[[], datetime]) -> None:
    """Send one message. Called twice at the same time it sends once; a bad moment is tried again later."""
    message = _claimed(message_id, clock())
    if message is None:
        return
    try:
        provider_id = sender_for(message.channel).send(_outgoing(message), at=clock())
    except Refused as error:
        _close(message, OutboxState.FAILED, clock(), error=str(error) or "refused")
    except NotSent as error:
        _again_later(message, str(error) or "not sent", clock())
    except PerhapsSent as error:
        _close(message, OutboxState.UNSURE, clock(), error=str(error) or "no reply")
    except Exception as error:  # whatever it is, it may have gone out: nobody sends it twice
        logger.exception("message %s", message_id)
        _close(message, OutboxState.UNSURE, clock(), error=f"{type(error).__name__}: {error}")
    else:
        _close(message, OutboxState.SENT, clock(), provider_id=provider_id)


def resume_outbox(*, at: datetime, at_most: int = 500) -> int:
    """Wake workers for all that is due, and mark what dead workers had in hand; returns how many were woken."""
    OutboxMessage.objects.filter(state=OutboxState.SENDING, next_attempt_at__lte=at).update(
        state=OutboxState.UNSURE, error="the worker died while it was sending", next_attempt_at=None
    )
    due = OutboxMessage.objects.filter(state=OutboxState.WAITING, next_attempt_at__lte=at)
    # One call at a time is enough; those never called come first, so that a long queue moves on.
    due = due.filter(Q(called_at__isnull=True) | Q(called_at__lte=at - RESUME_AFTER))
    first = F("called_at").asc(nulls_first=True)
    found = list(due.only("pk").order_by(first, "next_attempt_at")[:at_most])
    OutboxMessage.objects.filter(pk__in=[message.pk for message in found]).update(called_at=at)
    for message in found:
        _wake(message)
    return len(found)


def send_again(*, message: OutboxMessage, by: Actor, at: datetime) -> OutboxMessage:
    """Send what failed, or perhaps did not go out, on staff's word. Raises ValidationError for any other."""
    with transaction.atomic():
        stored: OutboxMessage = locked(message)
        if stored.state not in (OutboxState.FAILED, OutboxState.UNSURE):
            raise ValidationError(_("Only a message that was not sent can be sent again."))
        before = {"state": stored.state}
        stored.state, stored.attempts, stored.next_attempt_at = OutboxState.WAITING, 0, at
        stored.save(update_fields=["state", "attempts", "next_attempt_at"])
        record(
            action="notifications.sent_again",
            obj=stored,
            by=by,
            at=at,
            before=before,
            after={"state": stored.state},
            shown_publicly=False,
        )
        _wake(stored)
    message.refresh_from_db()
    return message


def withdraw_messages(*, about_kind: str, about_id: str | int, kinds: list[str]) -> int:
    """Stop what was not sent yet about a record (a reminder once the bill is paid); returns how many.

    Nor can staff send these again. One in the hands of a worker may still go out: then it counts as sent.
    """
    not_sent = OutboxMessage.objects.filter(
        about_kind=about_kind, about_id=str(about_id), kind__in=kinds
    ).exclude(state__in=[OutboxState.SENT, OutboxState.WITHDRAWN])
    return not_sent.update(state=OutboxState.WITHDRAWN, next_attempt_at=None)


def _claimed(message_id: int, at: datetime) -> OutboxMessage | None:
    """Mark the message as being sent, before the network is touched; None when it is not its turn."""
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
        if message.state != OutboxState.WAITING or message.next_attempt_at is None:
            return None
        too_early = message.next_attempt_at > at
        if too_early and (
            message.attempts or message.next_attempt_at > message.created_at + RESUME_AFTER
        ):
            return None
        if message.channel == Channel.SMS and after_quiet_hours(at) > at:
            message.next_attempt_at = after_quiet_hours(at)
            message.save(update_fields=["next_attempt_at"])
            return None
        message.state = OutboxState.SENDING
        message.attempts += 1
        message.next_attempt_at = at + SENDING_LASTS
        message.save(update_fields=["state", "attempts", "next_attempt_at"])
        return message


def _outgoing(message: OutboxMessage) -> Outgoing:
    return Outgoing(
        key=message.key,
        address=message.address,
        subject=message.subject,
        text=message.text,
        language=message.language,
    )


def _again_later(message: OutboxMessage, error: str, at: datetime) -> None:
    if message.attempts > len(PAUSES):
        _close(message, OutboxState.FAILED, at, error=error)
        return
    _held(message).exclude(state=OutboxState.WITHDRAWN).update(
        state=OutboxState.WAITING,
        next_attempt_at=at + PAUSES[message.attempts - 1],
        error=error[:2000],
    )


def _close(
    message: OutboxMessage, state: str, at: datetime, *, error: str = "", provider_id: str = ""
) -> None:
    held = _held(message)
    if state != OutboxState.SENT:
        held = held.exclude(state=OutboxState.WITHDRAWN)
    held.update(
        state=state,
        sent_at=at if state == OutboxState.SENT else None,
        next_attempt_at=None,
        error=error[:2000],
        provider_id=provider_id[:150],
    )


def _held(message: OutboxMessage) -> QuerySet[OutboxMessage]:
    # Another attempt may have begun after this one was taken for dead.
    return OutboxMessage.objects.filter(pk=message.pk, attempts=message.attempts)


def _wake(message: OutboxMessage) -> None:
    enqueue(app.signature(TASK), message.pk)
