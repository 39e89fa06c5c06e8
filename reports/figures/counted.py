"""Figures that are simply the number of rows, and the ministries in and out."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.meetings.choices import Measure
from reports.choices import MinistryReportState
from reports.figures.figure import Figure, Source
from reports.figures.recorded import recorded_figure
from reports.figures.rows import FigureRows
from reports.wording import Wording

# A report returned with remarks was handed in, and stood in the meeting.
HANDED_IN = (
    MinistryReportState.SUBMITTED,
    MinistryReportState.RETURNED,
    MinistryReportState.ACCEPTED,
)

# The tally behind each figure, its noun and its label.
TALLIES: dict[str, tuple[str, str, Wording]] = {
    "sponsors.count": ("sponsors", "sponsor", Wording("Wafadhili", "Sponsors")),
    "committees.count": ("committees", "committee", Wording("Kamati za maandalizi", "Committees")),
    "committee_sources.count": (
        "committee_sources",
        "institution",
        Wording("Taasisi zilizotoa wajumbe wa kamati", "Institutions that lent committee members"),
    ),
    "objectives.count": ("objectives", "objective", Wording("Malengo", "Objectives")),
    "breakout_groups.count": (
        "breakout_groups",
        "group",
        Wording("Makundi ya majadiliano", "Breakout groups"),
    ),
    "breakout_tasks.count": (
        "breakout_tasks",
        "responsibility",
        Wording("Majukumu ya makundi ya majadiliano", "Tasks of the breakout groups"),
    ),
    "key_issues.count": ("key_issues", "issue", Wording("Hoja", "Key issues")),
    "recommendations.count": (
        "recommendations",
        "recommendation",
        Wording("Mapendekezo muhimu", "Main recommendations"),
    ),
    "matters.count": (
        "matters",
        "resolution",
        Wording("Maazimio ya awali yaliyopimwa", "Earlier resolutions assessed"),
    ),
    "matters.done": (
        "matters_done",
        "resolution",
        Wording("Maazimio ya awali yaliyokamilika", "Earlier resolutions verified done"),
    ),
    "feedback.count": (
        "feedback",
        "participant",
        Wording("Washiriki waliotoa mrejesho", "Participants who gave feedback"),
    ),
    "lessons.count": ("lessons", "matter", Wording("Mambo ya kujifunza", "Lessons")),
    "speeches.count": ("speeches", "speech", Wording("Hotuba", "Speeches")),
    "programme.days": ("programme_days", "day", Wording("Siku za ratiba", "Days of the programme")),
    "openings.count": ("openings", "", Wording("Ufunguzi", "Openings")),
    "closings.count": ("closings", "", Wording("Ufungaji", "Closings")),
    "programme.keynotes": ("keynotes", "topic", Wording("Mada kuu", "Keynote addresses")),
    "programme.items": (
        "programme_items",
        "item",
        Wording("Vipengele vya ratiba", "Items of the programme"),
    ),
}


def counted(rows: FigureRows) -> Iterator[Figure]:
    """One figure for each kind of row that the edition has."""
    for key, (tally, noun, label) in TALLIES.items():
        if rows.tallies[tally]:
            yield _figure(key, rows.tallies[tally], noun, label)
    yield from _groups(rows)
    yield from _ministries(rows)
    yield from _resolutions(rows)


def _groups(rows: FigureRows) -> Iterator[Figure]:
    if rows.groups:
        label = Wording("Makundi ya washiriki", "Groups of participants")
        yield _figure("groups.count", len(rows.groups), "group", label)


def _resolutions(rows: FigureRows) -> Iterator[Figure]:
    label = Wording("Maazimio", "Resolutions")
    if rows.tallies["resolutions"]:
        yield _figure("resolutions.count", rows.tallies["resolutions"], "resolution", label)
        return
    figure = recorded_figure(
        rows, "resolutions.count", Measure.RESOLUTIONS, label=label, noun="resolution"
    )
    if figure:
        yield figure


def _ministries(rows: FigureRows) -> Iterator[Figure]:
    total = sum(rows.ministry_states.values())
    submitted = sum(rows.ministry_states[state] for state in HANDED_IN)
    if not total:
        yield from _recorded_ministries(rows)
        return
    yield _figure("ministries.total", total, "ministry", MINISTRIES)
    yield _figure("ministries.submitted", submitted, "ministry", MINISTRIES_IN)
    yield _figure("ministries.missing", total - submitted, "ministry", MINISTRIES_OUT)


def _recorded_ministries(rows: FigureRows) -> Iterator[Figure]:
    for key, measure, label in (
        ("ministries.total", Measure.MINISTRIES, MINISTRIES),
        ("ministries.submitted", Measure.MINISTRIES_SUBMITTED, MINISTRIES_IN),
    ):
        figure = recorded_figure(rows, key, measure, label=label, noun="ministry")
        if figure:
            yield figure


def _figure(key: str, value: int, noun: str, label: Wording) -> Figure:
    source = Source(
        words=Wording(f"{label.sw} katika taarifa za toleo", f"{label.en} in the edition's data")
    )
    return Figure(key, value, "count", label.sw, label.en, noun, (source,))


MINISTRIES = Wording("Wizara zilizotakiwa kuwasilisha taarifa", "Ministries that were to report")
MINISTRIES_IN = Wording("Wizara zilizowasilisha taarifa", "Ministries that reported")
MINISTRIES_OUT = Wording("Wizara ambazo hazikuwasilisha taarifa", "Ministries that did not report")
