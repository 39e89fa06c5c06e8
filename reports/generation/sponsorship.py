"""2.5 Ufadhili (Sponsorship)."""

from __future__ import annotations

from reports.generation.voice import Voice, listed, paragraphs


def swahili(voice: Voice) -> str:
    if not voice.has("sponsors.count"):
        return ""
    lead = voice.choose(
        "sponsors.count",
        one=f"{voice.name} {voice.verb('lifadhiliwa')} na mfadhili [[sponsors.count|both]] afuataye:",
        many=f"{voice.name} {voice.verb('lifadhiliwa')} na [[sponsors.count|noun_both]] wafuatao:",
    )
    return paragraphs(lead, listed(_sponsors(voice), mark="1."))


def english(voice: Voice) -> str:
    if not voice.has("sponsors.count"):
        return ""
    lead = f"The {voice.name} was sponsored by the following [[sponsors.count|noun_both]]:"
    return paragraphs(lead, listed(_sponsors(voice), mark="1."))


def _sponsors(voice: Voice) -> list[str]:
    """Names with acronyms, and what each gave where it is known."""
    found = []
    for sponsor in voice.material.sponsors:
        name = voice.institution(sponsor.institution, acronym=True)
        gave = f": {voice.grammar.money(sponsor.amount)}" if sponsor.amount else ""
        found.append(f"{name}{gave}")
    return found
