"""5.0 Mambo muhimu ya kujifunza (Lessons learnt)."""

from __future__ import annotations

from reports.generation.voice import Voice, listed, paragraphs


def swahili(voice: Voice) -> str:
    if not voice.material.lessons:
        return ""
    gave = f"Pamoja na mafanikio yake, {voice.that} {voice.verb('lidhihirisha')}"
    lead = voice.choose(
        "lessons.count",
        one=f"{gave} jambo moja la kujifunza:",
        many=f"{gave} [[lessons.count|noun_words]] ya kujifunza, ambayo ni haya:",
    )
    return paragraphs(lead, listed(_lessons(voice)))


def english(voice: Voice) -> str:
    if not voice.material.lessons:
        return ""
    lead = voice.choose(
        "lessons.count",
        one="Besides what it achieved, the meeting left one lesson to learn from:",
        many="Besides what it achieved, the meeting left [[lessons.count|words]] lessons to learn from:",
    )
    return paragraphs(lead, listed(_lessons(voice)))


def _lessons(voice: Voice) -> list[str]:
    return [voice.sentence(lesson, "text") for lesson in voice.material.lessons]
