"""Figures of editions from before the portal, as documents state them."""

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, RecordedFigure


def recorded_figures(*, edition: Edition, measure: Measure) -> list[RecordedFigure]:
    """Every figure that answers for the whole of the question, not for a part; in their order."""
    return list(
        edition.figures.filter(measure=measure, part_of=None, institution=None).select_related(
            "group"
        )
    )


def recorded_by_group(*, edition: Edition, measure: Measure) -> dict[int | None, int]:
    """The value of each group by its primary key, and under None that of the whole edition.

    Of several, the one the editors prefer, else the first recorded. One query.
    """
    values: dict[int | None, int] = {}
    for figure in recorded_figures(edition=edition, measure=measure):
        if figure.preferred or figure.group_id not in values:
            values[figure.group_id] = figure.value
    return values


def recorded_value(*, edition: Edition, measure: Measure) -> int | None:
    """The value for the whole edition; None where no document has one."""
    return recorded_by_group(edition=edition, measure=measure).get(None)
