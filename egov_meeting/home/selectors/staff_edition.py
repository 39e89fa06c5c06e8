"""Everything an edition holds, chapter by chapter, each with its count and its page."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import Chapter, Section, sections
from egov_meeting.meetings.editing.rows import counts_of
from egov_meeting.meetings.models import Edition


@dataclass(frozen=True)
class Line:
    """A section with the number of its rows; None for the edition's own facts and what all share."""

    label: str
    address: str
    count: int | None


@dataclass(frozen=True)
class ChapterOfEdition:
    label: str
    lines: list[Line]


def contents_of(edition: Edition) -> list[ChapterOfEdition]:
    """All sections that stand by themselves. One query for all counts."""
    shown = [section for section in sections() if not section.parent]
    counts = counts_of(edition, shown)
    return [
        ChapterOfEdition(str(chapter.label), lines)
        for chapter in Chapter
        if (
            lines := [
                _line(section, edition, counts) for section in shown if section.chapter == chapter
            ]
        )
    ]


def _line(section: Section, edition: Edition, counts: dict[str, int]) -> Line:
    return Line(section.label, address(section, edition), counts.get(section.key))
