"""How a token reads in a language, with the data as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reports.figures import Figures, UnknownStyle, UnreadableValue, read_value, say
from reports.richtext.tokens import Token

Trouble = Literal["", "stale", "unknown", "gap"]


@dataclass(frozen=True)
class Reference:
    """What a reference prints ("Kipengele 2.5") and where it leads ("#section-sponsorship")."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class Reading:
    """What is needed to print a text. In a `draft`, stale and unknown tokens are marked."""

    figures: Figures
    language: str
    references: Mapping[str, Reference] = field(default_factory=dict)
    draft: bool = True


@dataclass(frozen=True)
class Spoken:
    """A token in words; `language` is set where it is not the text's own."""

    text: str
    trouble: Trouble = ""
    language: str = ""
    address: str = ""
    key: str = ""


def speak(token: Token, reading: Reading) -> Spoken:
    """What the token prints. An unknown one prints itself, so that it cannot be overlooked."""
    if token.kind == "language":
        language = "" if token.key == reading.language else token.key
        trouble: Trouble = "gap" if token.style == "gap" and language else ""
        return Spoken(token.value or "", trouble, language)
    if token.kind == "reference" and token.key in reading.references:
        reference = reading.references[token.key]
        return Spoken(reference.text, address=reference.address)
    if token.kind == "figure" and token.key in reading.figures:
        return _figure(token, reading)
    return Spoken(token.written(), "unknown")


def _figure(token: Token, reading: Reading) -> Spoken:
    figure = reading.figures[token.key]
    try:
        value = figure.value if token.value is None else read_value(token.value, kind=figure.kind)
        text = say(figure, language=reading.language, style=token.style, value=value)
    except (UnknownStyle, UnreadableValue, ValueError):
        return Spoken(token.written(), "unknown")
    return Spoken(text, "stale" if is_stale(token, reading.figures) else "", key=token.key)


def is_stale(token: Token, figures: Figures) -> bool:
    """Whether the token keeps another value than the data have now."""
    figure = figures.get(token.key) if token.kind == "figure" else None
    if figure is None or token.value is None:
        return False
    if figure.kind == "text":
        return token.value.strip() not in figure.value  # type: ignore[operator]
    try:
        return read_value(token.value, kind=figure.kind) != figure.value
    except UnreadableValue:
        return True
