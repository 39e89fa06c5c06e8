"""The words of messages: those the apps brought, and those of staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words, message_kind, message_kinds
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.kept_facts import kept_fact


@dataclass(frozen=True)
class WordsRow:
    """The words of one kind for one channel; `languages` are pairs of code and whether staff changed them."""

    kind: MessageKind
    channel: Channel
    languages: list[tuple[str, bool]]


def words_of(*, kind: str, channel: str, language: str) -> Words:
    """What is sent now: staff's own words, else those the app brought. Raises UnknownMessageKind, KeyError."""
    own = kept_fact(key="message-words", make=_own_words).get((kind, channel, language))
    return own or message_kind(kind).words[channel, language]


def template_of(*, kind: str, channel: str, language: str) -> MessageTemplate | None:
    """Staff's own words; None where those of the app are sent."""
    return MessageTemplate.objects.filter(kind=kind, channel=channel, language=language).first()


def _own_words() -> dict[tuple[str, str, str], Words]:
    rows = MessageTemplate.objects.values_list("kind", "channel", "language", "text", "subject")
    return {(kind, channel, language): Words(*words) for kind, channel, language, *words in rows}


def all_words() -> list[WordsRow]:
    """Every kind by channel, in the order in which the apps registered them. One query."""
    changed = set(MessageTemplate.objects.values_list("kind", "channel", "language"))
    return list(_rows(changed))


def _rows(changed: set[tuple[str, str, str]]) -> Iterator[WordsRow]:
    for kind in message_kinds():
        for channel in Channel:
            languages = [
                (language, (kind.key, channel.value, language) in changed)
                for language in LANGUAGE_CODES
                if (channel, language) in kind.words
            ]
            if languages:
                yield WordsRow(kind, channel, languages)
