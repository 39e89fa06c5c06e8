"""Charts of the ministry reports: who is in and who is not, and how far the reports cover the institutions."""

from __future__ import annotations

from django.utils.translation import gettext as _

from egov_meeting.documents.charts import BarChart, Value, bar_chart
from reports.selectors.ministry_board import Standing


def charts_of(standing: Standing) -> list[BarChart]:
    """Ministries by state, and institutions covered; a chart without rows is left out."""
    return [*_states(standing), *_coverage(standing)]


def _states(standing: Standing) -> list[BarChart]:
    if not standing.total:
        return []
    return [
        bar_chart(
            id="chart-ministry-states",
            title=_("Ministry reports"),
            description=_("%(in)s of %(total)s ministries have handed in a report.")
            % {"in": standing.handed_in, "total": standing.total},
            values=[
                Value(_("Accepted"), standing.accepted),
                Value(_("To be reviewed"), standing.to_review),
                Value(_("Returned with remarks"), standing.returned),
                Value(_("Being written"), standing.being_written),
                Value(_("Not begun"), standing.missing - standing.being_written),
            ],
        )
    ]


def _coverage(standing: Standing) -> list[BarChart]:
    total = standing.covered + standing.not_covered + standing.not_told
    if not total:
        return []
    return [
        bar_chart(
            id="chart-ministry-coverage",
            title=_("Institutions covered by the reports"),
            description=_("%(covered)s of %(total)s institutions are covered.")
            % {"covered": standing.covered, "total": total},
            values=[
                Value(_("Covered"), standing.covered),
                Value(_("Not covered"), standing.not_covered),
                Value(_("Not told yet"), standing.not_told),
            ],
        )
    ]
