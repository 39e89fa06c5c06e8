"""What a way of sending must do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class NotSent(Exception):
    """It may succeed later: the other side was away, slow or out of order."""


class PerhapsSent(Exception):
    """It was handed over and nobody said whether it was taken: only people decide to send it again."""


class Refused(Exception):
    """It will never succeed: the address or the text is refused."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message, ready to go. `key` is ours and the same in every attempt."""

    key: str
    address: str
    subject: str
    text: str
    language: str


class Sender(Protocol):
    def send(self, message: Outgoing, *, at: datetime) -> str:
        """Hand the message over; returns what the other side calls it. Raises NotSent, PerhapsSent or Refused."""
        ...
