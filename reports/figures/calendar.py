"""Dates, years and the texts of the edition that sentences repeat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.models import ParticipantGroup
from reports.figures.figure import Figure, Kind, Source, Value
from reports.figures.rows import FigureRows
from reports.wording import Wording, wording_of

RESEARCH_DAY = Wording("Siku ya utafiti na ubunifu", "Research and innovation day")
CEREMONY_GROUP = Wording("Kundi la ufunguzi au ufungaji", "Group of an opening or closing")
EDITION = Source(words=Wording("taarifa za toleo", "the edition's own data"))


def figures(rows: FigureRows) -> Iterator[Figure]:
    """`dates.*`, `edition.*`, `group.<n>.name`, `opening.<n>.group`, `research_day.*` and `theme`."""
    edition = rows.edition
    yield _figure(
        "dates.meeting",
        (edition.starts_on, edition.ends_on),
        "date_range",
        Wording("Tarehe za mkutano", "Dates of the meeting"),
    )
    if edition.exhibition_from and edition.exhibition_until:
        days = (edition.exhibition_from, edition.exhibition_until)
        yield _figure(
            "dates.exhibition",
            days,
            "date_range",
            Wording("Tarehe za maonesho", "Dates of the exhibition"),
        )
    if rows.breakout_on:
        label = Wording("Tarehe ya majadiliano katika vikundi", "Date of the breakout groups")
        yield _figure("dates.breakout", rows.breakout_on, "date", label)
    for group in rows.groups:
        yield from _of_group(group)
    yield from _ceremonies(rows)
    yield from _years_and_texts(rows)


def _of_group(group: ParticipantGroup) -> Iterator[Figure]:
    name = wording_of(group, "name")
    number = group.number
    yield _figure(
        f"group.{number}.name", name, "text", Wording("Jina la kundi", "Name of the group")
    )
    days = sorted(day.date for day in group.days.all())
    if days and _without_gap(days):
        label = Wording(f"Tarehe za {name.in_language('sw')}", f"Dates of {name.in_language('en')}")
        yield _figure(f"dates.group.{number}", (days[0], days[-1]), "date_range", label)

    if group.day_name_sw:
        yield _figure("research_day.group", name, "text", RESEARCH_DAY)
        yield _figure("research_day.name", wording_of(group, "day_name"), "text", RESEARCH_DAY)


def _ceremonies(rows: FigureRows) -> Iterator[Figure]:
    label = Wording("Tarehe ya ufunguzi au ufungaji", "Date of an opening or closing")
    for kind in (CeremonyKind.OPENING, CeremonyKind.CLOSING):
        of_kind = [ceremony for ceremony in rows.ceremonies if ceremony.kind == kind]
        for number, ceremony in enumerate(of_kind, start=1):
            yield _figure(f"dates.{kind.value}.{number}", ceremony.date, "date", label)
            if ceremony.group:
                name = wording_of(ceremony.group, "name")
                yield _figure(f"{kind.value}.{number}.group", name, "text", CEREMONY_GROUP)


def _years_and_texts(rows: FigureRows) -> Iterator[Figure]:
    edition = rows.edition
    yield _figure("edition.year", edition.year, "year", Wording("Mwaka", "Year"))
    if edition.next_expected_year:
        label = Wording("Mwaka wa mkutano ujao", "Year of the next meeting")
        yield _figure("edition.next_year", edition.next_expected_year, "year", label)
    theme = wording_of(edition, "theme")
    if any(theme):
        yield _figure("theme", theme, "text", Wording("Kauli mbiu", "Theme"))


def _without_gap(days: list[dt.date]) -> bool:
    return (days[-1] - days[0]).days == len(days) - 1


def _figure(key: str, value: Value, kind: Kind, label: Wording) -> Figure:
    return Figure(key, value, kind, label.sw, label.en, "", (EDITION,))
