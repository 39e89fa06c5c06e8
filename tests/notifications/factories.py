"""Messages for tests, as the outbox keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import factory

from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.kinds import MessageKind, Words, forget_message, register_message
from egov_meeting.notifications.models import OutboxMessage

NOON = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)

KIND = MessageKind(
    key="sample",
    title="Ankara",
    placeholders={"name": "Asha Juma", "control_number": "9999 9000 0123"},
    words={
        ("email", "sw"): Words("Ndugu {name}, lipa kwa {control_number}.", "Ankara yako"),
        ("email", "en"): Words("Dear {name}, pay by {control_number}.", "Your bill"),
        ("sms", "sw"): Words("Lipa kwa {control_number}."),
        ("sms", "en"): Words("Pay by {control_number}."),
    },
    required=frozenset({"control_number"}),
)


@contextmanager
def registered(kind: MessageKind = KIND) -> Iterator[MessageKind]:
    """The kind is known while this lasts."""
    register_message(kind)
    yield kind
    forget_message(kind.key)


class MessageFactory(factory.django.DjangoModelFactory[OutboxMessage]):
    """One that was sent; `state` gives it what belongs to another state."""

    class Meta:
        model = OutboxMessage

    key = factory.Sequence(lambda n: f"sample-{n}-email")
    kind = KIND.key
    channel = "email"
    language = "sw"
    address = factory.Sequence(lambda n: f"mtu-{n}@mfano.go.tz")
    subject = "Ankara yako"
    text = "Ndugu Asha Juma, lipa kwa 9999 9000 0123."
    created_at = NOON

    @classmethod
    def _create(cls, model_class: type[OutboxMessage], *args: Any, **fields: Any) -> OutboxMessage:
        state = fields.setdefault("state", OutboxState.SENT)
        if state == OutboxState.SENT:
            fields.setdefault("sent_at", fields["created_at"])
        if state in (OutboxState.WAITING, OutboxState.SENDING):
            fields.setdefault("next_attempt_at", fields["created_at"] + timedelta(hours=1))
        if state in (OutboxState.FAILED, OutboxState.UNSURE):
            fields.setdefault("error", "[550]")
            fields.setdefault("attempts", 1)
        return model_class.objects.create(**fields)
