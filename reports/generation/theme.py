"""2.2 Kauli mbiu (Theme)."""

from __future__ import annotations

from egov_meeting.shared.bilingual import text_in
from reports.generation.voice import Voice, paragraphs


def swahili(voice: Voice) -> str:
    theme = voice.text(voice.edition, "theme")
    if not theme:
        return ""
    said = f"{voice.that} {voice.verb('liongozwa')} na kauli mbiu isemayo **“{theme}”**{_other(voice)}."
    return paragraphs(said, *voice.paragraphs(voice.edition, "theme_explanation"))


def english(voice: Voice) -> str:
    theme = voice.text(voice.edition, "theme")
    if not theme:
        return ""
    said = f"The theme of the meeting was **“{theme}”**{_other(voice)}."
    return paragraphs(said, *voice.paragraphs(voice.edition, "theme_explanation"))


def _other(voice: Voice) -> str:
    """The theme in the other language, in brackets, where both are known."""
    other = "en" if voice.language == "sw" else "sw"
    theme = text_in(voice.edition, "theme", other)
    if not theme or not text_in(voice.edition, "theme", voice.language):
        return ""
    return f" ([[{other}: {theme.replace('[', '(').replace(']', ')')}]])"
