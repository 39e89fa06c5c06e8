"""Numbers and dates typed into a text that are known figures, but not bound to them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from egov_meeting.shared.grammar.english import dates as english_dates
from egov_meeting.shared.grammar.swahili import dates as swahili_dates
from reports.figures import Figure, Figures, say, styles_of
from reports.richtext.tokens import TOKEN

HINTED_KINDS = ("count", "money", "date", "date_range")
MONTHS = "|".join(dict.fromkeys((*swahili_dates.MONTHS, *english_dates.MONTHS)))
# Part of a date, a time, a year's range or a section's number is no figure of its own.
BEFORE = r"(?<![\w/:.,-])(?<!-\s)"
AFTER = rf"(?![\w/:]|[.,-]\d|\s(?:{MONTHS})\b|\s-\s\d)"


@dataclass(frozen=True)
class UnboundNumber:
    """Text that says a known figure; `keys` are the figures it may be, `style` how it is said."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    style: str


def unbound_numbers(text: str, *, figures: Figures, language: str) -> list[UnboundNumber]:
    """Where the text says a figure without its token, longest phrases first, none overlapping."""
    phrases = _phrases(figures, language)
    if not phrases:
        return []
    ways = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    bound = [match.span() for match in TOKEN.finditer(text)]
    hints = []
    for match in re.finditer(rf"{BEFORE}(?:{ways}){AFTER}", text, re.IGNORECASE):
        if not any(start < match.end() and match.start() < end for start, end in bound):
            said = phrases[match[0].lower()]
            style = said[0][1]
            keys = tuple(dict.fromkeys(key for key, way in said if way == style))
            hints.append(UnboundNumber(match.start(), match.end(), match[0], keys, style))
    return hints


def _phrases(figures: Figures, language: str) -> dict[str, list[tuple[str, str]]]:
    """Every way to say every figure, in small letters, with the figure's key and the style."""
    phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for figure in figures.values():
        for style in _styles_to_look_for(figure):
            phrase = say(figure, language=language, style=style).lower()
            phrases[phrase].append((figure.key, style))
    return phrases


def _styles_to_look_for(figure: Figure) -> tuple[str, ...]:
    if figure.kind not in HINTED_KINDS:
        return ()
    if figure.kind == "count" and figure.value in (0, 1):
        return ()  # "one" is more often an article than a figure
    return styles_of(figure)
