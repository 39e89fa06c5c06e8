"""Maazimio (Resolutions), where the meeting adopted any."""

from __future__ import annotations

from django.utils import timezone

from egov_meeting.shared.bilingual import text_in
from reports.generation.voice import Voice, listed, paragraphs, sentences
from reports.models import Resolution
from reports.selectors.corrections import correction_in_force, words_in_force
from reports.wording import Wording

OWNER_CLASSES: dict[str, Wording] = {
    "public_institutions": Wording("kila taasisi ya umma", "every public institution"),
    "heads_of_institutions": Wording("wakuu wa taasisi za umma", "heads of public institutions"),
    "government": Wording("Serikali", "the Government"),
    "private_sector": Wording("sekta binafsi", "the private sector"),
}


def swahili(voice: Voice) -> str:
    if not voice.material.resolutions:
        return ""
    lead = voice.choose(
        "resolutions.count",
        one=f"{voice.name} {voice.verb('lipitisha')} azimio moja (1) lifuatalo:",
        many=f"{voice.name} {voice.verb('lipitisha')} [[resolutions.count|noun_both]] yafuatayo:",
    )
    rows = voice.material.resolutions
    return paragraphs(
        lead, listed((_resolution(voice, row, "Wahusika") for row in rows), mark="1.")
    )


def english(voice: Voice) -> str:
    if not voice.material.resolutions:
        return ""
    lead = voice.choose(
        "resolutions.count",
        one=f"The {voice.name} adopted one (1) resolution:",
        many=f"The {voice.name} adopted the following [[resolutions.count|noun_both]]:",
    )
    rows = voice.material.resolutions
    return paragraphs(lead, listed((_resolution(voice, row, "To act") for row in rows), mark="1."))


def _resolution(voice: Voice, resolution: Resolution, to_act: str) -> str:
    owners = voice.join(_owners(voice, resolution))
    due = voice.grammar.date(resolution.due_on) if resolution.due_on else ""
    by = {"sw": "Ifikapo", "en": "By"}[voice.language]
    words = words_in_force(resolution)
    title = voice.clause(words, "title") if text_in(words, "title", voice.language) else ""
    return sentences(
        f"**{title}.**" if title else "",
        voice.sentence(words, "text"),
        _corrected(voice, resolution),
        f"*{to_act}: {owners}.*" if owners else "",
        f"*{by} {due}.*" if due else "",
    )


def _corrected(voice: Voice, resolution: Resolution) -> str:
    """That the words are not those adopted, the day and what was put right; "" where they are."""
    found = correction_in_force(resolution)
    if found is None or found.decided_at is None:
        return ""
    day = voice.grammar.date(timezone.localdate(found.decided_at))
    said = {"sw": f"Limesahihishwa {day}", "en": f"Corrected on {day}"}[voice.language]
    return f"*{said}: {voice.clause(found, 'reason')}.*"


def _owners(voice: Voice, resolution: Resolution) -> list[str]:
    named = []
    for owner in resolution.owners.all():
        if owner.institution:
            named.append(voice.institution(owner.institution, acronym=True))
        elif owner.owner_class in OWNER_CLASSES:
            named.append(OWNER_CLASSES[owner.owner_class].in_language(voice.language))
    return named
