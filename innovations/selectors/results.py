"""Published results: what was honoured, how the scores lie, and the table of ranks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from egov_meeting.documents.charts import BarChart, Value, bar_chart
from egov_meeting.institutions.models import Institution
from innovations.models import Call, Entry, Selection
from innovations.selectors.gallery import honours_of, public_entries, with_pictures
from innovations.selectors.outcome import Outcome, outcome_of

HIGHEST = 10
BARS = 10
_TWO = Decimal("0.01")


@dataclass(frozen=True)
class Honoured:
    """An entry with what it was selected for, awards first."""

    entry: Entry
    honours: list[Selection]


def honoured_entries(*, call: Call) -> list[Honoured]:
    """Those of published results, those with the highest honour first. Nothing before."""
    rows = with_pictures(public_entries()).filter(selections__call=call).distinct()
    entries = list(rows.order_by("number"))
    honours = honours_of(entries)
    found = [Honoured(entry, honours[entry.pk]) for entry in entries if entry.pk in honours]
    return sorted(found, key=lambda one: (_height(one.honours[0]), one.entry.number))


def _height(selection: Selection) -> tuple[int, int]:
    order = ("award", "stage", "exhibition").index(selection.place)
    return order, selection.award.order if selection.award else 0


def public_outcome(*, call: Call) -> Outcome | None:
    """The ranking of published results; None before, or where no ranking was made."""
    return outcome_of(call=call) if call.results_published_at else None


@dataclass(frozen=True)
class Severity:
    """How a judge, under the number on the panel, scored beside colleagues, and what was done about it."""

    judge: int
    sheets: int
    distance: Decimal
    correction: Decimal


def severities(outcome: Outcome) -> list[Severity]:
    """Of each judge of the last stage, in points of the scale; the correction is what was added to sheets."""
    return [
        Severity(
            judge=row["judge"],
            sheets=row["sheets"],
            distance=Decimal(row["distance"]),
            correction=-Decimal(row["severity"]),
        )
        for row in outcome.ranking.content["judges"]
    ]


def score_chart(*, call: Call, outcome: Outcome | None = None) -> BarChart | None:
    """How many entries scored how much, once results are published; None before."""
    found = outcome or public_outcome(call=call)
    if found is None or not call.results_published_at:
        return None
    return chart_of([row.total for row in found.rows if row.total is not None])


def chart_of(totals: list[Decimal]) -> BarChart | None:
    """One bar for each whole step from the lowest to the highest total; None of nothing."""
    if not totals:
        return None
    # The adjustment may carry a total a little past the ends of the scale.
    steps = [min(max(int(total), 0), HIGHEST - 1) for total in totals]
    values = [
        Value(_("%(low)d to %(high)d") % {"low": step, "high": step + 1}, steps.count(step))
        for step in range(min(steps), max(steps) + 1)
    ]
    return bar_chart(
        id="chart-scores",
        title=_("How the scores lie"),
        description=_("%(number)s entries scored between %(low)s and %(high)s of 10.")
        % {
            "number": len(totals),
            "low": number_format(min(totals).quantize(_TWO, ROUND_HALF_UP), 2),
            "high": number_format(max(totals).quantize(_TWO, ROUND_HALF_UP), 2),
        },
        values=values,
    )


def editions_chart(*, id: str = "chart-entries-of-editions") -> BarChart | None:
    """The institutions with the most public entries, and how many in each meeting; None below two meetings."""
    rows = public_entries().select_related(None).prefetch_related(None).order_by()
    counted = rows.filter(institution__isnull=False).values_list("institution", "edition__year")
    found: dict[int, Counter[int]] = {}
    for institution, year in counted:
        found.setdefault(institution, Counter())[year] += 1
    years = {year for of_year in found.values() for year in of_year}
    if len(years) < 2:
        return None
    most = sorted(found, key=lambda pk: (-found[pk].total(), pk))[:BARS]
    names = Institution.objects.in_bulk(most)
    return bar_chart(
        id=id,
        title=_("Entries of institutions over the meetings"),
        description=_("How many each institution entered in all, and in each meeting."),
        values=[
            Value(f"{names[pk].acronym or names[pk]} ({_by_year(found[pk])})", found[pk].total())
            for pk in most
        ],
    )


def _by_year(counted: Counter[int]) -> str:
    return ", ".join(f"{year}: {number}" for year, number in sorted(counted.items()))
