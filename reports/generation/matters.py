"""Yatokanayo (Matters arising): how resolutions of earlier meetings stood at this one, where it was assessed."""

from __future__ import annotations

from reports.choices import Delivery
from reports.generation.voice import Voice, paragraphs, sentences
from reports.models import Assessment
from reports.selectors.corrections import words_in_force
from reports.wording import Wording

CHART = "[[chart:matters]]"
STATES: dict[str, Wording] = {
    Delivery.NOT_STARTED: Wording("Utekelezaji haujaanza", "Not started"),
    Delivery.ON_TRACK: Wording("Utekelezaji unaendelea vizuri", "On track"),
    Delivery.DELAYED: Wording("Utekelezaji umechelewa", "Delayed"),
    Delivery.BLOCKED: Wording("Utekelezaji umekwama", "Blocked"),
    Delivery.REPORTED_DONE: Wording("Limeripotiwa kutekelezwa", "Reported done"),
    Delivery.VERIFIED_DONE: Wording("Utekelezaji umethibitishwa", "Verified done"),
    Delivery.OVERTAKEN: Wording("Limepitwa na wakati", "Overtaken by events"),
    Delivery.DROPPED: Wording("Limeachwa", "Dropped"),
}


def swahili(voice: Voice) -> str:
    if not voice.material.matters:
        return ""
    lead = voice.choose(
        "matters.count",
        one="Azimio moja (1) la kikao kilichotangulia lilipimwa utekelezaji wake.",
        many="Utekelezaji wa [[matters.count|noun_both]] ya vikao vilivyotangulia ulipimwa.",
    )
    done = ""
    if voice.has("matters.done") and voice.number("matters.count") > 1:
        done = "Kati ya hayo, ambayo utekelezaji wake umethibitishwa ni [[matters.done|both]]."
    silence = (
        "Asilimia ni wastani wa taasisi zilizotoa taarifa zikakubaliwa; taasisi ambayo haijatoa taarifa "
        "haihesabiwi kuwa sifuri."
    )
    head = "| Azimio | Hali | Asilimia | Taasisi zilizotoa taarifa |"
    return paragraphs(
        sentences(lead, done, silence), _table(voice, head, "kati ya"), CHART, *_notes(voice)
    )


def english(voice: Voice) -> str:
    if not voice.material.matters:
        return ""
    lead = voice.choose(
        "matters.count",
        one="One (1) resolution of an earlier meeting was assessed.",
        many="The implementation of [[matters.count|noun_both]] of earlier meetings was assessed.",
    )
    done = ""
    if voice.has("matters.done") and voice.number("matters.count") > 1:
        done = "Of these, [[matters.done|both]] had been completed and verified."
    silence = (
        "Percentages are means over institutions whose reports were accepted; an institution that has "
        "not reported does not count as nought."
    )
    head = "| Resolution | State | Per cent | Institutions that reported |"
    return paragraphs(
        sentences(lead, done, silence), _table(voice, head, "of"), CHART, *_notes(voice)
    )


def _table(voice: Voice, head: str, of: str) -> str:
    rows = [_row(voice, one, of) for one in voice.material.matters]
    return "\n".join([head, "| --- | --- | --- | --- |", *rows])


def _row(voice: Voice, one: Assessment, of: str) -> str:
    title = voice.clause(words_in_force(one.resolution), "title").replace("|", "/")
    percentage = "–" if one.percentage is None else f"{one.percentage.normalize():f}"
    cells = (
        f"{one.resolution.register_number}: {title}",
        STATES[one.delivery].in_language(voice.language),
        percentage,
        f"{one.reported} {of} {one.answering}",
    )
    return "| " + " | ".join(cells) + " |"


def _notes(voice: Voice) -> list[str]:
    """What was remarked, each beside the number of its resolution."""
    return [
        f"{one.resolution.register_number}: {voice.sentence(one, 'note')}"
        for one in voice.material.matters
        if one.note_sw or one.note_en
    ]
