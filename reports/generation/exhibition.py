"""2.7 Maonesho (Exhibition)."""

from __future__ import annotations

from reports.generation.voice import Voice, sentences


def swahili(voice: Voice) -> str:
    dates = voice.edition.exhibition_from, voice.edition.exhibition_until
    held = ""
    if voice.has("dates.exhibition"):
        when = "tarehe [[dates.exhibition]]"
        if dates[0] != dates[1]:
            when = "kuanzia tarehe [[dates.exhibition|words]]"
        held = f"Maonesho yalifanyika {when}."
    shown = ""
    if voice.has("entries.exhibited"):
        shown = voice.choose(
            "entries.exhibited",
            one="Kazi moja ya utafiti au ubunifu iliyochaguliwa ilioneshwa.",
            many=(
                "Tafiti na bunifu [[entries.exhibited|both]] zilizochaguliwa kutoka vyuo na taasisi "
                "mbalimbali zilioneshwa."
            ),
        )
    sponsors = ""
    if voice.edition.sponsors_exhibit:
        sponsors = (
            f"Aidha, taasisi zilizofadhili {voice.that}{_reference(voice)} zilipewa nafasi ya kuonesha "
            "huduma zinazotoa kwa umma."
        )
    return sentences(held, shown, sponsors)


def english(voice: Voice) -> str:
    dates = voice.edition.exhibition_from, voice.edition.exhibition_until
    held = ""
    if voice.has("dates.exhibition"):
        when = (
            "on [[dates.exhibition]]" if dates[0] == dates[1] else "from [[dates.exhibition|words]]"
        )
        held = f"The exhibition was held {when}."
    shown = ""
    if voice.has("entries.exhibited"):
        shown = voice.choose(
            "entries.exhibited",
            one="One piece of research or innovation was chosen and shown.",
            many=(
                "The [[entries.exhibited|both]] pieces of research and innovations chosen from "
                "colleges and other institutions were on show."
            ),
        )
    sponsors = ""
    if voice.edition.sponsors_exhibit:
        sponsors = (
            f"The institutions that sponsored the meeting{_reference(voice)} were also given room to "
            "show the services they offer to the public."
        )
    return sentences(held, shown, sponsors)


def _reference(voice: Voice) -> str:
    return " ([[ref:sponsorship]])" if voice.has("sponsors.count") else ""
