"""The phones of everybody: what arrived, and how the gateway behaves."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

MODES = ("good", "away", "refusing", "silent")


@dataclass(frozen=True)
class Sms:
    """One message; `id` is the sender's own name for it, "" in version 1."""

    to: str
    text: str
    id: str
    at: datetime


@dataclass
class Inbox:
    """`key` is the one the portal signs with; `mail` the folder of its e-mail, None without one."""

    key: str
    portal: str
    mail: Path | None = None
    mode: str = "good"
    _messages: list[Sms] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, message: Sms) -> None:
        with self._lock:
            self._messages.append(message)

    def messages(self) -> list[Sms]:
        """In the order of their arrival."""
        with self._lock:
            return list(self._messages)

    def turn(self, mode: str) -> None:
        """Raises ValueError for a mode there is not."""
        if mode not in MODES:
            raise ValueError(f"no such mode: {mode}")
        self.mode = mode


_inbox: Inbox | None = None


def open_inbox(inbox: Inbox) -> None:
    global _inbox
    _inbox = inbox


def the_inbox() -> Inbox:
    """Raises RuntimeError when the simulator was not started as a program."""
    if _inbox is None:
        raise RuntimeError("start the simulator with python -m")
    return _inbox
