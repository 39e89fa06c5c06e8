"""What is wrong with the texts as they stand: stale figures, tokens nobody can print, loose numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.models import KeptFigure
from reports.outline import Heading
from reports.richtext import StaleFigure, Token, stale_figures, tokens, unknown_tokens
from reports.selectors.desk import Desk


@dataclass(frozen=True)
class StaleInSection:
    """A figure of a section's text that the data no longer bear out; `kept` when that is on purpose."""

    heading: Heading
    language: str
    stale: StaleFigure
    revision: int
    kept: KeptFigure | None = None


@dataclass(frozen=True)
class UnknownInSection:
    """A token of a section's text that cannot be printed."""

    heading: Heading
    language: str
    token: Token


def stale_in_report(desk: Desk) -> list[StaleInSection]:
    """Every stale figure of the written texts, in the order of the report."""
    kept = _kept(desk.edition)
    return [
        StaleInSection(
            heading,
            language,
            stale,
            desk.revision(heading.key, language),
            kept.get((heading.key, language, stale.token.key, stale.said, stale.current)),
        )
        for heading, language, text in _written(desk)
        for stale in stale_figures(text, figures=desk.figures, language=language)
    ]


def open_stale(desk: Desk) -> list[StaleInSection]:
    """The stale figures nobody has decided about: they keep the report from being published."""
    return [found for found in stale_in_report(desk) if found.kept is None]


def unknown_in_report(desk: Desk) -> list[UnknownInSection]:
    """Tokens of the written texts that cannot be printed."""
    return [
        UnknownInSection(heading, language, token)
        for heading, language, text in _written(desk)
        for token in unknown_tokens(
            text, figures=desk.figures, references=desk.references(language)
        )
    ]


def places_of_figures(desk: Desk) -> dict[str, list[tuple[Heading, str]]]:
    """In which sections and languages each figure is stated, by its key."""
    places: dict[str, list[tuple[Heading, str]]] = {}
    for heading in desk.sections():
        for language in LANGUAGE_CODES:
            for token in tokens(desk.text(heading.key, language)):
                if token.kind == "figure":
                    found = places.setdefault(token.key, [])
                    if (heading, language) not in found:
                        found.append((heading, language))
    return places


def _written(desk: Desk) -> Iterator[tuple[Heading, str, str]]:
    """Generated texts are never stale: only written ones are looked at."""
    for heading in desk.sections():
        for language in LANGUAGE_CODES:
            row = desk.written.get((heading.key, language))
            if row:
                yield heading, language, row.body


def _kept(edition: Edition) -> dict[tuple[str, str, str, str, str], KeptFigure]:
    rows = KeptFigure.objects.filter(report__edition=edition)
    return {(row.section, row.language, row.key, row.said, row.current): row for row in rows}
