"""Figures as they are printed, in either language and in the style a sentence needs."""

from __future__ import annotations

from typing import Any

from egov_meeting.shared.grammar import Grammar, for_language
from reports.figures.figure import Figure, Kind, Value
from reports.wording import Wording

STYLES: dict[Kind, tuple[str, ...]] = {
    "count": ("digits", "words", "both", "noun", "noun_words", "noun_both"),
    "money": ("words", "table"),
    "date": ("long", "table", "weekday"),
    "date_range": ("long", "words", "table"),
    "year": ("digits",),
    "text": ("text",),
}


class UnknownStyle(ValueError):
    """The figure cannot be printed in the style asked for."""


def styles_of(figure: Figure) -> tuple[str, ...]:
    """The styles in which this figure can be printed, the usual one first."""
    styles = STYLES[figure.kind]
    if figure.kind == "count" and not figure.noun:
        return tuple(style for style in styles if not style.startswith("noun"))
    return styles


def default_style(figure: Figure) -> str:
    """The style of a token that names none."""
    return STYLES[figure.kind][0]


def say(figure: Figure, *, language: str, style: str = "", value: Value | None = None) -> str:
    """The figure in words of `language`; `value` speaks for another than the present one.

    Raises UnknownStyle, and ValueError for a number no grammar can say.
    """
    style = style or default_style(figure)
    if style not in styles_of(figure):
        raise UnknownStyle(f"{figure.key} cannot be printed as {style!r}")
    speak = _SPEAKERS[figure.kind]
    return speak(figure, figure.value if value is None else value, style, for_language(language))


def _say_count(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    noun = figure.noun or None
    if style.startswith("noun"):
        shown = {"noun": "digits", "noun_words": "words", "noun_both": "both"}[style]
        return grammar.count(figure.noun, value, style=shown)  # type: ignore[arg-type]
    if style == "digits":
        return grammar.number(value)
    words = grammar.number_in_words(value, noun=noun)
    return f"{words} ({grammar.number(value)})" if style == "both" else words


def _say_money(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    return grammar.money_in_table(value) if style == "table" else grammar.money(value)


def _say_date(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    if style == "weekday":
        return grammar.date_with_weekday(value)
    return grammar.date_in_table(value) if style == "table" else grammar.date(value)


def _say_date_range(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    first, last = value
    if style != "table":
        return grammar.date_range(first, last, in_words=style == "words")
    days = [grammar.date_in_table(first), grammar.date_in_table(last)]
    return days[0] if first == last else " - ".join(days)


def _say_year(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    return str(value)


def _say_text(figure: Figure, value: Any, style: str, grammar: Grammar) -> str:
    return Wording(*value).in_language(grammar.language)


_SPEAKERS = {
    "count": _say_count,
    "money": _say_money,
    "date": _say_date,
    "date_range": _say_date_range,
    "year": _say_year,
    "text": _say_text,
}
