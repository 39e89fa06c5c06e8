"""English phrases that several sections need."""

from __future__ import annotations

from egov_meeting.meetings.models import ParticipantGroup
from reports.generation.voice import Voice, lower_first


def meeting_dates(voice: Voice) -> str:
    """`from 30 January to 2 February 2019`; `on 2 February 2019`."""
    if voice.edition.starts_on == voice.edition.ends_on:
        return "on [[dates.meeting]]"
    return "from [[dates.meeting|words]]"


def meeting_place(voice: Voice) -> str:
    """`at the College of …, University of Dodoma (UDOM), in Dodoma`; empty where neither is known."""
    hall = f"at the {voice.hall}" if voice.hall else ""
    return ", ".join(part for part in (hall, voice.in_town) if part)


def held(voice: Voice) -> str:
    """When and where, after the verb: `from … at the …, in Dodoma`."""
    return f"{meeting_dates(voice)} {meeting_place(voice)}".strip()


def group_name(voice: Voice, group: ParticipantGroup) -> str:
    """`the First Group`."""
    return f"the {voice.text(group, 'name')}"


def group_days(voice: Voice, group: ParticipantGroup) -> str:
    """The days on which the group met; empty when unknown."""
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
    """`The third meeting is expected in 2020.`"""
    if not voice.has("edition.next_year"):
        return ""
    following = voice.grammar.ordinal_word(voice.edition.number + 1)
    return f"The {following} meeting is expected to be held in [[edition.next_year]]."
