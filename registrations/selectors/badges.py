"""What stands on badges, in the order in which they are handed out, and which have changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from egov_meeting.documents.choices import UploadState
from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.meetings.models import Edition
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.badge_colours import starting_colour
from registrations.choices import TAKING_PART, PassState
from registrations.models import BadgeDesign, Pass, Registration
from registrations.names import reading_key, tidy


@dataclass(frozen=True)
class BadgeLook:
    """The design of an edition's badges as it was when they were asked for.

    `groups` are, by the number of the row as text: name, days and colour. JSON can carry it all.
    """

    layout: str
    size: str
    language: str
    meeting: str
    theme: str
    logo: str
    groups: Mapping[str, tuple[str, str, str]]
    shows_institution: bool
    shows_office: bool
    shows_group: bool
    shows_days: bool
    number_of_desks: int

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> BadgeLook:
        return cls(**told)


class BadgeRow(NamedTuple):
    """A person as a badge shows it."""

    pass_id: int
    code: str
    printed_as: str
    reference: str
    group: str
    name: str
    institution: str
    office: str


class PrintedBadge(NamedTuple):
    """A badge in the order of printing, with the desk that hands it out."""

    row: BadgeRow
    desk: int


class BadgeFigures(NamedTuple):
    """How many take part, and how many of their badges were never printed or say something else now."""

    taking_part: int
    new: int
    changed: int

    @property
    def to_print(self) -> int:
        return self.new + self.changed


def badge_design_of(*, edition: Edition) -> BadgeDesign:
    """The design of the edition; one that is not saved yet where nobody has designed anything."""
    design = BadgeDesign.objects.filter(edition=edition).select_related("logo").first()
    return design or BadgeDesign(edition=edition)


def look_of(*, edition: Edition, design: BadgeDesign | None = None) -> BadgeLook:
    """The design with everything it says that is the same for many. Four queries at most."""
    design = design or badge_design_of(edition=edition)
    language = design.language
    colours = colours_of(edition=edition, design=design)
    days = grammar.for_language(language)
    groups = {}
    for group in edition.groups.prefetch_related("days").order_by("number"):
        dates = sorted(day.date for day in group.days.all()) or [edition.starts_on, edition.ends_on]
        told = days.date_range(dates[0], dates[-1])
        groups[str(group.pk)] = (_said(group, "name", language), told, colours[group.pk])
    logo = design.logo
    return BadgeLook(
        layout=design.layout,
        size=design.size,
        language=language,
        meeting=_said(edition, "name", language),
        theme=_said(edition, "theme", language) if design.shows_theme else "",
        logo=str(logo.pk) if logo is not None and logo.state == UploadState.READY else "",
        groups=groups,
        shows_institution=design.shows_institution,
        shows_office=design.shows_office,
        shows_group=design.shows_group,
        shows_days=design.shows_days,
        number_of_desks=design.number_of_desks,
    )


def colours_of(*, edition: Edition, design: BadgeDesign) -> dict[int, str]:
    """The colour of each group, chosen or to begin with, by the number of its row."""
    chosen = dict(design.colours.values_list("group_id", "colour")) if design.pk else {}
    numbers = edition.groups.order_by("number").values_list("pk", flat=True)
    return {pk: chosen.get(pk) or starting_colour(place) for place, pk in enumerate(numbers)}


def registrations_for_badges(*, edition: Edition) -> QuerySet[Registration]:
    """Those who get a badge: all who take part."""
    return Registration.objects.filter(edition=edition, state__in=TAKING_PART)


def badge_rows(
    *, edition: Edition, look: BadgeLook, passes: Iterable[int] | None = None
) -> list[BadgeRow]:
    """All who have a valid pass and take part, or those of these passes; two queries and one for names."""
    found = Pass.objects.filter(
        state=PassState.VALID,
        registration__edition=edition,
        registration__state__in=TAKING_PART,
    )
    if passes is not None:
        found = found.filter(pk__in=list(passes))
    values = found.order_by().values_list(
        "pk",
        "code",
        "printed_as",
        "registration__reference",
        "registration__group_id",
        "registration__full_name",
        "registration__institution_id",
        "registration__institution_name",
        "registration__office",
    )
    rows = list(values)
    names = _institutions({row[6] for row in rows}, edition, look.language)
    return [
        BadgeRow(pk, code, printed_as, reference, str(group), tidy(name), names.get(institution) or typed, office)
        for pk, code, printed_as, reference, group, name, institution, typed, office in rows
    ]  # fmt: skip


def in_print_order(*, rows: Iterable[BadgeRow], desks: int) -> list[PrintedBadge]:
    """By institution and surname, parted among the desks so that no institution is parted."""
    ordered = sorted(rows, key=_print_key)
    share = max(len(ordered) / max(desks, 1), 1)
    printed: list[PrintedBadge] = []
    desk, before = 1, None
    for place, row in enumerate(ordered):
        if row.institution != before:
            desk = min(int(place / share) + 1, desks)
        before = row.institution
        printed.append(PrintedBadge(row, desk))
    return printed


def texts_of(row: BadgeRow, *, look: BadgeLook) -> dict[str, str]:
    """The fields of a badge but for its code and desk."""
    group, days, _colour = look.groups[row.group]
    texts = {"meeting": look.meeting, "name": row.name, "number": row.reference}
    if look.theme:
        texts["theme"] = look.theme
    if look.shows_institution:
        texts["institution"] = row.institution
    if look.shows_office:
        texts["office"] = row.office
    if look.shows_group:
        texts["group"] = group
    if look.shows_days:
        texts["days"] = days
    return texts


def print_of(row: BadgeRow, *, look: BadgeLook) -> str:
    """The checksum of what a badge says, code and all. Neither layout nor desk count: they are no news to anybody."""
    told = [row.code, *(f"{key}={text}" for key, text in sorted(texts_of(row, look=look).items()))]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def is_new_or_changed(row: BadgeRow, *, look: BadgeLook) -> bool:
    """Whether no badge was printed that says the same."""
    return row.printed_as != print_of(row, look=look)


def badge_figures(*, edition: Edition, look: BadgeLook) -> BadgeFigures:
    """What is still to be printed. Reads every row: an edition has some thousands."""
    rows = badge_rows(edition=edition, look=look)
    taking_part = registrations_for_badges(edition=edition).count()
    printed = [row for row in rows if row.printed_as]
    changed = sum(is_new_or_changed(row, look=look) for row in printed)
    return BadgeFigures(taking_part, taking_part - len(printed), changed)


def longest_rows(*, rows: Iterable[BadgeRow], number: int) -> list[BadgeRow]:
    """Those with the longest names, words and institutions: who shows what a design can bear."""
    known = list(rows)
    by = (
        lambda row: len(row.name),
        lambda row: max(map(len, row.name.split()), default=0),
        lambda row: len(row.institution),
        lambda row: sum(not letter.isalpha() and letter != " " for letter in row.name),
    )
    chosen: dict[int, BadgeRow] = {}
    for key in by:
        for row in sorted(known, key=key, reverse=True)[: max(number // len(by), 1)]:
            chosen.setdefault(row.pass_id, row)
    for row in known:
        if len(chosen) >= number:
            break
        chosen.setdefault(row.pass_id, row)
    return list(chosen.values())[:number]


def _print_key(row: BadgeRow) -> tuple[str, str, str, str]:
    words = reading_key(row.name).split()
    return plain(row.institution), words[-1] if words else "", " ".join(words), row.reference


def _institutions(numbers: set[int | None], edition: Edition, language: str) -> dict[int, str]:
    found = Institution.objects.filter(pk__in=[pk for pk in numbers if pk])
    return {
        one.pk: one.name_on(edition.starts_on, language)
        for one in found.prefetch_related("former_names")
    }


def _said(obj: Any, field: str, language: str) -> str:
    return text_in(obj, field, language) or text_in(obj, field, other_language(language))
