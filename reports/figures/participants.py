"""How many took part, in all and by group."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.meetings.choices import Measure
from reports.figures.figure import Figure, Source
from reports.figures.recorded import recorded_figure
from reports.figures.rows import FigureRows
from reports.wording import Wording, wording_of

REGISTRATIONS = Source(words=Wording("usajili uliothibitishwa", "confirmed registrations"))
ATTENDANCE = Source(words=Wording("mahudhurio ya milangoni", "attendance at the doors"))
LABEL = Wording("Washiriki wote", "Participants in all")


def figures(rows: FigureRows) -> Iterator[Figure]:
    """`participants.total`, `.attended`, `.expected` and `.group.<n>`, and `registrations.count`."""
    total = _participants(rows, "participants.total", LABEL, sum(rows.taking_part.values()))
    if total:
        yield total
    if rows.taking_part:
        yield Figure(
            "registrations.count",
            sum(rows.taking_part.values()),
            "count",
            "Waliosajiliwa",
            "People registered",
            "participant",
            (REGISTRATIONS,),
        )
    attended = rows.tallies["attended"]
    if attended and not rows.edition.is_recorded:
        yield Figure(
            "participants.attended",
            attended,
            "count",
            "Waliohudhuria",
            "People who attended",
            "participant",
            (ATTENDANCE,),
        )
    if rows.edition.expected_participants:
        yield Figure(
            "participants.expected",
            rows.edition.expected_participants,
            "count",
            "Washiriki waliotarajiwa",
            "Participants expected",
            "participant",
            (Source(words=Wording("taarifa za toleo", "the edition's own data")),),
        )
    for group in rows.groups:
        name = wording_of(group, "name")
        label = Wording(
            f"Washiriki wa {name.in_language('sw')}", f"Participants, {name.in_language('en')}"
        )
        present = rows.taking_part.get(group.number, 0)
        figure = _participants(
            rows, f"participants.group.{group.number}", label, present, group=group.number
        )
        if figure:
            yield figure


def _participants(
    rows: FigureRows, key: str, label: Wording, present: int, *, group: int | None = None
) -> Figure | None:
    if rows.edition.is_recorded or not present:
        return recorded_figure(
            rows, key, Measure.PARTICIPANTS, label=label, noun="participant", group=group
        )
    return Figure(key, present, "count", label.sw, label.en, "participant", (REGISTRATIONS,))
