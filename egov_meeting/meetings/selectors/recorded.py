"""Figures of editions from before the portal, as documents state them."""

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, ParticipantGroup, RecordedFigure


def recorded_figures(*, edition: Edition, measure: Measure) -> list[RecordedFigure]:
    """Every figure that answers for the whole of the question, not for a part; in their order."""
    return list(
        edition.figures.filter(measure=measure, part_of=None, institution=None).select_related(
            "group"
        )
    )


def recorded_value(
    *, edition: Edition, measure: Measure, group: ParticipantGroup | None = None
) -> int | None:
    """The value the editors prefer, else the first one recorded; None where no document has one."""
    figures = [
        figure
        for figure in recorded_figures(edition=edition, measure=measure)
        if figure.group_id == (group.pk if group else None)
    ]
    chosen = next((figure for figure in figures if figure.preferred), None)
    if chosen is None and figures:
        chosen = figures[0]
    return chosen.value if chosen else None
