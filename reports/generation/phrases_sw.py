"""Swahili phrases that several sections need."""

from __future__ import annotations

from egov_meeting.meetings.models import ParticipantGroup
from reports.generation.voice import Voice, lower_first


def meeting_dates(voice: Voice) -> str:
    """`kuanzia tarehe 30 Januari hadi 2 Februari, 2019`; one day without "kuanzia"."""
    if voice.edition.starts_on == voice.edition.ends_on:
        return "tarehe [[dates.meeting]]"
    return "kuanzia tarehe [[dates.meeting|words]]"


def meeting_place(voice: Voice) -> str:
    """`jijini Dodoma, katika Ukumbi wa …`; empty where neither is known."""
    hall = f"katika {voice.hall}" if voice.hall else ""
    return ", ".join(part for part in (voice.in_town, hall) if part)


def held(voice: Voice) -> str:
    """When and where, after the verb: `kuanzia tarehe … jijini Dodoma, katika …`."""
    return f"{meeting_dates(voice)} {meeting_place(voice)}".strip()


def group_days(voice: Voice, group: ParticipantGroup) -> str:
    """The days on which the group met, after "tarehe"; empty when unknown."""
    key = f"dates.group.{group.number}"
    if voice.has(key):
        return f"[[{key}]]"
    return voice.join(voice.grammar.date(day.date) for day in group.days.all())


def who_belongs(voice: Voice, group: ParticipantGroup) -> str:
    """Who the members of the group are, in one phrase."""
    return voice.join(
        lower_first(voice.clause(members, "text"))
        for members in group.members.all()
        if not members.in_speeches
    )


def next_meeting(voice: Voice) -> str:
    """`Kikao Kazi cha Tatu kinatarajiwa kufanyika mwaka 2020.`"""
    if not voice.has("edition.next_year"):
        return ""
    following = voice.grammar.ordinal(voice.noun, voice.edition.number + 1)
    return f"{following} {voice.verb('natarajiwa')} kufanyika mwaka [[edition.next_year]]."
