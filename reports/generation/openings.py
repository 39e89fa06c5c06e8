"""3.1 to 3.3: openings and closing."""

from __future__ import annotations

from egov_meeting.meetings.models import Ceremony
from reports.generation.voice import Voice, paragraphs


def opening_sw(voice: Voice, *, number: int) -> str:
    ceremony = _at(voice.material.openings, number)
    if ceremony is None:
        return ""
    group = f", {voice.text(ceremony.group, 'name')}," if ceremony.group else ""
    opened = (
        f"{voice.name}{group} {voice.verb('lifunguliwa')} rasmi tarehe [[dates.opening.{number}]] na "
        f"{voice.person_with_office(ceremony.guest_of_honour)}{_for_sw(voice, ceremony)}."
    )
    return paragraphs(opened, *voice.paragraphs(ceremony, "summary"))


def opening_en(voice: Voice, *, number: int) -> str:
    ceremony = _at(voice.material.openings, number)
    if ceremony is None:
        return ""
    group = f" for the {voice.text(ceremony.group, 'name')}" if ceremony.group else ""
    opened = (
        f"The {voice.name} was officially opened{group} on [[dates.opening.{number}]] by "
        f"{voice.person_with_office(ceremony.guest_of_honour)}{_for_en(voice, ceremony)}."
    )
    return paragraphs(opened, *voice.paragraphs(ceremony, "summary"))


def closing_sw(voice: Voice) -> str:
    texts = []
    for number, ceremony in enumerate(voice.material.closings, start=1):
        closed = (
            f"{voice.name} {voice.verb('lifungwa')} rasmi siku ya [[dates.closing.{number}|weekday]] na "
            f"{voice.person_with_office(ceremony.guest_of_honour)}{_for_sw(voice, ceremony)}."
        )
        texts += [closed, *voice.paragraphs(ceremony, "summary")]
    return paragraphs(*texts)


def closing_en(voice: Voice) -> str:
    texts = []
    for number, ceremony in enumerate(voice.material.closings, start=1):
        closed = (
            f"The {voice.name} was officially closed on [[dates.closing.{number}|weekday]] by "
            f"{voice.person_with_office(ceremony.guest_of_honour)}{_for_en(voice, ceremony)}."
        )
        texts += [closed, *voice.paragraphs(ceremony, "summary")]
    return paragraphs(*texts)


def _at(ceremonies: list[Ceremony], number: int) -> Ceremony | None:
    return ceremonies[number - 1] if number <= len(ceremonies) else None


def _for_sw(voice: Voice, ceremony: Ceremony) -> str:
    behalf = ceremony.on_behalf_of
    return f", kwa niaba ya {voice.person_with_office(behalf)}" if behalf else ""


def _for_en(voice: Voice, ceremony: Ceremony) -> str:
    behalf = ceremony.on_behalf_of
    return f", on behalf of {voice.person_with_office(behalf)}" if behalf else ""
