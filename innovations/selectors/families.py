"""Which institutions are the same body, or one part of the other, on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q
from django.utils.functional import cached_property

from egov_meeting.institutions.models import Institution, Supervision
from egov_meeting.institutions.selectors.spelling import plain


class Families:
    """All institutions as they stand on `day`. Two queries, however many are asked about."""

    def __init__(self, *, day: date) -> None:
        rows = Institution.objects.order_by("pk").values_list(
            "pk",
            "merged_into_id",
            "successor_id",
            "valid_until",
            "acronym",
            "name_sw",
            "name_en",
        )
        self._heirs: dict[int, int] = {}
        self._names: list[tuple[int, list[str]]] = []
        for pk, merged_into, successor, until, *names in rows:
            has_ended = until is not None and until < day
            heir = merged_into or (successor if has_ended else None)
            if heir:
                self._heirs[pk] = heir
            self._names.append((pk, names))
        in_force = Supervision.objects.filter(
            Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day)
        )
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        for child, parent in in_force.values_list("institution_id", "ministry_id"):
            below, above = self.today(child), self.today(parent)
            self._near[below].add(above)
            self._near[above].add(below)

    def today(self, institution: int) -> int:
        """The body that has taken over from it: by a merger, or as its successor."""
        seen = set()
        while institution in self._heirs and institution not in seen:
            seen.add(institution)
            institution = self._heirs[institution]
        return institution

    def family(self, institution: int | None) -> frozenset[int]:
        """The body itself, what stands above it and what stands below it; as they are called today."""
        if institution is None:
            return frozenset()
        own = self.today(institution)
        return frozenset({own, *self._near[own]})

    def called(self, name: str) -> frozenset[int]:
        """The bodies of exactly this name or acronym; letter case and points aside."""
        return frozenset(self.today(pk) for pk in self._called.get(plain(name), ()))

    @cached_property
    def _called(self) -> dict[str, set[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for pk, names in self._names:
            for name in filter(None, names):
                found[plain(name)].add(pk)
        return found
