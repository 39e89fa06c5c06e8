"""Charts of resolutions: by state, and how many of each edition are done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from egov_meeting.documents.charts import BarChart, Value, bar_chart
from reports.choices import Delivery
from reports.selectors.matters import Matters
from reports.selectors.register import Figures


def state_chart(by_state: dict[str, int], *, id: str = "chart-states") -> BarChart | None:
    """One bar for each state that occurs; None of nothing."""
    values = [
        Value(str(label), by_state[state])
        for state, label in Delivery.choices
        if by_state.get(state)
    ]
    if not values:
        return None
    return bar_chart(
        id=id,
        title=_("Resolutions by state"),
        description=_("Of %(total)s resolutions %(done)s are verified done.")
        % {
            "total": sum(by_state.values()),
            "done": by_state.get(Delivery.VERIFIED_DONE, 0),
        },
        values=values,
    )


def edition_chart(figures: Figures) -> BarChart | None:
    """One bar for each edition; beside it how many of them are verified done."""
    if len(figures.by_year) < 2:
        return None
    return bar_chart(
        id="chart-editions",
        title=_("Resolutions by meeting"),
        description=_("How many each meeting adopted, and how many of them are verified done."),
        values=[
            Value(
                str(year),
                number,
                _("%(number)s (%(done)s done)")
                % {"number": number, "done": figures.done_by_year.get(year, 0)},
            )
            for year, number in figures.by_year.items()
        ],
    )


def matters_chart(matters: Matters) -> BarChart | None:
    """How earlier resolutions stood at an edition."""
    return state_chart(matters.by_state, id="chart-matters")
