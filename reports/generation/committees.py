"""2.8 Kamati za maandalizi (Organising committees)."""

from __future__ import annotations

from egov_meeting.meetings.models import Committee
from reports.generation.voice import Voice, listed, paragraphs


def swahili(voice: Voice) -> str:
    if not voice.has("committees.count"):
        return ""
    prepared = f"{voice.name} {voice.verb('liandaliwa')} na kuendeshwa na"
    lead = voice.choose(
        "committees.count",
        one=f"{prepared} kamati moja:",
        many=f"{prepared} [[committees.count|noun_both]] zifuatazo:",
    )
    sources = voice.join(map(voice.institution, voice.material.committee_sources))
    theirs = voice.choose("committees.count", one="kamati hiyo", many="kamati hizo")
    from_where = f"Wajumbe wa {theirs} waliteuliwa kutoka {sources}." if sources else ""
    return paragraphs(lead, listed(_committees(voice)), from_where)


def english(voice: Voice) -> str:
    if not voice.has("committees.count"):
        return ""
    lead = voice.choose(
        "committees.count",
        one=f"The {voice.name} was prepared and run by one committee:",
        many=f"The {voice.name} was prepared and run by [[committees.count|noun_both]]:",
    )
    sources = voice.join(
        f"the {voice.institution(body)}" for body in voice.material.committee_sources
    )
    their = voice.choose("committees.count", one="Its", many="Their")
    from_where = f"{their} members were appointed from {sources}." if sources else ""
    return paragraphs(lead, listed(_committees(voice)), from_where)


def _committees(voice: Voice) -> list[str]:
    return [
        voice.text(committee, "name") + _people(voice, committee)
        for committee in voice.material.committees
    ]


def _people(voice: Voice, committee: Committee) -> str:
    """The chairperson first, where members are named."""
    chair_word = "mwenyekiti" if voice.language == "sw" else "chairperson"
    named = [
        voice.person(member.appearance) + (f" ({chair_word})" if member.is_chair else "")
        for member in committee.members.all()
    ]
    return f": {voice.join(named)}" if named else ""
