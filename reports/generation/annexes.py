"""The few words before each annex; what it holds is set from the data."""

from __future__ import annotations

from reports.generation.voice import Voice, paragraphs, sentences


def programme_sw(voice: Voice) -> str:
    marked = ""
    if any(item.times_inferred for item in voice.material.items()):
        marked = "Muda wenye alama ya nyota (*) haukuchapwa katika chanzo; umekadiriwa."
    lead = sentences("Saa zimeandikwa kwa mfumo wa saa 24.", marked.replace("*", "\\*"))
    return paragraphs(lead, "[[programme]]")


def programme_en(voice: Voice) -> str:
    marked = ""
    if any(item.times_inferred for item in voice.material.items()):
        marked = "A time marked with a star (*) is not printed in the source; it is inferred."
    lead = sentences("Times are those of the 24-hour clock.", marked.replace("*", "\\*"))
    return paragraphs(lead, "[[programme]]")


def speeches_sw(voice: Voice) -> str:
    return "[[speeches]]" if voice.material.speeches else ""


def speeches_en(voice: Voice) -> str:
    return speeches_sw(voice)


def participants_sw(voice: Voice) -> str:
    if not voice.has("registrations.count"):
        return "Hakuna orodha ya washiriki iliyohifadhiwa katika mfumo."
    return "[[table:participants]]"


def participants_en(voice: Voice) -> str:
    if not voice.has("registrations.count"):
        return "The portal holds no list of participants."
    return "[[table:participants]]"


def findings_sw(voice: Voice) -> str:
    corrections = ""
    if voice.material.corrections:
        corrections = paragraphs(
            "## Masahihisho",
            "Maneno na takwimu hizi zilichapwa tofauti katika chanzo. Upande wa kulia ni kilichokusudiwa.",
            "[[corrections]]",
        )
    return paragraphs(corrections, "[[findings]]")


def findings_en(voice: Voice) -> str:
    corrections = ""
    if voice.material.corrections:
        corrections = paragraphs(
            "## Corrections",
            "These words and figures were printed differently in the source. What was meant stands at the right.",
            "[[corrections]]",
        )
    return paragraphs(corrections, "[[findings]]")
