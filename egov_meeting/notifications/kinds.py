"""The registry of messages: each app registers in `apps.py` what it sends, with its words and placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Words:
    """The text of a message in one language, with placeholders in braces: {name}. SMS have no subject."""

    text: str
    subject: str = ""


@dataclass(frozen=True)
class MessageKind:
    """One kind of message. `placeholders` maps each name to an example that previews show.

    `words` maps (channel, language) to what is sent until staff write their own. `required` are
    placeholders without which the message would be of no use (the control number of a bill).
    `secret` are placeholders that only the person written to may read (a code that confirms something).
    `explained` says what a placeholder stands for where the shared words (explanations.py) do not fit.
    """

    key: str
    title: Text
    placeholders: Mapping[str, str]
    words: Mapping[tuple[str, str], Words]
    required: frozenset[str] = field(default_factory=frozenset)
    secret: frozenset[str] = field(default_factory=frozenset)
    explained: Mapping[str, Text] = field(default_factory=dict)


class UnknownMessageKind(LookupError):
    """No app registered this kind of message."""


_kinds: dict[str, MessageKind] = {}


def register_message(kind: MessageKind) -> None:
    """Add a kind; another one under the same key is a mistake and raises ValueError."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"two kinds of messages are called {kind.key}")


def forget_message(key: str) -> None:
    """Take a kind out again (tests)."""
    _kinds.pop(key, None)


def message_kind(key: str) -> MessageKind:
    """Raises UnknownMessageKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownMessageKind(key) from None


def message_kinds() -> list[MessageKind]:
    """All kinds, in the order of registration."""
    return list(_kinds.values())


def kind_title(key: str) -> Text:
    """The title of a kind; the bare key of one that no app registers any more."""
    found = _kinds.get(key)
    return found.title if found else key


def is_secret(key: str) -> bool:
    """Whether messages of this kind carry what only the person written to may read."""
    found = _kinds.get(key)
    return bool(found and found.secret)
