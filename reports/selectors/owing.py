"""Who answers for a resolution today: the institutions named and the members of classes, by their successors.

Leading owners answer, named or as a class, and so does a supporting institution that is named. A class
that is only to support helps without answering: nobody counts hundreds who owe nothing of their own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from egov_meeting.institutions.choices import InstitutionKind as Kind
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState
from reports.choices import Decision, Delivery, OwnerClass, OwnerPart
from reports.models import Resolution, ResolutionLink

_PUBLIC = frozenset(
    {
        Kind.MINISTRY,
        Kind.AGENCY,
        Kind.LOCAL_AUTHORITY,
        Kind.REGION,
        Kind.UNIVERSITY,
        Kind.CORPORATION,
    }
)
# The kinds of institution that belong to a class of owners. Of the private sector nobody answers here.
CLASS_KINDS: dict[str, frozenset[str]] = {
    OwnerClass.PUBLIC_INSTITUTIONS: _PUBLIC,
    OwnerClass.HEADS_OF_INSTITUTIONS: _PUBLIC,
    OwnerClass.GOVERNMENT: frozenset({Kind.MINISTRY}),
    OwnerClass.PRIVATE_SECTOR: frozenset(),
}
# Nothing more is to come of these.
CLOSED = (Delivery.VERIFIED_DONE, Delivery.OVERTAKEN, Delivery.DROPPED)
# Set by e-GA with a reason, whatever institutions report.
SET_ASIDE = (Delivery.OVERTAKEN, Delivery.DROPPED)


class Standing(NamedTuple):
    """What owing needs to know of an institution."""

    pk: int
    kind: str
    valid_from: dt.date | None
    valid_until: dt.date | None
    successor_id: int | None
    merged_into_id: int | None

    def existed_on(self, day: dt.date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_until is None or day <= self.valid_until)


class Institutions:
    """All institutions with their successors: one query, read once for a page or a piece of work."""

    @cached_property
    def rows(self) -> dict[int, Standing]:
        found = Institution.objects.order_by().values_list(*Standing._fields)
        return {row[0]: Standing._make(row) for row in found}

    def today(self, pk: int) -> int:
        """The institution that answers now for what `pk` owed: itself, its successor, or the one kept."""
        seen = {pk}
        while True:
            row = self.rows.get(pk)
            onward = (row.merged_into_id or row.successor_id) if row else None
            if onward is None or onward in seen:
                return pk
            seen.add(onward)
            pk = onward

    @cached_property
    def _predecessors(self) -> dict[int, list[Standing]]:
        found: dict[int, list[Standing]] = defaultdict(list)
        for row in self.rows.values():
            found[self.today(row.pk)].append(row)
        return found

    def behind(self, pk: int) -> list[Standing]:
        """The institution of today that `pk` is, with all it took over from."""
        return self._predecessors.get(self.today(pk), [])

    def members(self, owner_class: str, day: dt.date) -> frozenset[int]:
        """The institutions of today that stand for the members the class had on `day`."""
        known = self._members
        if (owner_class, day) not in known:
            known[owner_class, day] = frozenset(
                self.today(row.pk) for row in self.rows.values() if _belongs(row, owner_class, day)
            )
        return known[owner_class, day]

    @cached_property
    def _members(self) -> dict[tuple[str, dt.date], frozenset[int]]:
        return {}

    def answering(self, resolution: Resolution) -> frozenset[int]:
        """The institutions of today that answer for it. Prefetch `owners`, select `edition`."""
        found: set[int] = set()
        day = day_of(resolution)
        for owner in resolution.owners.all():
            if owner.institution_id:
                found.add(self.today(owner.institution_id))
            elif owner.part == OwnerPart.LEAD:
                found |= self.members(owner.owner_class, day)
        return frozenset(found)

    def owes(self, pk: int, resolution: Resolution) -> bool:
        """Whether the institution answers for it, by itself or by those it took over from."""
        day, behind = day_of(resolution), self.behind(pk)
        pks = {row.pk for row in behind}
        for owner in resolution.owners.all():
            if owner.institution_id in pks:
                return True
            is_class = not owner.institution_id and owner.part == OwnerPart.LEAD
            if is_class and any(_belongs(row, owner.owner_class, day) for row in behind):
                return True
        return False


def day_of(resolution: Resolution) -> dt.date:
    """The day on which the members of a class are counted: that of the decision."""
    return resolution.decided_on or resolution.edition.ends_on


def adopted_resolutions() -> QuerySet[Resolution]:
    """Every adopted resolution with edition and theme, the latest edition first."""
    return (
        Resolution.objects.filter(decision=Decision.ADOPTED)
        .select_related("edition", "theme")
        .order_by("-edition__year", "number")
    )


def before_the_public() -> Q:
    """Adopted resolutions that staff show, of editions that are not drafts themselves."""
    return Q(is_public=True) & ~Q(edition__state=EditionState.DRAFT)


def owed_by_one(pk: int, institutions: Institutions) -> Q:
    """Resolutions the institution may answer for, by itself or by those it took over from."""
    behind = institutions.behind(pk)
    kinds = {row.kind for row in behind}
    classes = [name for name, members in CLASS_KINDS.items() if members & kinds]
    owned = Q(owners__institution__in=[row.pk for row in behind]) | Q(
        owners__owner_class__in=classes, owners__part=OwnerPart.LEAD
    )
    # By number: to tell rows apart by all their columns, the database would sort the texts.
    return Q(pk__in=Resolution.objects.filter(owned).order_by().values("pk"))


def carried_on() -> Q:
    """Resolutions that live on in a later one that was adopted."""
    successors = Resolution.objects.filter(continues=OuterRef("pk"), decision=Decision.ADOPTED)
    links = ResolutionLink.objects.filter(earlier=OuterRef("pk"), later__decision=Decision.ADOPTED)
    return Q(Exists(successors)) | Q(Exists(links))


def open_resolutions() -> QuerySet[Resolution]:
    """Adopted, not closed, and not carried on in a later one."""
    return adopted_resolutions().exclude(delivery__in=CLOSED).exclude(carried_on())


def is_carried_on(resolution: Resolution) -> bool:
    """Whether a later adopted resolution took its place. One query."""
    return Resolution.objects.filter(carried_on(), pk=resolution.pk).exists()


def without_answer(
    resolutions: Iterable[Resolution], institutions: Institutions
) -> list[Resolution]:
    """Those for which no institution answers: nobody is named, or only a class that does not report."""
    return [one for one in resolutions if not institutions.answering(one)]


def _belongs(row: Standing, owner_class: str, day: dt.date) -> bool:
    kinds = CLASS_KINDS.get(owner_class, frozenset())
    return row.merged_into_id is None and row.kind in kinds and row.existed_on(day)
