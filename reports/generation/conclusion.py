"""6.0 Hitimisho (Conclusion)."""

from __future__ import annotations

from reports.generation import phrases_en, phrases_sw
from reports.generation.voice import Voice, paragraphs, sentences


def swahili(voice: Voice) -> str:
    aims = voice.join(voice.clause(objective, "text") for objective in voice.material.objectives)
    people = (
        "[[participants.total|noun]]"
        if voice.has("participants.total")
        else "wadau wa Serikali Mtandao"
    )
    groups = (
        " kutoka [[groups.count|noun_words]]"
        if voice.has("participants.total", "groups.count")
        else ""
    )
    gathered = f"{voice.name} {voice.verb('liwakutanisha')} {people}{groups}"
    gathered += f" na kuwapa nafasi ya {aims}." if aims else "."
    results = voice.join(_results_sw(voice))
    seen = f"Matokeo yake yanaonekana katika {results}." if results else ""
    care = (
        "Maandalizi yake yazingatie mambo ya kujifunza yaliyoelezwa katika [[ref:lessons]], ili wadau wengi "
        "zaidi washiriki na taarifa nyingi zaidi ziwasilishwe."
        if voice.has("lessons.count", "edition.next_year")
        else ""
    )
    ahead = sentences(phrases_sw.next_meeting(voice), care)
    return paragraphs(sentences(gathered, seen), ahead)


def english(voice: Voice) -> str:
    aims = voice.join(voice.clause(objective, "text") for objective in voice.material.objectives)
    people = (
        "[[participants.total|noun]]"
        if voice.has("participants.total")
        else "stakeholders of e-Government"
    )
    groups = (
        " in [[groups.count|noun_words]]" if voice.has("participants.total", "groups.count") else ""
    )
    gathered = f"The {voice.name} brought together {people}{groups}"
    gathered += f" and gave them the opportunity {aims}." if aims else "."
    results = voice.join(_results_en(voice))
    seen = f"Its results are seen in {results}." if results else ""
    care = (
        "Those who prepare it should heed the lessons in [[ref:lessons]], so that more stakeholders take part "
        "and more reports are presented."
        if voice.has("lessons.count", "edition.next_year")
        else ""
    )
    ahead = sentences(phrases_en.next_meeting(voice), care)
    return paragraphs(sentences(gathered, seen), ahead)


def _results_sw(voice: Voice) -> list[str]:
    results = []
    if voice.has("ministries.submitted"):
        results.append(
            voice.choose(
                "ministries.submitted",
                one="taarifa ya wizara moja",
                many="taarifa za [[ministries.submitted|noun]]",
            )
        )
    if voice.has("entries.total"):
        results.append("tafiti na bunifu [[entries.total]]")
    if voice.has("recommendations.count"):
        results.append("[[recommendations.count|noun_both]]")
    if voice.has("resolutions.count"):
        results.append("[[resolutions.count|noun_both]]")
    return results


def _results_en(voice: Voice) -> list[str]:
    results = []
    if voice.has("ministries.submitted"):
        results.append("the reports of [[ministries.submitted|noun]]")
    if voice.has("entries.total"):
        results.append("[[entries.total]] pieces of research and innovations")
    if voice.has("recommendations.count"):
        results.append("[[recommendations.count|noun_both]]")
    if voice.has("resolutions.count"):
        results.append("[[resolutions.count|noun_both]]")
    return results
