"""Staff's own words for messages, checked before anybody gets them."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, locked, record, save_changes
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words, message_kind
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.notifications.placeholders import filled, has_stray_braces, placeholders_in
from egov_meeting.notifications.selectors import words_of
from egov_meeting.shared.public_cache import forget_facts


class WordsChanged(Exception):
    """Somebody else changed the words since they were shown; `now` is what they are now."""

    def __init__(self, now: Words) -> None:
        super().__init__("the words were changed by somebody else")
        self.now = now


def mark_of(words: Words) -> str:
    """Tells whether words are still the ones that somebody was shown."""
    return sha256(f"{words.subject}\0{words.text}".encode()).hexdigest()[:24]


def change_words(
    *,
    kind: str,
    channel: str,
    language: str,
    words: Words,
    by: Actor,
    at: datetime,
    seen: str | None = None,
) -> bool:
    """Keep staff's own words; False when they are the ones that are sent already.

    Raises ValidationError, by field, for words that cannot be sent, and WordsChanged, when `seen`
    (`mark_of` the words as they were shown) is not that of those that are sent: nothing is overwritten unseen.
    """
    found = message_kind(kind)
    check_words(kind=found, channel=channel, words=words)
    subject = words.subject.strip() if channel == Channel.EMAIL else ""
    words = Words(words.text.strip(), subject)
    template = {"kind": kind, "channel": channel, "language": language}
    try:
        with transaction.atomic():
            own = MessageTemplate.objects.select_for_update().filter(**template).first()
            now = Words(own.text, own.subject) if own else found.words[channel, language]
            if seen is not None and seen != mark_of(now):
                raise WordsChanged(now)
            if words == now:
                return False
            _keep(own or MessageTemplate(**template), words, by=by, at=at)
    except IntegrityError:  # two people wrote the first own words in the same moment
        raise WordsChanged(words_of(**template)) from None
    return True


def restore_words(
    *, template: MessageTemplate, by: Actor, at: datetime, seen: str | None = None
) -> None:
    """Go back to the words that the app brought. Raises WordsChanged as change_words does."""
    with transaction.atomic():
        stored: MessageTemplate = locked(template)
        now = Words(stored.text, stored.subject)
        if seen is not None and seen != mark_of(now):
            raise WordsChanged(now)
        delete(stored, by=by, at=at, action="notifications.words_restored", shown_publicly=False)
        transaction.on_commit(forget_facts, robust=True)


def _keep(template: MessageTemplate, words: Words, *, by: Actor, at: datetime) -> None:
    action = "notifications.words_changed"
    transaction.on_commit(forget_facts, robust=True)
    fields = {"subject": words.subject, "text": words.text}
    if template.pk:
        save_changes(template, by=by, at=at, action=action, fields=fields, shown_publicly=False)
        return
    template.subject, template.text = words.subject, words.text
    template.clean_fields()
    template.save(force_insert=True)
    record(action=action, obj=template, by=by, at=at, after=fields, shown_publicly=False)


def preview(*, kind: str, channel: str, words: Words) -> Words:
    """The words with the examples of their kind. Raises ValidationError as change_words does."""
    found = message_kind(kind)
    check_words(kind=found, channel=channel, words=words)
    return Words(filled(words.text, found.placeholders), filled(words.subject, found.placeholders))


def check_words(*, kind: MessageKind, channel: str, words: Words) -> None:
    """Raises ValidationError for unknown or missing placeholders, stray braces, no text or subject."""
    errors: dict[str, list[str]] = {"text": [], "subject": []}
    for field, text in (("text", words.text), ("subject", words.subject)):
        unknown = sorted(placeholders_in(text) - kind.placeholders.keys())
        if unknown:
            errors[field].append(
                _("There are no such placeholders: %(names)s.") % {"names": ", ".join(unknown)}
            )
        if has_stray_braces(text):
            errors[field].append(_("Braces are for placeholders only, such as {name}."))
    missing = sorted(kind.required - placeholders_in(words.text))
    if missing:
        errors["text"].append(
            _("These placeholders are needed: %(names)s.") % {"names": ", ".join(missing)}
        )
    if not words.text.strip():
        errors["text"].append(_("Write the text."))
    if channel == Channel.EMAIL and not words.subject.strip():
        errors["subject"].append(_("Write a subject."))
    found = {field: said for field, said in errors.items() if said}
    if found:
        raise ValidationError(found)
