"""The report at a glance: its state, its sections, its files, what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.documents.models import Document
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.models import ReportVersion
from reports.outline import Heading
from reports.selectors.checking import StaleInSection, open_stale
from reports.selectors.desk import Desk, Source
from reports.selectors.judging import open_findings
from reports.selectors.languages import parity_board
from reports.selectors.missing import Missing, drafts_at, missing_at, waiting_at
from reports.selectors.readiness import current_version, version_in_the_making


@dataclass(frozen=True)
class Standing:
    """How the report stands, in figures that lead to their lists."""

    current: ReportVersion | None
    in_the_making: ReportVersion | None
    written: int
    stale: int
    findings: int
    gaps: int


@dataclass(frozen=True)
class Glance:
    """What takes a look through every text, figure and contradiction, in the reader's language."""

    written: int
    stale: int
    findings: int
    gaps: int
    lines: tuple[SectionLine, ...]
    missing: tuple[Missing, ...]
    waiting: tuple[Missing, ...]


@dataclass(frozen=True)
class SideOfSection:
    """One language of a section."""

    language: str
    source: Source
    is_empty: bool
    stale: int


@dataclass(frozen=True)
class SectionLine:
    """A section of the report with both its languages."""

    heading: Heading
    sides: tuple[SideOfSection, ...]


def glance_at(desk: Desk) -> Glance:
    """The report at a glance, worked out once after each change of anything it holds."""
    return desk.kept("glance", lambda: _look(desk))


def standing(desk: Desk) -> Standing:
    """The figures at the head of the workshop."""
    glance = glance_at(desk)
    return Standing(
        current=current_version(desk),
        in_the_making=version_in_the_making(desk),
        written=glance.written,
        stale=glance.stale,
        findings=glance.findings,
        gaps=glance.gaps,
    )


def what_is_missing(desk: Desk) -> list[Missing]:
    """Data the report needs and does not find, and texts, figures and findings that wait for an editor.

    In the reader's language; empty when the report could be published without a further thought.
    """
    glance = glance_at(desk)
    return [*glance.missing, *glance.waiting, *drafts_at(desk)]


def _look(desk: Desk) -> Glance:
    stale = open_stale(desk)
    return Glance(
        written=len(desk.written),
        stale=len(stale),
        findings=len(open_findings(edition=desk.edition)),
        gaps=parity_board(desk).total,
        lines=tuple(_lines(desk, stale)),
        missing=tuple(missing_at(desk)),
        waiting=tuple(waiting_at(desk)),
    )


def _lines(desk: Desk, open_ones: list[StaleInSection]) -> list[SectionLine]:
    """Every heading of the report in order; one that only opens a chapter has no sides."""
    stale: dict[tuple[str, str], int] = {}
    for found in open_ones:
        place = (found.heading.key, found.language)
        stale[place] = stale.get(place, 0) + 1
    return [
        SectionLine(
            heading,
            tuple(
                SideOfSection(
                    language,
                    desk.source(heading.key, language),
                    not desk.text(heading.key, language).strip(),
                    stale.get((heading.key, language), 0),
                )
                for language in LANGUAGE_CODES
                if heading.has_text
            ),
        )
        for heading in desk.outline()
        if heading.place != "front"
    ]


def latest_files(*, edition: Edition) -> list[Document]:
    """The newest file of the report of each format and language."""
    files = (
        Document.objects.filter(edition=edition, kind__startswith="meeting_report")
        .defer("params")
        .order_by("kind", "language", "-version")
    )
    newest: dict[tuple[str, str], Document] = {}
    for file in files:
        newest.setdefault((file.kind, file.language), file)
    return list(newest.values())
