"""4.2.1 Maoni na hoja (Comments and key issues); where none was recorded, the recommendations."""

from __future__ import annotations

from reports.generation.voice import Voice, listed, paragraphs


def swahili(voice: Voice) -> str:
    if voice.has("key_issues.count"):
        lead = voice.choose(
            "key_issues.count",
            one="Katika taarifa na mijadala ilijitokeza hoja moja kuu:",
            many="Katika taarifa na mijadala zilijitokeza [[key_issues.count|noun_both]] kuu zifuatazo:",
        )
        return paragraphs(lead, listed(_issues(voice)))
    if not voice.material.recommendations:
        return ""
    lead = (
        "Hoja moja moja zilizojitokeza katika mijadala hazikuwekwa kwenye kumbukumbu. Yaliyotokana nazo "
        "ni mapendekezo haya, ambayo yalijadiliwa katika kikao:"
    )
    return paragraphs(lead, listed(_recommendations(voice)))


def english(voice: Voice) -> str:
    if voice.has("key_issues.count"):
        lead = voice.choose(
            "key_issues.count",
            one="One key issue came up in the reports and discussions:",
            many="The following [[key_issues.count|both]] key issues came up in the reports and discussions:",
        )
        return paragraphs(lead, listed(_issues(voice)))
    if not voice.material.recommendations:
        return ""
    lead = (
        "The individual points raised in the discussions were not put on record. They led to these "
        "recommendations, which were then discussed:"
    )
    return paragraphs(lead, listed(_recommendations(voice)))


def _issues(voice: Voice) -> list[str]:
    return [voice.sentence(issue, "text") for issue in voice.material.key_issues]


def _recommendations(voice: Voice) -> list[str]:
    texts = [voice.clause(row, "text") for row in voice.material.recommendations]
    return [*(f"{text};" for text in texts[:-1]), f"{texts[-1]}."]
