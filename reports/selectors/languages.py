"""The parity board: which texts of the edition and of its report lack their other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egov_meeting.shared.bilingual import LANGUAGE_CODES, active_language, other_language
from reports.outline import Heading
from reports.parity import Gap, gaps_of
from reports.selectors.desk import Desk
from reports.selectors.kept import kept


@dataclass(frozen=True)
class SectionGap:
    """A section that has a text in one language and none in the other."""

    heading: Heading
    missing: str


@dataclass(frozen=True)
class OneSided:
    """A section edited in one language while the other is still the generated text."""

    heading: Heading
    edited: str

    @property
    def generated(self) -> str:
        return other_language(self.edited)


@dataclass(frozen=True)
class KindOfGap:
    """All gaps of one kind of record."""

    kind: str
    gaps: list[Gap]


@dataclass(frozen=True)
class Board:
    """Everything that lacks a language. Edited in one language only is told, but is no gap."""

    kinds: list[KindOfGap]
    sections: list[SectionGap]
    one_sided: list[OneSided]

    @property
    def total(self) -> int:
        return len(self.sections) + sum(len(kind.gaps) for kind in self.kinds)

    def missing(self, language: str) -> int:
        """How many texts are missing in `language`."""
        sections = sum(gap.missing == language for gap in self.sections)
        return sections + sum(gap.missing == language for kind in self.kinds for gap in kind.gaps)


def parity_board(desk: Desk) -> Board:
    """Look through the whole edition and its report."""
    gaps = kept(
        "gaps",
        edition=desk.edition,
        language=active_language(),
        make=lambda: gaps_of(desk.edition),
    )
    kinds: dict[str, list[Gap]] = {}
    for gap in gaps:
        kinds.setdefault(gap.kind, []).append(gap)
    return Board(
        kinds=[KindOfGap(kind, found) for kind, found in kinds.items()],
        sections=list(_section_gaps(desk)),
        one_sided=list(_one_sided(desk)),
    )


def _section_gaps(desk: Desk) -> Iterator[SectionGap]:
    for heading in desk.sections():
        empty = [
            language for language in LANGUAGE_CODES if not desk.text(heading.key, language).strip()
        ]
        if len(empty) == 1:
            yield SectionGap(heading, empty[0])


def _one_sided(desk: Desk) -> Iterator[OneSided]:
    for heading in desk.sections():
        edited = [code for code in LANGUAGE_CODES if (heading.key, code) in desk.written]
        if len(edited) == 1 and desk.text(heading.key, other_language(edited[0])).strip():
            yield OneSided(heading, edited[0])
