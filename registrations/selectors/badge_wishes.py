"""Whose badges are wanted: everybody's, the new and changed ones, those of a list, or a preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from egov_meeting.meetings.models import Edition
from registrations.choices import TAKING_PART
from registrations.models import Registration
from registrations.selectors.badges import (
    BadgeLook,
    BadgeRow,
    PrintedBadge,
    badge_rows,
    in_print_order,
    is_new_or_changed,
    longest_rows,
    registrations_for_badges,
)
from registrations.selectors.staff_list import ListQuery, found_registrations

PREVIEWED = 8
# Names that a design must bear, shown where an edition has nobody yet.
HARD_NAMES = (
    "Wambura Ng'ong'o",
    "Bi. Beng'i Mwakyusa",
    "MHE. DKT. ASHA-ROSE MTUNGIREHI MWAKANJUKI",
    "Aliyepewajinarefusana Lisilokatikabilakuachanafasi Mwambungu",
    "Prof. Emmanuel Ole Naiko Parkipuny wa Ngorongoro na Longido",
    "Jo",
)


@dataclass(frozen=True)
class BadgeWish:
    """JSON can carry it. `only_new` keeps those whose badge was never printed or says something else now.

    `references` and `query` narrow; both empty mean everybody. A preview prints nothing on record.
    """

    only_new: bool = False
    is_preview: bool = False
    references: tuple[str, ...] = ()
    query: Mapping[str, Any] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """What was chosen."""
        told = {
            "only_new": self.only_new,
            "is_preview": self.is_preview,
            "references": list(self.references),
            "query": dict(self.query),
        }
        return {name: value for name, value in told.items() if value}

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> BadgeWish:
        """The wish that `as_plain` told of."""
        return cls(
            bool(told.get("only_new")),
            bool(told.get("is_preview")),
            tuple(told.get("references", ())),
            told.get("query", {}),
        )


def wanted_registrations(*, edition: Edition, wish: BadgeWish) -> QuerySet[Registration]:
    """Those of the wish who take part, printed before or not."""
    if wish.references:
        found = registrations_for_badges(edition=edition)
        return found.filter(reference__in=wish.references)
    if wish.query:
        found = found_registrations(edition=edition, query=ListQuery.from_plain(wish.query))
        return found.filter(state__in=TAKING_PART)
    return registrations_for_badges(edition=edition)


def printed_badges(*, edition: Edition, look: BadgeLook, wish: BadgeWish) -> list[PrintedBadge]:
    """The badges of the wish in print order; desks are those of the whole meeting."""
    rows = badge_rows(edition=edition, look=look)
    if wish.is_preview:
        return [PrintedBadge(row, 1) for row in longest_rows(rows=rows, number=PREVIEWED)]
    found = in_print_order(rows=rows, desks=look.number_of_desks)
    if wish.references or wish.query:
        wanted = wanted_registrations(edition=edition, wish=wish).order_by()
        references = set(wanted.values_list("reference", flat=True))
        found = [one for one in found if one.row.reference in references]
    if wish.only_new:
        found = [one for one in found if is_new_or_changed(one.row, look=look)]
    return found


def hard_rows(*, look: BadgeLook) -> list[BadgeRow]:
    """Invented people with hard names, one after the other in each group."""
    groups = list(look.groups)
    return [
        BadgeRow(
            -place,
            "",
            "",
            f"KK-{place:07d}",
            groups[place % len(groups)],
            name,
            "Ofisi ya Waziri Mkuu - Kazi, Vijana, Ajira na Watu wenye Ulemavu",
            "Mkurugenzi wa Idara ya Teknolojia ya Habari na Mawasiliano",
        )
        for place, name in enumerate(HARD_NAMES)
        if groups
    ]
