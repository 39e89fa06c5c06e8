"""What the page of one section shows around its editor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from egov_meeting.shared.bilingual import active_language, other_language
from reports.figures import Figure, default_style, say, styles_of
from reports.models import AutosavedDraft
from reports.richtext import UnboundNumber, pin_figures, unbound_numbers
from reports.richtext.tokens import BLOCK_NAMES, Token
from reports.selectors.checking import (
    StaleInSection,
    UnknownInSection,
    stale_in_report,
    unknown_in_report,
)
from reports.selectors.desk import Desk
from reports.selectors.texts import draft_of

LEAST_TELLING = 10
# "Kundi la Tatu" is the third group, not three of something.
_ORDINAL = re.compile(r"\b(?:wa|ya|la|cha|vya|za|kwa|pa|mwa)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Insertable:
    """Something that can be put into a text: what it is, its token, and what it prints."""

    label: str
    token: str
    prints: str


@dataclass(frozen=True)
class Hint:
    """A number of the text that is a known figure and does not follow it yet."""

    number: UnboundNumber
    figures: tuple[Figure, ...]


def section_page(desk: Desk, section: str, language: str) -> dict[str, Any]:
    """Everything beside the form: the other language, troubles, hints, what can be inserted."""
    other = other_language(language)
    return {
        "heading": desk.heading(section),
        "section": section,
        "section_language": language,
        "other": other,
        "own_html": desk.html(desk.text(section, language), language),
        "other_html": desk.html(desk.text(section, other), other),
        "row": desk.written.get((section, language)),
        "source": desk.source(section, language),
        "revision": desk.revision(section, language),
        "stale": _stale(desk, section, language),
        "unknown": _unknown(desk, section, language),
        "hints": _hints(desk, section, language),
        "insertable": insertable_figures(desk, language),
        "more_insertable": _references_and_blocks(desk, language),
    }


def draft_offered(
    desk: Desk, section: str, language: str, *, user_id: int
) -> AutosavedDraft | None:
    """The person's unsaved text, when it says something else than the text that stands."""
    draft = draft_of(edition=desk.edition, section=section, language=language, user_id=user_id)
    if draft is None or draft.body.strip() == desk.text(section, language).strip():
        return None
    return draft


def insertable_figures(desk: Desk, language: str) -> list[Insertable]:
    """Every figure in every style in which it can be printed in `language`, pinned."""
    found = []
    for figure in desk.figures.values():
        for style in styles_of(figure):
            written = "" if style == default_style(figure) else style
            token = Token("figure", figure.key, None, written).written()
            pinned = pin_figures(token, figures=desk.figures, language=language)
            prints = say(figure, language=language, style=style)
            found.append(Insertable(figure.label, pinned, prints))
    return found


def _references_and_blocks(desk: Desk, language: str) -> list[Insertable]:
    titles = {heading.key: heading.title for heading in desk.outline(active_language())}
    references = [
        Insertable(titles.get(target, ""), f"[[ref:{target}]]", reference.text)
        for target, reference in desk.references(language).items()
    ]
    return [*references, *(Insertable("", f"[[{name}]]", "") for name in sorted(BLOCK_NAMES))]


def _stale(desk: Desk, section: str, language: str) -> list[StaleInSection]:
    return [
        found
        for found in stale_in_report(desk)
        if found.heading.key == section and found.language == language
    ]


def _unknown(desk: Desk, section: str, language: str) -> list[UnknownInSection]:
    return [
        found
        for found in unknown_in_report(desk)
        if found.heading.key == section and found.language == language
    ]


def _hints(desk: Desk, section: str, language: str) -> list[Hint]:
    """Only in written texts: what the portal generates states its figures as figures."""
    if (section, language) not in desk.written:
        return []
    text = desk.text(section, language)
    numbers = unbound_numbers(text, figures=desk.figures, language=language)
    return [
        Hint(number, tuple(desk.figures[key] for key in number.keys))
        for number in numbers
        if not _ORDINAL.search(text[: number.start]) and not _is_vague(number, desk)
    ]


def _is_vague(number: UnboundNumber, desk: Desk) -> bool:
    """A small number without its noun may be anything: "2" is seldom the number of openings."""
    if number.style not in ("digits", "words"):
        return False
    values = [desk.figures[key].value for key in number.keys]
    return all(isinstance(value, int) and value < LEAST_TELLING for value in values)
