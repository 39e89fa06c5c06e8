"""2.3 Ukumbi na tarehe (Venue and dates)."""

from __future__ import annotations

from reports.generation import phrases_en, phrases_sw
from reports.generation.voice import Voice, sentences


def swahili(voice: Voice) -> str:
    held = f"{voice.name} {voice.verb('lifanyika')} {_joined(phrases_sw.meeting_place(voice), phrases_sw.meeting_dates(voice))}."
    return sentences(held, _days_sw(voice))


def english(voice: Voice) -> str:
    held = f"The {voice.name} was held {_joined(phrases_en.meeting_place(voice), phrases_en.meeting_dates(voice))}."
    return sentences(held, _days_en(voice))


def _days_sw(voice: Voice) -> str:
    if not voice.number("programme.days") > 1:
        return ""
    return f"{voice.verb('lichukua').capitalize()} [[programme.days|noun_words]]."


def _days_en(voice: Voice) -> str:
    if not voice.number("programme.days") > 1:
        return ""
    return "It lasted [[programme.days|noun_words]]."


def _joined(place: str, dates: str) -> str:
    return ", ".join(part for part in (place, dates) if part)
