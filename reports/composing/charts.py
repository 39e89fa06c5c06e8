"""The charts of the report, in the language of their part."""

from __future__ import annotations

from collections.abc import Callable

from egov_meeting.documents.charts import Value, bar_chart
from reports.choices import Delivery
from reports.composing.blocks import Chart
from reports.composing.words import Words
from reports.generation import Material
from reports.generation.matters import STATES
from reports.wording import Wording

HIGHEST, BARS = 10, 10
SCORES = Wording("Mtawanyiko wa alama za majaji", "How the scores of the judges lie")
SCORES_TOLD = Wording(
    "Idadi ya tafiti na bunifu kwa kila hatua ya alama, kati ya 10.",
    "How many pieces of research and innovations reached each step of the scores, of 10.",
)
STEP = Wording("{low} hadi {high}", "{low} to {high}")
OVER = Wording(
    "Tafiti na bunifu za kila taasisi katika vikao",
    "Research and innovations of each institution over the meetings",
)
OVER_TOLD = Wording(
    "Taasisi zilizowasilisha nyingi zaidi, pamoja na idadi kwa kila kikao.",
    "The institutions that entered most, with the number at each meeting.",
)
ENTERED = Wording("Tafiti na bunifu", "Research and innovations")
MATTERS = Wording(
    "Hali ya maazimio ya vikao vilivyotangulia", "How resolutions of earlier meetings stand"
)
MATTERS_TOLD = Wording(
    "Idadi ya maazimio katika kila hali, kama yalivyopimwa katika kikao hiki.",
    "How many resolutions are in each state, as this meeting assessed them.",
)
RESOLUTIONS = Wording("Maazimio", "Resolutions")
STATE = Wording("Hali", "State")
POINTS = Wording("Alama", "Score")
INSTITUTION = Wording("Taasisi", "Institution")


def chart_block(name: str, material: Material, words: Words) -> Chart | None:
    """The chart of this name; None when there is nothing to draw."""
    return CHARTS[name](material, words)


def _scores(material: Material, words: Words) -> Chart | None:
    """One bar for each whole step from the lowest to the highest total."""
    if not material.scores:
        return None
    # The adjustment may carry a total a little past the ends of the scale.
    steps = [min(max(int(total), 0), HIGHEST - 1) for total in material.scores]
    values = [
        Value(words.say(STEP).format(low=step, high=step + 1), steps.count(step))
        for step in range(min(steps), max(steps) + 1)
    ]
    chart = bar_chart(
        id=f"{words.language}-chart-scores",
        title=words.say(SCORES),
        description=words.say(SCORES_TOLD),
        values=values,
    )
    return Chart(chart, (words.say(POINTS), words.say(ENTERED)))


def _over_the_meetings(material: Material, words: Words) -> Chart | None:
    """One bar for each institution; its label tells of each meeting."""
    found = material.entries_by_meeting
    if not found:
        return None
    most = sorted(found, key=lambda one: (-found[one].total(), one.key))[:BARS]
    values = []
    for institution in most:
        each = ", ".join(f"{year}: {number}" for year, number in sorted(found[institution].items()))
        name = institution.acronym_on(words.edition.starts_on) or words.institution(institution)
        values.append(Value(f"{name} ({each})", found[institution].total()))
    chart = bar_chart(
        id=f"{words.language}-chart-entries",
        title=words.say(OVER),
        description=words.say(OVER_TOLD),
        values=values,
    )
    return Chart(chart, (words.say(INSTITUTION), words.say(ENTERED)))


def _matters(material: Material, words: Words) -> Chart | None:
    """One bar for each state in which an assessed resolution stands."""
    stands = [one.delivery for one in material.matters]
    values = [
        Value(words.say(STATES[state]), stands.count(state))
        for state in Delivery.values
        if state in stands
    ]
    if not values:
        return None
    chart = bar_chart(
        id=f"{words.language}-chart-matters",
        title=words.say(MATTERS),
        description=words.say(MATTERS_TOLD),
        values=values,
    )
    return Chart(chart, (words.say(STATE), words.say(RESOLUTIONS)))


CHARTS: dict[str, Callable[[Material, Words], Chart | None]] = {
    "chart:scores": _scores,
    "chart:entries": _over_the_meetings,
    "chart:matters": _matters,
}
