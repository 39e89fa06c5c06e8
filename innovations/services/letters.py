"""Writing to entrants about the result: each once, in the language of the entry, by a worker.

The outbox knows who was written to, so a worker may be killed at any moment: whoever takes the work up
again goes on with the others, and two workers at once write to nobody twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.celery import app
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.queue import enqueue
from innovations.choices import OPEN_SENDINGS, SendingState
from innovations.letter_words import as_text, words_of
from innovations.message_kinds_outcome import RESULT
from innovations.models import Call, Entry, LetterSending
from innovations.selectors.letters import (
    ABOUT,
    Letter,
    entries_with_letters,
    letters_of,
    written_to,
)
from innovations.services.selecting import may_select

logger = logging.getLogger(__name__)

# By name: tasks stand above services and are not imported from here.
TASK = "innovations.tasks.write_letters"
AT_ONCE = 20
# A worker shows a sign of life with every few letters; after this long without one another takes over.
GIVEN_UP_AFTER = timedelta(seconds=60)


def ask_for_letters(*, call: Call, by: Actor, at: datetime) -> LetterSending:
    """Put the wish to write to all entrants on record; a worker takes it up after commit.

    While one is open that one is given back. Raises PermissionDenied, and ValidationError before the
    results are published and when nobody is left to write to.
    """
    may_select(by, call)
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.results_published_at is None:
            raise ValidationError(_("Publish the results first."))
        found = LetterSending.objects.filter(call=stored, state__in=OPEN_SENDINGS).first()
        if found is not None:
            return found
        total = _waiting(stored).count()
        if not total:
            raise ValidationError(_("Everybody who has an address was written to."))
        sending = LetterSending.objects.create(
            call=stored, asked_by_id=by.pk, asked_at=at, heartbeat_at=at, total=total
        )
        record(
            action="innovations.letters_asked",
            obj=sending,
            by=by,
            at=at,
            after={"letters": total},
            shown_publicly=False,
        )
        enqueue(app.signature(TASK), sending.pk)
    return sending


def write_letters(*, sending_id: int, clock: Callable[[], datetime]) -> None:
    """Put the letters of one wish into the outbox, some at a time.

    Ends quietly when it is stopped, done, or another worker did the rest; what goes wrong is kept as
    failed, and asking again goes on from there.
    """
    sending = LetterSending.objects.select_related("call__edition", "asked_by").get(pk=sending_id)
    try:
        if sending.state == SendingState.QUEUED:
            _move(sending, SendingState.RUNNING, clock(), heartbeat_at=clock())
        if sending.state != SendingState.RUNNING:
            return
        may_select(_asker(sending), sending.call)
        for letters in _some_at_a_time(sending.call):
            if not _write_some(sending, letters, clock()):
                return
        _finish(sending, clock())
    except TransitionRefused:
        logger.info("sending %s was taken up or ended by somebody else", sending.pk)
    except Exception as error:
        if not isinstance(error, PermissionDenied):
            logger.exception("sending %s failed", sending.pk)
        _give_up(sending, clock())


def stop_letters(*, sending: LetterSending, by: Actor, at: datetime) -> None:
    """Write no further ones; those written are sent. Raises PermissionDenied, TransitionRefused when it has ended."""
    may_select(by, sending.call)
    also = {"finished_at": at}
    transition(sending, to=SendingState.CANCELLED, by=by, at=at, also=also, shown_publicly=False)


def resume_letters(*, at: datetime) -> int:
    """Wake workers for what a lost message or a killed worker left; returns how many."""
    waiting = LetterSending.objects.filter(
        state__in=OPEN_SENDINGS, heartbeat_at__lt=at - GIVEN_UP_AFTER
    )
    numbers = list(waiting.values_list("pk", flat=True))
    LetterSending.objects.filter(pk__in=numbers).update(heartbeat_at=at)
    for number in numbers:
        enqueue(app.signature(TASK), number)
    return len(numbers)


def _waiting(call: Call) -> QuerySet[Entry]:
    rows = entries_with_letters(call=call).filter(owner__isnull=False)
    return rows.exclude(pk__in=written_to(call=call))


def _some_at_a_time(call: Call) -> Iterator[list[Letter]]:
    already = written_to(call=call)
    letters = [
        one
        for one in letters_of(call=call)
        if one.entry.owner is not None and one.entry.pk not in already
    ]
    for first in range(0, len(letters), AT_ONCE):
        yield letters[first : first + AT_ONCE]


def _write_some(sending: LetterSending, letters: list[Letter], at: datetime) -> bool:
    """Write these, all or none of them; False when somebody stopped it."""
    with transaction.atomic():
        # Whoever stops it waits for these, and these for whoever stops it.
        still = LetterSending.objects.filter(pk=sending.pk, state=SendingState.RUNNING)
        if not still.update(heartbeat_at=at):
            return False
        for letter in letters:
            _write(letter, at)
        left = _waiting(sending.call).count()
        still.update(written=max(0, sending.total - left))
    return True


def _finish(sending: LetterSending, at: datetime) -> None:
    with transaction.atomic():
        also = {"finished_at": at, "written": sending.total}
        _move(sending, SendingState.DONE, at, **also)
        record(
            action="innovations.letters_sent",
            obj=sending.call,
            by=_asker(sending),
            at=at,
            after={"letters": sending.total},
            shown_publicly=False,
        )


def _give_up(sending: LetterSending, at: datetime) -> None:
    try:
        _move(sending, SendingState.FAILED, at, finished_at=at)
    except TransitionRefused:
        logger.info("sending %s had ended", sending.pk)


def _move(sending: LetterSending, to: str, at: datetime, **also: Any) -> None:
    transition(sending, to=to, by=_asker(sending), at=at, also=also, shown_publicly=False)


def _asker(sending: LetterSending) -> Actor:
    """Whoever asked; the system, where the account is gone or none was needed."""
    return sending.asked_by or SYSTEM


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
