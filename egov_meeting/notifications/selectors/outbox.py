"""What was written to whom: the outbox as a whole, and the log of one record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from egov_meeting.notifications.choices import Channel, OutboxState
from egov_meeting.notifications.kinds import kind_title
from egov_meeting.notifications.masking import masked_address
from egov_meeting.notifications.models import OutboxMessage

# What can be sent again on staff's word.
SENT_AGAIN = (OutboxState.FAILED, OutboxState.UNSURE)
TONES = {
    OutboxState.WAITING: "info",
    OutboxState.SENDING: "info",
    OutboxState.SENT: "good",
    OutboxState.UNSURE: "warn",
    OutboxState.FAILED: "bad",
}
# The digits of a Tanzanian number that are the same in every spelling of it.
_DIGITS_OF_A_PHONE = 9


@dataclass(frozen=True)
class OutboxQuery:
    """What is looked for; empty fields leave all in. `until` itself is not included.

    `editions` are those the reader may know of (None: all, and what belongs to none).
    """

    address: str = ""
    channel: str = ""
    kind: str = ""
    edition_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    editions: Collection[int] | None = None


@dataclass(frozen=True)
class Line:
    """One message as lists show it: without its text, and with the address masked."""

    pk: int
    at: datetime
    title: Any
    channel: str
    address: str
    state: str
    tone: str
    sent_at: datetime | None = None


def found_messages(query: OutboxQuery, *, state: str = "") -> QuerySet[OutboxMessage]:
    """The messages that fit, newest first."""
    fits = {
        "channel": query.channel,
        "kind": query.kind,
        "edition_id": query.edition_id,
        "created_at__gte": query.since,
        "created_at__lt": query.until,
        "state": state,
    }
    found = OutboxMessage.objects.filter(**{name: one for name, one in fits.items() if one})
    if query.editions is not None:
        found = found.filter(edition_id__in=query.editions)
    if query.address:
        found = found.filter(address__icontains=_part_of_address(query.address))
    # Numbers of rows follow the time of writing, and their index is there already.
    return found.order_by("-pk")


def counted_by_state(query: OutboxQuery) -> dict[str, int]:
    """How many messages that fit stand in each state. One query."""
    rows = found_messages(query).order_by().values_list("state").annotate(number=Count("*"))
    return dict.fromkeys(OutboxState.values, 0) | dict(rows)


def counted_by_kind(messages: QuerySet[OutboxMessage]) -> list[tuple[Any, str, int]]:
    """Title of the kind, channel and how many of them, most first. One query."""
    rows = messages.order_by().values_list("kind", "channel").annotate(number=Count("*"))
    counted: list[tuple[Any, str, int]] = [
        (kind_title(kind), str(Channel(channel).label), number) for kind, channel, number in rows
    ]
    return sorted(counted, key=lambda row: (-row[2], str(row[0])))


def messages_about(*, kind: str, ids: Iterable[str | int]) -> QuerySet[OutboxMessage]:
    """The personal log: everything written about these records, newest first."""
    return OutboxMessage.objects.filter(about_kind=kind, about_id__in=[str(one) for one in ids])


def message_log(*, about: Iterable[tuple[str, str | int]], limit: int = 50) -> list[Line]:
    """Lines for `components/message_log.html`: what was written about these records, newest first.

    `about` are pairs of kind and number: a registration and its bills, say. One query.
    """
    wanted = Q(pk__in=[])
    for kind, number in about:
        wanted |= Q(about_kind=kind, about_id=str(number))
    return lines(OutboxMessage.objects.filter(wanted)[:limit])


def messages_to_look_at() -> QuerySet[OutboxMessage]:
    """What was not sent, or perhaps sent, newest first."""
    return OutboxMessage.objects.filter(state__in=SENT_AGAIN)


def lines(messages: QuerySet[OutboxMessage]) -> list[Line]:
    """The messages as lists show them; texts are not read."""
    read = messages.only("pk", "created_at", "kind", "channel", "address", "state", "sent_at")
    return [
        Line(
            pk=one.pk,
            at=one.created_at,
            title=kind_title(one.kind),
            channel=one.get_channel_display(),
            address=masked_address(one.address),
            state=one.get_state_display(),
            tone=TONES.get(OutboxState(one.state), ""),
            sent_at=one.sent_at,
        )
        for one in read
    ]


def _part_of_address(typed: str) -> str:
    """A phone number in any spelling as what all spellings share."""
    digits = "".join(letter for letter in typed if letter in "0123456789")
    is_phone = not typed.strip(" +()-./0123456789")
    return digits[-_DIGITS_OF_A_PHONE:] if is_phone and len(digits) >= _DIGITS_OF_A_PHONE else typed
