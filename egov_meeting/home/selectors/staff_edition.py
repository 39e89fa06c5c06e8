"""Everything an edition holds, chapter by chapter, each with its count and its page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import Chapter, Section, sections
from egov_meeting.meetings.editing.rows import counts_of
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.meetings.selectors.registration import Registration, registration_of_groups
from reports.selectors.desk import Desk

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person


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


def contents_of(desk: Desk, *, user: Person) -> list[ChapterOfEdition]:
    """All sections that stand by themselves and the person may read. One query for all counts, once after each change."""
    edition = desk.edition
    known = [section for section in sections() if not section.parent]
    counts = desk.kept("contents", lambda: counts_of(edition, known))
    shown = [one for one in known if one.readers is None or one.readers(user, edition)]
    return [
        ChapterOfEdition(str(chapter.label), lines)
        for chapter in Chapter
        if (
            lines := [
                _line(section, edition, counts) for section in shown if section.chapter == chapter
            ]
        )
    ]


def registration_windows(
    edition: Edition, *, at: datetime.datetime
) -> list[tuple[ParticipantGroup, Registration]]:
    """Each group with its registration; none for an edition held before the portal. Two queries."""
    if edition.is_recorded:
        return []
    groups = list(edition.groups.all())
    standing = registration_of_groups(edition=edition, at=at, groups=groups)
    return [(group, standing[group.pk]) for group in groups]


def _line(section: Section, edition: Edition, counts: dict[str, int]) -> Line:
    return Line(section.label, address(section, edition), counts.get(section.key))
