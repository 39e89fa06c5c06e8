"""Staff's own words for messages, checked before anybody gets them."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, save_changes, save_new
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words, message_kind
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.notifications.placeholders import filled, has_stray_braces, placeholders_in


def change_words(
    *, kind: str, channel: str, language: str, words: Words, by: Actor, at: datetime
) -> MessageTemplate:
    """Keep staff's own words. Raises ValidationError, by field, for words that cannot be sent."""
    check_words(kind=message_kind(kind), channel=channel, words=words)
    fields = {"subject": words.subject.strip(), "text": words.text.strip()}
    with transaction.atomic():
        found = (
            MessageTemplate.objects.select_for_update()
            .filter(kind=kind, channel=channel, language=language)
            .first()
        )
        if found is not None:
            save_changes(
                found,
                by=by,
                at=at,
                action="notifications.words_changed",
                fields=fields,
                shown_publicly=False,
            )
            return found
        row = MessageTemplate(kind=kind, channel=channel, language=language, **fields)
        save_new(row, by=by, at=at, action="notifications.words_changed", shown_publicly=False)
        return row


def restore_words(*, template: MessageTemplate, by: Actor, at: datetime) -> None:
    """Go back to the words that the app brought."""
    delete(template, by=by, at=at, action="notifications.words_restored", shown_publicly=False)


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
