"""What was entered, exhibited and presented on the research and innovation day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from django.utils.text import slugify

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Measure
from innovations.choices import EntryKind, Known
from innovations.models import Entry
from reports.figures.figure import Figure, Source
from reports.figures.recorded import recorded_figure
from reports.figures.rows import FigureRows
from reports.wording import Wording

ROWS = Source(words=Wording("orodha ya tafiti na bunifu", "the list of research and innovations"))
TOTAL = Wording("Tafiti na bunifu zilizowasilishwa", "Research and innovations entered")
EXHIBITED = Wording("Tafiti na bunifu zilizooneshwa", "Research and innovations exhibited")
PRESENTED = Wording(
    "Tafiti na bunifu zilizowasilishwa jukwaani", "Research and innovations presented"
)
CERTIFICATES = Wording("Vyeti vilivyotolewa", "Certificates given")


def figures(rows: FigureRows) -> Iterator[Figure]:
    """`entries.*` and `certificates.count`."""
    yield from _totals(rows)
    yield from _chosen(rows, "entries.exhibited", Measure.ENTRIES_EXHIBITED, EXHIBITED, _exhibited)
    yield from _chosen(rows, "entries.presented", Measure.ENTRIES_PRESENTED, PRESENTED, _presented)
    yield from _presented_by_institution(rows)
    certificates = recorded_figure(
        rows, "certificates.count", Measure.CERTIFICATES, label=CERTIFICATES, noun="certificate"
    )
    if certificates:
        yield certificates


def _totals(rows: FigureRows) -> Iterator[Figure]:
    if not rows.entries:
        figure = recorded_figure(
            rows, "entries.total", Measure.ENTRIES, label=TOTAL, noun="innovation"
        )
        if figure:
            yield figure
        return
    kinds = Counter(entry.kind for entry in rows.entries)
    institutions = {entry.institution_id or entry.institution_name for entry in rows.entries}
    yield _counted("entries.total", len(rows.entries), TOTAL)
    yield _counted(
        "entries.research", kinds[EntryKind.RESEARCH], Wording("Tafiti", "Research"), "research"
    )
    yield _counted(
        "entries.innovation", kinds[EntryKind.INNOVATION], Wording("Bunifu", "Innovations")
    )
    yield _counted(
        "entries.institutions",
        len(institutions),
        Wording("Taasisi zilizowasilisha tafiti na bunifu", "Institutions that entered"),
        "institution",
    )


def _chosen(
    rows: FigureRows, key: str, measure: str, label: Wording, chosen: Callable[[Entry], bool]
) -> Iterator[Figure]:
    marked = sum(1 for entry in rows.entries if chosen(entry))
    if marked:
        yield _counted(key, marked, label)
        return
    figure = recorded_figure(rows, key, measure, label=label, noun="innovation")
    if figure:
        yield figure


def _presented_by_institution(rows: FigureRows) -> Iterator[Figure]:
    day = rows.edition.ends_on
    marked = Counter(_source(entry) for entry in rows.entries if _presented(entry))
    stated = [
        figure
        for figure in rows.recorded
        if figure.measure == Measure.ENTRIES_PRESENTED and figure.institution
    ]
    institutions = list(marked) or list(dict.fromkeys(figure.institution for figure in stated))
    for institution in institutions:
        key = f"entries.presented.{_key_of(institution)}"
        label = Wording(
            *(
                f"{PRESENTED.in_language(code)}: {_name_of(institution, day, code)}"
                for code in ("sw", "en")
            )
        )
        if marked:
            yield _counted(key, marked[institution], label)
            continue
        own = [figure for figure in stated if figure.institution == institution]
        sources = tuple(Source(place=figure.place) for figure in own)
        yield Figure(key, own[0].value, "count", label.sw, label.en, "innovation", sources)


def _source(entry: Entry) -> Institution | str:
    """The institution; its name as it was typed where it is not listed."""
    return entry.institution or entry.institution_name


def _key_of(source: Institution | str) -> str:
    return slugify(source) if isinstance(source, str) else source.key


def _name_of(source: Institution | str, day: dt.date, language: str) -> str:
    return source if isinstance(source, str) else source.name_on(day, language)


def _counted(key: str, value: int, label: Wording, noun: str = "innovation") -> Figure:
    return Figure(key, value, "count", label.sw, label.en, noun, (ROWS,))


def _exhibited(entry: Entry) -> bool:
    return entry.exhibited == Known.YES


def _presented(entry: Entry) -> bool:
    return entry.presented == Known.YES
