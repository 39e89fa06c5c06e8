"""1.0 Summary."""

from __future__ import annotations

from reports.generation.phrases_en import (
    group_days,
    group_name,
    next_meeting,
    who_belongs,
)
from reports.generation.phrases_en import (
    held as held_at,
)
from reports.generation.programme_facts import discussed_by
from reports.generation.voice import Voice, listed, paragraphs, sentences


def write(voice: Voice) -> str:
    """A page on the whole meeting: why, when, who, what was said, what comes next."""
    return paragraphs(
        *voice.paragraphs(voice.edition, "background"),
        _meeting(voice),
        _who_came(voice),
        _what_was_presented(voice),
        _recommendations(voice),
        _breakout(voice),
        _research_day(voice),
        _outcome(voice),
    )


def _meeting(voice: Voice) -> str:
    organiser = voice.institution(voice.edition.organiser, acronym=True)
    theme = voice.text(voice.edition, "theme")
    held = f"The {voice.name} was organised by the {organiser} and was held {held_at(voice)}."
    return sentences(held, f"Its theme was “{theme}”." if theme else "")


def _who_came(voice: Voice) -> str:
    groups = "[[groups.count|noun_words]]"
    if voice.has("participants.total", "groups.count"):
        came = f"The meeting was attended by [[participants.total|noun]], who met in {groups}."
    elif voice.has("participants.total"):
        came = "The meeting was attended by [[participants.total|noun]]."
    else:
        came = f"Participants met in {groups}." if voice.has("groups.count") else ""
    return sentences(came, *(_group(voice, group) for group in voice.material.groups))


def _group(voice: Voice, group) -> str:
    days = group_days(voice, group)
    if not days:
        return ""
    name = f"The {voice.text(group, 'name')}"
    people = voice.clause(group, "character") or who_belongs(voice, group)
    day_name = voice.clause(group, "day_name")
    met = f"met on {days}" + (f", the {day_name}" if day_name else "")
    return f"{name}, made up of {people}, {met}." if people else f"{name} {met}."


def _what_was_presented(voice: Voice) -> str:
    keynote = voice.material.keynote
    speaker = voice.person_with_office(keynote.presenter) if keynote and keynote.presenter else ""
    opening = (
        f"{speaker}, presented a paper on the implementation of e-Government in the country."
        if speaker
        else ""
    )
    return sentences(opening, _ministries(voice), _what_groups_did(voice))


def _ministries(voice: Voice) -> str:
    if not voice.has("ministries.total"):
        return ""
    if not voice.has("ministries.submitted"):
        return "No ministry presented a report on its implementation of e-Government."
    if not voice.has("ministries.missing"):
        return (
            "All [[ministries.total]] ministries presented reports on their implementation of "
            "e-Government."
        )
    their = voice.choose("ministries.submitted", one="a report on its", many="reports on their")
    return (
        f"Of the [[ministries.total]] ministries, [[ministries.submitted]] presented {their} "
        "implementation of e-Government; [[ministries.missing|both]] did not."
    )


def _what_groups_did(voice: Voice) -> str:
    second = voice.material.group(2)
    if not (voice.has("recommendations.count") and second and discussed_by(voice, 2)):
        return ""
    return (
        "Participants discussed what had been presented and made recommendations on how to "
        f"resolve the challenges that arise. These were put before {group_name(voice, second)}, "
        "which discussed them and advised on how to carry them out."
    )


def _recommendations(voice: Voice) -> str:
    if not voice.has("recommendations.count"):
        return ""
    lead = voice.choose(
        "recommendations.count",
        one="The main recommendation was the following:",
        many="The [[recommendations.count|both]] main recommendations were the following:",
    )
    rows = voice.material.recommendations
    return paragraphs(
        lead, listed(_ended(voice.clause(row, "text"), row is rows[-1]) for row in rows)
    )


def _ended(item: str, is_last: bool) -> str:
    return f"{item}." if is_last else f"{item};"


def _breakout(voice: Voice) -> str:
    if not voice.has("breakout_groups.count"):
        return ""
    on_day = "On [[dates.breakout]] participants" if voice.has("dates.breakout") else "Participants"
    return (
        f"{on_day} also met in smaller groups to discuss these challenges in depth, the ways to "
        "meet them, the opportunities at hand and a plan for resolving them ([[ref:breakout]])."
    )


def _research_day(voice: Voice) -> str:
    if not voice.has("entries.total"):
        return ""
    group = next((group for group in voice.material.groups if group.day_name_sw), None)
    when = f"For the {voice.clause(group, 'day_name')}, a" if group else "A"
    source = " from [[entries.institutions|noun_both]]" if voice.has("entries.institutions") else ""
    entered = f"{when} total of [[entries.total]] pieces of research and innovations were entered{source}."
    chosen = []
    if voice.has("entries.exhibited"):
        chosen.append("[[entries.exhibited]] were chosen for the exhibition")
    if voice.has("entries.presented"):
        chosen.append("[[entries.presented|both]] were presented to the meeting")
    return sentences(entered, f"Of these, {voice.join(chosen)}." if chosen else "")


def _outcome(voice: Voice) -> str:
    resolved = ""
    if voice.has("resolutions.count"):
        listed_where = voice.choose("resolutions.count", one="is given", many="are listed")
        resolved = (
            "The meeting adopted [[resolutions.count|noun_both]], which "
            f"{listed_where} in [[ref:resolutions]]."
        )
    return sentences(resolved, next_meeting(voice))
