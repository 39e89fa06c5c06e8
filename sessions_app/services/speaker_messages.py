"""What speakers are told, in their own language, through the outbox; each thing once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.phones import is_tanzanian
from sessions_app.choices import SlotAnswerState
from sessions_app.message_kinds_speakers import INVITED, REMINDED
from sessions_app.models import Speaker
from sessions_app.selectors.speaking import SpeakerSlot
from sessions_app.speaker_links import speaker_link

ABOUT = "speaker"


def tell_invited(speaker: Speaker, slots: Iterable[SpeakerSlot], *, key: str, at: datetime) -> None:
    _tell(speaker, INVITED, slots, in_words=slot_in_words, key=f"invited-{key}", at=at)


def tell_reminded(
    speaker: Speaker, slots: Iterable[SpeakerSlot], *, key: str, at: datetime
) -> None:
    lacking = [slot for slot in slots if _lacks(slot)]
    _tell(speaker, REMINDED, lacking, in_words=_with_lack, key=f"reminded-{key}", at=at)


def slot_in_words(slot: SpeakerSlot, language: str) -> str:
    """Day, time and title of a slot, with the part in a session."""
    day = date_format(slot.day.date, "l, j F Y")
    when = f"{day}, {slot.starts_at:%H:%M}" if slot.starts_at else day
    if slot.starts_at and slot.ends_at:
        when += f"–{slot.ends_at:%H:%M}"
    if slot.item is not None:
        return f"{when}: {_text(slot.item, 'title', language)}"
    session = " ".join(filter(None, (slot.session.number, _text(slot.session, "title", language))))
    return f"{when}: {slot.part.get_part_display()}, {session}".rstrip(", ")


def _with_lack(slot: SpeakerSlot, language: str) -> str:
    return f"{slot_in_words(slot, language)} ({', '.join(_lacks(slot))})"


def _lacks(slot: SpeakerSlot) -> list[str]:
    lacks = []
    if slot.state == SlotAnswerState.ASKED:
        lacks.append(_("your answer"))
    wants_slides = slot.item is not None and slot.state != SlotAnswerState.DECLINED
    if wants_slides and slot.material is None:
        lacks.append(_("your slides"))
    return lacks


def _tell(
    speaker: Speaker,
    kind: MessageKind,
    slots: Iterable[SpeakerSlot],
    *,
    in_words: Callable[[SpeakerSlot, str], str],
    key: str,
    at: datetime,
) -> None:
    """By e-mail, and by SMS for want of one."""
    language = speaker.language
    channel, address = _reached(speaker)
    if not address:
        return
    with translation.override(language):
        told = "\n".join(f"– {in_words(slot, language)}" for slot in slots)
    write_message(
        kind=kind.key,
        key=f"speaker-{speaker.pk}-{key}",
        channel=channel,
        to=Recipient(address, language, about_kind=ABOUT, about_id=str(speaker.pk)),
        values={
            "name": speaker.person.full_name,
            "meeting": _text(speaker.edition, "name", language),
            "slots": told,
            "link": speaker_link(speaker),
        },
        at=at,
        edition=speaker.edition,
    )


def _reached(speaker: Speaker) -> tuple[str, str]:
    if speaker.email:
        return Channel.EMAIL, speaker.email
    return (Channel.SMS, speaker.phone) if is_tanzanian(speaker.phone) else (Channel.SMS, "")


def _text(obj: object, name: str, language: str) -> str:
    return text_in(obj, name, language) or text_in(obj, name, other_language(language))
