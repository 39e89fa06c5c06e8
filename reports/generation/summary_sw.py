"""1.0 Muhtasari."""

from __future__ import annotations

from reports.generation.phrases_sw import (
    group_days,
    next_meeting,
    who_belongs,
)
from reports.generation.phrases_sw import (
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
    held = (
        f"{voice.name} {voice.verb('liandaliwa')} na {organiser} na {voice.verb('lifanyika')} "
        f"{held_at(voice)}."
    )
    guided = f"{voice.verb('liongozwa').capitalize()} na kauli mbiu isemayo “{theme}”."
    return sentences(held, guided if theme else "")


def _who_came(voice: Voice) -> str:
    groups = "[[groups.count|noun_words]]"
    if voice.has("participants.total", "groups.count"):
        came = (
            f"{voice.that} {voice.verb('lihudhuriwa')} na [[participants.total|noun]], "
            f"waliogawanyika katika {groups}."
        )
    elif voice.has("participants.total"):
        came = f"{voice.that} {voice.verb('lihudhuriwa')} na [[participants.total|noun]]."
    else:
        came = f"Washiriki waligawanyika katika {groups}." if voice.has("groups.count") else ""
    return sentences(came, *(_group(voice, group) for group in voice.material.groups))


def _group(voice: Voice, group) -> str:
    days = group_days(voice, group)
    if not days:
        return ""
    day_name = voice.clause(group, "day_name")
    met = f"{voice.text(group, 'name')} lilikutana tarehe {days}"
    if day_name:
        met += f", ambayo ilikuwa {day_name},"
    people = voice.clause(group, "character") or who_belongs(voice, group)
    return f"{met} na lilijumuisha {people}." if people else f"{met.rstrip(',')}."


def _what_was_presented(voice: Voice) -> str:
    keynote = voice.material.keynote
    speaker = voice.person_with_office(keynote.presenter) if keynote and keynote.presenter else ""
    opening = (
        f"{speaker}, aliwasilisha mada kuhusu utekelezaji wa Serikali Mtandao nchini."
        if speaker
        else ""
    )
    return sentences(opening, _ministries(voice), _what_groups_did(voice))


def _ministries(voice: Voice) -> str:
    if not voice.has("ministries.total"):
        return ""
    if not voice.has("ministries.submitted"):
        return "Hakuna wizara iliyowasilisha taarifa ya utekelezaji wa Serikali Mtandao."
    if not voice.has("ministries.missing"):
        return (
            "Wizara zote [[ministries.total]] ziliwasilisha taarifa za utekelezaji wa "
            "Serikali Mtandao."
        )
    presented = voice.choose(
        "ministries.submitted",
        one="iliwasilisha taarifa ya utekelezaji wa Serikali Mtandao",
        many="ziliwasilisha taarifa za utekelezaji wa Serikali Mtandao",
    )
    silent = voice.choose(
        "ministries.missing",
        one="wizara [[ministries.missing|both]] haikuwasilisha",
        many="wizara [[ministries.missing|both]] hazikuwasilisha",
    )
    return f"Aidha, wizara [[ministries.submitted]] kati ya [[ministries.total]] {presented}; {silent}."


def _what_groups_did(voice: Voice) -> str:
    second = voice.material.group(2)
    if not (voice.has("recommendations.count") and second and discussed_by(voice, 2)):
        return ""
    return (
        "Washiriki walijadili yaliyowasilishwa na kutoa mapendekezo ya kutatua changamoto "
        f"zinazojitokeza. {voice.text(second, 'name')} lilipokea mapendekezo hayo, "
        "likayajadili na kushauri namna ya kuyatekeleza."
    )


def _recommendations(voice: Voice) -> str:
    if not voice.has("recommendations.count"):
        return ""
    lead = voice.choose(
        "recommendations.count",
        one="Pendekezo muhimu lililotolewa ni hili:",
        many="Mapendekezo muhimu yaliyotolewa ni haya [[recommendations.count|both]]:",
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
    on_day = " tarehe [[dates.breakout]]" if voice.has("dates.breakout") else ""
    return (
        f"Pamoja na hayo, washiriki waligawanyika katika makundi madogo{on_day} na kujadili "
        "changamoto hizo kwa kina, mbinu za kukabiliana nazo, fursa zilizopo na mpango wa "
        "kuzitatua ([[ref:breakout]])."
    )


def _research_day(voice: Voice) -> str:
    if not voice.has("entries.total"):
        return ""
    group = next((group for group in voice.material.groups if group.day_name_sw), None)
    when = f"Katika {voice.clause(group, 'day_name')}, jumla" if group else "Jumla"
    source = (
        " kutoka [[entries.institutions|noun_both]]" if voice.has("entries.institutions") else ""
    )
    entered = f"{when} ya tafiti na bunifu [[entries.total]] ziliwasilishwa{source}."
    chosen = []
    if voice.has("entries.exhibited"):
        chosen.append("[[entries.exhibited]] zilichaguliwa kushiriki maonesho")
    if voice.has("entries.presented"):
        chosen.append("[[entries.presented|both]] zilipewa nafasi ya kuwasilishwa jukwaani")
    return sentences(entered, f"Kati ya hizo, {voice.join(chosen)}." if chosen else "")


def _outcome(voice: Voice) -> str:
    resolved = ""
    if voice.has("resolutions.count"):
        listed_where = voice.choose(
            "resolutions.count",
            one="ambalo limeandikwa katika [[ref:resolutions]]",
            many="ambayo yameorodheshwa katika [[ref:resolutions]]",
        )
        resolved = f"{voice.that} {voice.verb('lipitisha')} [[resolutions.count|noun_both]], {listed_where}."
    return sentences(resolved, next_meeting(voice))
