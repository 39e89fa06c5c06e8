"""Figures that documents state, where an edition has no rows to count."""

from __future__ import annotations

from egov_meeting.meetings.models import RecordedFigure
from reports.figures.figure import Figure, Source
from reports.figures.rows import FigureRows
from reports.wording import Wording


def recorded(
    rows: FigureRows, measure: str, *, group: int | None = None, institution: str | None = None
) -> tuple[RecordedFigure | None, tuple[Source, ...]]:
    """The figure the editors prefer (else the first recorded), and all places that state one."""
    stated = [
        figure
        for figure in rows.recorded
        if figure.measure == measure
        and figure.part_of_id is None
        and (figure.group.number if figure.group else None) == group
        and (figure.institution.key if figure.institution else None) == institution
    ]
    chosen = next((figure for figure in stated if figure.preferred), stated[0] if stated else None)
    agreeing = [figure for figure in stated if chosen and figure.value == chosen.value]
    return chosen, tuple(Source(place=figure.place) for figure in agreeing)


def recorded_figure(
    rows: FigureRows,
    key: str,
    measure: str,
    *,
    label: Wording,
    noun: str,
    group: int | None = None,
    institution: str | None = None,
) -> Figure | None:
    """The recorded figure under `key`; None where no document states one."""
    chosen, sources = recorded(rows, measure, group=group, institution=institution)
    if chosen is None:
        return None
    return Figure(key, chosen.value, "count", label.sw, label.en, noun, sources)
