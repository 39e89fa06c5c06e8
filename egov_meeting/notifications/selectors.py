"""Reading templates and the outbox."""

from __future__ import annotations

from django.db.models import QuerySet

from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.kinds import Words, message_kind
from egov_meeting.notifications.models import MessageTemplate, OutboxMessage


def words_of(*, kind: str, channel: str, language: str) -> Words:
    """What is sent now: staff's own words, else those the app brought. Raises UnknownMessageKind, KeyError."""
    own = MessageTemplate.objects.filter(kind=kind, channel=channel, language=language).first()
    return Words(own.text, own.subject) if own else message_kind(kind).words[channel, language]


def messages_about(*, kind: str, id: str | int) -> QuerySet[OutboxMessage]:
    """The personal log: everything written about one record, newest first."""
    return OutboxMessage.objects.filter(about_kind=kind, about_id=str(id))


def messages_to_look_at() -> QuerySet[OutboxMessage]:
    """What was not sent, or perhaps sent, newest first."""
    return OutboxMessage.objects.filter(state__in=[OutboxState.FAILED, OutboxState.UNSURE])
