"""The report as it is composed, ready to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from egov_meeting.meetings.models import Edition
from reports.composing.blocks import Block
from reports.figures import Figures
from reports.richtext import Reading, Reference
from reports.richtext.tokens import Token


@dataclass(frozen=True)
class ComposeOptions:
    """What is wanted besides the sections every report has.

    `participants` adds their list, `findings` the corrections and differences (for staff);
    `speech_texts` prints speeches in full where the edition has them; a `draft` marks figures that
    no longer agree.
    """

    participants: bool = False
    findings: bool = False
    speech_texts: bool = True
    draft: bool = False

    @property
    def annexes(self) -> tuple[str, ...]:
        """The annexes asked for, as the outline names them."""
        wanted = {"participants": self.participants, "findings": self.findings}
        return tuple(name for name, wish in wanted.items() if wish)


@dataclass(frozen=True)
class Problem:
    """Why a section cannot be printed as it is: a token that means nothing."""

    language: str
    section: str
    token: Token


@dataclass(frozen=True)
class Cover:
    """The first page: lines above the title, the title, and lines below."""

    above: tuple[str, ...]
    title: str
    meeting: str
    theme: str
    place: str
    dates: str


@dataclass(frozen=True)
class ComposedSection:
    """One section with everything in it. `text` is the Markdown it was made from."""

    key: str
    number: str
    title: str
    level: int
    place: Literal["front", "body", "annex"]
    address: str
    text: str
    is_generated: bool
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents."""

    number: str
    title: str
    level: int
    address: str


@dataclass(frozen=True)
class Part:
    """The report in one language."""

    language: str
    cover: Cover
    sections: tuple[ComposedSection, ...]
    contents: tuple[ContentsEntry, ...]
    tables: tuple[ContentsEntry, ...]
    reading: Reading

    @property
    def references(self) -> Mapping[str, Reference]:
        return self.reading.references


@dataclass(frozen=True)
class ComposedReport:
    """The whole report: one part a language, under one cover. `language` is "sw", "en" or "both"."""

    edition: Edition
    language: str
    parts: tuple[Part, ...]
    figures: Figures
    problems: tuple[Problem, ...] = field(default=())

    @property
    def cover(self) -> Cover:
        return self.parts[0].cover

    @property
    def sections(self) -> tuple[ComposedSection, ...]:
        return tuple(section for part in self.parts for section in part.sections)
