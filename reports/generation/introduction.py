"""2.0 Utangulizi (Introduction) and 2.1 Lengo (Purpose)."""

from __future__ import annotations

from reports.generation import phrases_en, phrases_sw
from reports.generation.voice import Voice, listed, paragraphs, sentences


def swahili(voice: Voice) -> str:
    organiser = voice.institution(voice.edition.organiser, acronym=True)
    ministry = voice.edition.parent_ministry
    under = f", taasisi iliyo chini ya {voice.institution(ministry)}," if ministry else ""
    held = (
        f"{voice.name} {voice.verb('liandaliwa')} na {organiser}{under} na {voice.verb('lifanyika')} "
        f"{phrases_sw.held(voice)}."
    )
    return paragraphs(sentences(held, _previous_sw(voice)), _what_follows_sw(voice))


def english(voice: Voice) -> str:
    organiser = voice.institution(voice.edition.organiser, acronym=True)
    ministry = voice.edition.parent_ministry
    under = f", an institution under the {voice.institution(ministry)}," if ministry else ""
    held = (
        f"The {voice.name} was organised by the {organiser}{under} and was held "
        f"{phrases_en.held(voice)}."
    )
    return paragraphs(sentences(held, _previous_en(voice)), _what_follows_en(voice))


def _previous_sw(voice: Voice) -> str:
    number, held = voice.edition.previous_number, voice.clause(voice.edition, "previous_held")
    if not (number and held):
        return ""
    return f"{voice.grammar.ordinal(voice.noun, number)} {voice.verb('lifanyika')} {held}."


def _previous_en(voice: Voice) -> str:
    number, held = voice.edition.previous_number, voice.clause(voice.edition, "previous_held")
    if not (number and held):
        return ""
    return f"The {voice.grammar.ordinal_word(number)} meeting had been held {held}."


def _what_follows_sw(voice: Voice) -> str:
    told = ["malengo, washiriki na maandalizi yake" if _is_prepared(voice) else "washiriki wake"]
    if voice.has("openings.count"):
        told.append("ufunguzi na ufungaji ([[ref:opening_closing]])")
    if voice.has("ministries.total") or voice.has("programme.keynotes"):
        told.append("mada na taarifa zilizowasilishwa ([[ref:topics]])")
    if voice.has("resolutions.count"):
        told.append("maazimio yaliyopitishwa ([[ref:resolutions]])")
    if voice.has("lessons.count"):
        told.append("mambo ya kujifunza ([[ref:lessons]])")
    annexes = []
    if voice.has("programme.items"):
        annexes.append("Ratiba kamili ipo katika [[ref:annex_programme]]")
    if voice.has("speeches.count"):
        annexes.append("hotuba zipo katika [[ref:annex_speeches]]")
    joined = voice.join(annexes)
    attached = f"{joined[:1].upper()}{joined[1:]}." if joined else ""
    if len(told) == 1:
        return attached
    return sentences(
        f"Taarifa hii inaeleza yaliyofanyika katika {voice.that}: {_plain_join(told, 'na')}.",
        attached,
    )


def _what_follows_en(voice: Voice) -> str:
    told = [
        "its purpose, participants and preparation" if _is_prepared(voice) else "its participants"
    ]
    if voice.has("openings.count"):
        told.append("the opening and closing ([[ref:opening_closing]])")
    if voice.has("ministries.total") or voice.has("programme.keynotes"):
        told.append("the topics and reports presented ([[ref:topics]])")
    if voice.has("resolutions.count"):
        told.append("the resolutions adopted ([[ref:resolutions]])")
    if voice.has("lessons.count"):
        told.append("the lessons learnt ([[ref:lessons]])")
    annexes = []
    if voice.has("programme.items"):
        annexes.append("the full programme is in [[ref:annex_programme]]")
    if voice.has("speeches.count"):
        annexes.append("the speeches are in [[ref:annex_speeches]]")
    joined = voice.join(annexes)
    attached = f"{joined[:1].upper()}{joined[1:]}." if joined else ""
    if len(told) == 1:
        return attached
    return sentences(
        f"This report tells what took place at the meeting: {_plain_join(told, 'and')}.", attached
    )


def _is_prepared(voice: Voice) -> bool:
    """Whether purpose and preparation have sections of their own."""
    return voice.has("objectives.count", "committees.count")


def _plain_join(phrases: list[str], last: str) -> str:
    """Phrases with commas of their own, parted by semicolons."""
    return "; ".join(phrases[:-1]) + f"; {last} {phrases[-1]}"


def purpose_sw(voice: Voice) -> str:
    """Objectives are phrased to follow "lilikuwa": kubadilishana uzoefu."""
    aims = [voice.clause(objective, "text") for objective in voice.material.objectives]
    if not aims:
        return ""
    if len(aims) == 1:
        return f"Lengo la {voice.name} lilikuwa {aims[0]}."
    lead = f"Malengo ya {voice.name} yalikuwa haya [[objectives.count|both]]:"
    return paragraphs(lead, listed(_ended(aims)))


def purpose_en(voice: Voice) -> str:
    """Objectives are phrased to follow "was": to exchange experience."""
    aims = [voice.clause(objective, "text") for objective in voice.material.objectives]
    if not aims:
        return ""
    if len(aims) == 1:
        return f"The purpose of the {voice.name} was {aims[0]}."
    return paragraphs(f"The purposes of the {voice.name} were:", listed(_ended(aims)))


def _ended(items: list[str]) -> list[str]:
    return [*(f"{item};" for item in items[:-1]), f"{items[-1]}."]
