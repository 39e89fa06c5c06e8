"""All figures of an edition, from its rows or, for a meeting before the portal, from its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from egov_meeting.meetings.models import Edition
from reports.figures import calendar, entries, money, participants
from reports.figures.counted import counted
from reports.figures.figure import Figure, Figures, by_key
from reports.figures.rows import FigureRows, read_rows

MAKERS: tuple[Callable[[FigureRows], Iterable[Figure]], ...] = (
    participants.figures,
    counted,
    entries.figures,
    money.figures,
    calendar.figures,
)


def figures_of(edition: Edition) -> Figures:
    """The figures of the edition by key; one that nobody counted is not among them.

    Takes the same number of queries for every edition.
    """
    return figures_from(read_rows(edition))


def figures_from(rows: FigureRows) -> Figures:
    """The figures that these rows tell."""
    return by_key(_all(rows))


def _all(rows: FigureRows) -> Iterator[Figure]:
    for figures in MAKERS:
        yield from figures(rows)
