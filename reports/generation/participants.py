"""2.4 Washiriki (Participants), with a part for each group."""

from __future__ import annotations

from egov_meeting.meetings.models import ParticipantGroup
from reports.generation import phrases_en, phrases_sw
from reports.generation.voice import Voice, paragraphs, sentences


def swahili(voice: Voice) -> str:
    total, groups = voice.has("participants.total"), voice.has("groups.count")
    if total and groups:
        lead = (
            f"Jumla ya [[participants.total|noun]] walihudhuria {voice.name}, na waligawanyika katika "
            "[[groups.count|noun_words]] kama ifuatavyo:"
        )
    elif total:
        lead = f"Jumla ya [[participants.total|noun]] walihudhuria {voice.name}."
    else:
        lead = (
            "Washiriki waligawanyika katika [[groups.count|noun_words]] kama ifuatavyo:"
            if groups
            else ""
        )
    return paragraphs(lead, *(_group_sw(voice, group) for group in voice.material.groups))


def english(voice: Voice) -> str:
    total, groups = voice.has("participants.total"), voice.has("groups.count")
    if total and groups:
        lead = (
            f"A total of [[participants.total|noun]] attended the {voice.name}, in "
            "[[groups.count|noun_words]] as follows:"
        )
    elif total:
        lead = f"A total of [[participants.total|noun]] attended the {voice.name}."
    else:
        lead = "Participants met in [[groups.count|noun_words]] as follows:" if groups else ""
    return paragraphs(lead, *(_group_en(voice, group) for group in voice.material.groups))


def _group_sw(voice: Voice, group: ParticipantGroup) -> str:
    days = phrases_sw.group_days(voice, group)
    heading = f"## {voice.text(group, 'name')}" + (f", {days}" if days else "")
    character = voice.clause(group, "character")
    members = phrases_sw.who_belongs(voice, group)
    told = "Kundi hili lilikuwa la " + character if character else ""
    if character and members:
        told += f", na lilihusisha {members}."
    elif members:
        told = f"Kundi hili lilihusisha {members}."
    elif character:
        told += "."
    return paragraphs(heading, sentences(told, _speeches_sw(voice, group), *_more_sw(voice, group)))


def _group_en(voice: Voice, group: ParticipantGroup) -> str:
    days = phrases_en.group_days(voice, group)
    heading = f"## {voice.text(group, 'name')}" + (f", {days}" if days else "")
    character = voice.clause(group, "character")
    members = phrases_en.who_belongs(voice, group)
    told = f"This group was made up of {character or members}" if character or members else ""
    if character and members:
        told += f": {members}"
    ended = f"{told}." if told else ""
    return paragraphs(
        heading, sentences(ended, _speeches_en(voice, group), *_more_en(voice, group))
    )


def _said_in_speeches(voice: Voice, group: ParticipantGroup) -> str:
    return voice.join(
        voice.clause(members, "text") for members in group.members.all() if members.in_speeches
    )


def _speeches_sw(voice: Voice, group: ParticipantGroup) -> str:
    named = _said_in_speeches(voice, group)
    return f"Hotuba zilitaja pia {named}." if named else ""


def _speeches_en(voice: Voice, group: ParticipantGroup) -> str:
    named = _said_in_speeches(voice, group)
    return f"The speeches also name {named}." if named else ""


def _more_sw(voice: Voice, group: ParticipantGroup) -> list[str]:
    day_name, key = voice.clause(group, "day_name"), f"participants.group.{group.number}"
    return [
        f"Siku ya kundi hili ilikuwa {day_name}." if day_name else "",
        f"Jumla yao ilikuwa [[{key}|noun]]." if voice.has(key) else "",
    ]


def _more_en(voice: Voice, group: ParticipantGroup) -> list[str]:
    day_name, key = voice.clause(group, "day_name"), f"participants.group.{group.number}"
    return [
        f"Its day was the {day_name}." if day_name else "",
        f"There were [[{key}|noun]] in all." if voice.has(key) else "",
    ]
