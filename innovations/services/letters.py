"""Writing to entrants about the result: each once, in the language of the entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from innovations.letter_words import as_text, words_of
from innovations.message_kinds_outcome import RESULT
from innovations.models import Call, Entry
from innovations.selectors.letters import Letter, letters_of
from innovations.services.selecting import may_select

ABOUT = "entry"


@dataclass(frozen=True)
class Written:
    """To how many entrants a letter goes out now, and how many have no address."""

    written: int
    without_address: int


def send_letters(*, call: Call, by: Actor, at: datetime) -> Written:
    """Put the letters to all entrants into the outbox; who was written to is not written to again.

    Raises PermissionDenied, and ValidationError before the results are published.
    """
    may_select(by, call)
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.results_published_at is None:
            raise ValidationError(_("Publish the results first."))
        already = written_to(call=stored)
        letters = [one for one in letters_of(call=stored) if one.entry.pk not in already]
        reached = [letter for letter in letters if letter.entry.owner is not None]
        for letter in reached:
            _write(letter, at)
        if reached:
            record(
                action="innovations.letters_sent",
                obj=stored,
                by=by,
                at=at,
                after={"letters": len(reached)},
                shown_publicly=False,
            )
    return Written(len(reached), len(letters) - len(reached))


def written_to(*, call: Call) -> set[int]:
    """The entries whose entrants were written to."""
    rows = OutboxMessage.objects.filter(
        edition=call.edition_id, kind=RESULT.key, about_kind=ABOUT
    ).values_list("about_id", flat=True)
    return {int(number) for number in rows if number.isdigit()}


def _write(letter: Letter, at: datetime) -> None:
    entry = letter.entry
    language, owner = entry.language, entry.owner
    assert owner is not None
    meeting = text_in(entry.edition, "name", language) or text_in(
        entry.edition, "name", other_language(language)
    )
    write_message(
        kind=RESULT.key,
        key=f"entry-{entry.pk}-result",
        channel=Channel.EMAIL,
        to=Recipient(owner.email, language, about_kind=ABOUT, about_id=str(entry.pk)),
        values={
            "name": owner.full_name,
            "meeting": meeting,
            "title": entry.title,
            "link": _link(entry),
            **as_text(words_of(letter, language=language)),
        },
        at=at,
        edition=entry.edition,
    )


def _link(entry: Entry) -> str:
    with translation.override(entry.language):
        path = reverse("innovations:own_result", args=[entry.pk])
    return settings.PUBLIC_ADDRESS.rstrip("/") + path
