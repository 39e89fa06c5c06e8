"""The material key issues are gathered from: reports, the floor, and what earlier meetings left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.choices import Decision, Delivery, MinistryReportState, SourceKind
from reports.models import IssueSource, MinistryReport, Resolution
from reports.passages import Found, Paragraph, paragraphs_of, standing_of
from reports.sources import MODELS, PARTS, place_of, text_of
from sessions_app.choices import BreakoutReportState, ContributionState
from sessions_app.models import BreakoutReport, Contribution

ON_A_PAGE = {
    SourceKind.MINISTRY_REPORT: 4,
    SourceKind.BREAKOUT: 4,
    SourceKind.FLOOR: 20,
    SourceKind.RESOLUTION: 12,
}
HANDED_IN = (
    MinistryReportState.SUBMITTED,
    MinistryReportState.RETURNED,
    MinistryReportState.ACCEPTED,
)
HANDED_IN_BY_GROUPS = (
    BreakoutReportState.SUBMITTED,
    BreakoutReportState.RETURNED,
    BreakoutReportState.ACCEPTED,
)
SPOKEN = (ContributionState.SHOWN, ContributionState.ANSWERED)
SETTLED = (Delivery.VERIFIED_DONE, Delivery.OVERTAKEN, Delivery.DROPPED)


@dataclass(frozen=True)
class MaterialText:
    """One part of a text in one language, in paragraphs with the gathered passages marked."""

    part: str
    part_label: str
    language: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True)
class Material:
    """One report, contribution or resolution, and the texts in it."""

    kind: str
    obj: Any
    heading: str
    note: str
    is_returned: bool
    texts: list[MaterialText]


def material_page(
    *,
    edition: Edition,
    kind: str,
    part: str = "",
    ministry: int | None = None,
    search: str = "",
    page: str | int = 1,
) -> tuple[Page, list[Material]]:
    """A page of one kind of material that holds every word of `search`, filtered in the database.

    `part` keeps only that part, `ministry` only what comes from that institution. The number of
    queries does not grow with the rows.
    """
    rows = _rows(edition, kind)
    if ministry is not None:
        rows = rows.filter(**{_INSTITUTION[kind]: ministry})
    parts = [part] if part in dict(PARTS[kind]) else [name for name, _label in PARTS[kind]]
    rows = _holding(rows, _columns(kind, parts), search, anything=bool(PARTS[kind]))
    found = Paginator(rows, ON_A_PAGE[SourceKind(kind)]).get_page(page)
    marks = _marks(edition, kind, [row.pk for row in found])
    return found, [_material(row, kind=kind, parts=parts, marks=marks[row.pk]) for row in found]


def one_material(*, edition: Edition, kind: str, pk: int) -> Material | None:
    """One text with all its parts; None when it is not (or no longer) among the material."""
    row = _rows(edition, kind).filter(pk=pk).first()
    if row is None:
        return None
    parts = [name for name, _label in PARTS[kind]]
    return _material(row, kind=kind, parts=parts, marks=_marks(edition, kind, [pk])[pk])


def ministries_in_material(*, edition: Edition, kind: str) -> list[tuple[int, str]]:
    """Institutions the material of that kind comes from, for the filter. One query."""
    if kind != SourceKind.MINISTRY_REPORT:
        return []
    return [(row.institution_id, str(row.institution)) for row in _rows(edition, kind)]


def _rows(edition: Edition, kind: str) -> QuerySet[Any]:
    if kind == SourceKind.MINISTRY_REPORT:
        reports = MinistryReport.objects.filter(edition=edition, state__in=HANDED_IN)
        return reports.select_related("institution")
    if kind == SourceKind.BREAKOUT:
        groups = BreakoutReport.objects.filter(
            group__edition=edition, state__in=HANDED_IN_BY_GROUPS
        )
        return groups.select_related("group").order_by("group__number")
    if kind == SourceKind.FLOOR:
        spoken = Contribution.objects.filter(edition=edition, state__in=SPOKEN)
        return spoken.select_related("item", "institution").order_by("-votes", "sent_at", "pk")
    earlier = Resolution.objects.filter(
        edition__year__lt=edition.year, decision=Decision.ADOPTED
    ).exclude(delivery__in=SETTLED)
    return earlier.select_related("edition").order_by("-edition__year", "number")


_INSTITUTION: dict[str, str] = {
    SourceKind.MINISTRY_REPORT: "institution",
    SourceKind.BREAKOUT: "group__members__institution",
    SourceKind.FLOOR: "institution",
    SourceKind.RESOLUTION: "owners__institution",
}


def _columns(kind: str, parts: Sequence[str]) -> list[str]:
    if kind == SourceKind.FLOOR:
        return ["text"]
    names = ["title", "text"] if kind == SourceKind.RESOLUTION else parts
    return [f"{name}_{language}" for name in names for language in LANGUAGE_CODES]


def _holding(
    rows: QuerySet[Any], columns: list[str], search: str, *, anything: bool
) -> QuerySet[Any]:
    """Those that hold every word somewhere; of reports only those that say anything at all."""
    for word in search.split():
        fits = Q()
        for column in columns:
            fits |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(fits)
    if not anything:
        return rows
    says = Q()
    for column in columns:
        says |= ~Q(**{column: ""})
    return rows.filter(says)


def _marks(edition: Edition, kind: str, keys: list[int]) -> dict[int, list[IssueSource]]:
    column = MODELS[kind][1]
    found: dict[int, list[IssueSource]] = defaultdict(list)
    sources = IssueSource.objects.filter(
        issue__edition=edition, kind=kind, **{f"{column}__in": keys}
    )
    for source in sources.select_related("issue"):
        found[getattr(source, f"{column}_id")].append(source)
    return found


def _material(row: Any, *, kind: str, parts: Sequence[str], marks: list[IssueSource]) -> Material:
    heading, note = _named(row, kind)
    labels = dict(PARTS[kind])
    texts = []
    for part in parts or [""]:
        for language in LANGUAGE_CODES:
            text = text_of(row, kind=kind, part=part, language=language)
            if text.strip():
                here = _places(text, marks, part, language)
                label = str(labels.get(part, ""))
                texts.append(MaterialText(part, label, language, paragraphs_of(text, here)))
    returned = getattr(row, "state", "") == "returned"
    return Material(kind, row, heading, note, returned, texts)


def _places(
    text: str, marks: list[IssueSource], part: str, language: str
) -> list[tuple[int, Found]]:
    found = []
    for source in marks:
        if (source.part, source.language) == (part, language):
            _standing, place = standing_of(text, source.quote, place_of(source))
            if place is not None:
                found.append((source.pk, place))
    return found


def _named(row: Any, kind: str) -> tuple[str, str]:
    if kind == SourceKind.FLOOR:
        who = row.institution or row.institution_name
        return str(row.item), _("From %(who)s") % {"who": who} if who else ""
    if kind == SourceKind.RESOLUTION:
        return f"{row.register_number}: {row.title}", row.get_delivery_display()
    return str(row), row.get_state_display()
