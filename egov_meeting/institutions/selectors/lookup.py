"""Finding an institution by acronym, by either language, by an old name or in a misspelling."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling
from egov_meeting.institutions.selectors.name_index import Found, NameIndex
from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.shared.kept_facts import kept_fact

_ALIKE_ENOUGH = 0.62

FormerNames = tuple[int, str, str, str]
Spelling = tuple[int, str]


class Row(NamedTuple):
    """What a look-up reads of an institution."""

    pk: int
    key: str
    acronym: str
    name_sw: str
    name_en: str
    merged_into_id: int | None
    successor_id: int | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None


@dataclass(frozen=True, slots=True)
class Match:
    """An institution found, the name that matched and how well (1 is the same)."""

    institution: Institution
    name: str
    likeness: float

    @property
    def is_exact(self) -> bool:
        return self.likeness == 1.0

    @property
    def other_name(self) -> str:
        """The old or other name that matched; "" when it is one of those borne today."""
        today = self.institution
        borne = {plain(name) for name in (today.key, today.acronym, today.name_sw, today.name_en)}
        return "" if plain(self.name) in borne else self.name


def find_institutions(*, text: str, limit: int = 8, on: datetime.date | None = None) -> list[Match]:
    """Institutions whose acronym or any name is like `text`, the best first; duplicates once.

    With `on` only those that existed that day; the names of one that had ended lead to its
    successor. A merged duplicate answers with the one it became. Four queries at most.
    """
    register = _register()
    found = register.index.most_like(
        text=text,
        limit=limit,
        at_least=_ALIKE_ENOUGH,
        leads_to=lambda number: register.standing_for(number, on),
    )
    ordered = sorted(found.items(), key=register.best_first)[:limit]
    institutions = Institution.objects.in_bulk([number for number, _found in ordered])
    return [
        Match(institutions[number], one.name, one.likeness)
        for number, one in ordered
        if number in institutions
    ]


def institution_called(*, text: str, on: datetime.date | None = None) -> Institution | None:
    """The one institution that has exactly this key, acronym or name (letter case, points and blanks aside).

    None when there is none, and when several bear the name; with `on`, of those that existed that day.
    """
    register = _register()
    found = {number for number in register.index.called(text) if register.existed(number, on)}
    return Institution.objects.filter(pk=found.pop()).first() if len(found) == 1 else None


def nearest_institution(*, text: str) -> Institution | None:
    """The institution whose name is most like `text`; None when none is alike enough."""
    matches = find_institutions(text=text, limit=1)
    return matches[0].institution if matches else None


class _Register:
    """What a look-up needs to know of all institutions, and the index of their names."""

    def __init__(
        self,
        rows: tuple[tuple[Any, ...], ...],
        former: tuple[FormerNames, ...],
        spellings: tuple[Spelling, ...],
    ) -> None:
        self._rows = {row[0]: Row._make(row) for row in rows}
        self.index = NameIndex(_names(self._rows.values(), former, spellings))

    def existed(self, number: int, on: datetime.date | None) -> bool:
        row = self._rows[number]
        return on is None or (
            (row.valid_from is None or row.valid_from <= on)
            and (row.valid_until is None or on <= row.valid_until)
        )

    def standing_for(self, number: int, on: datetime.date | None) -> int | None:
        """The institution itself if it existed that day, else the nearest successor that did."""
        heir: int | None = number
        for _step in self._rows:
            if heir is None or self.existed(heir, on):
                return heir
            heir = self._rows[heir].successor_id
        return None

    def best_first(self, found: tuple[int, Found]) -> tuple[float, str, int]:
        number, match = found
        return -match.likeness, self._rows[number].name_sw, number


# The rows themselves are the key: after a change of anything else nothing is prepared again.
_prepared = lru_cache(maxsize=1)(_Register)


def _register() -> _Register:
    """Of all names as they are, kept in the process until something is recorded."""
    return kept_fact(key="institution-names", make=_read)


def _read() -> _Register:
    rows = Institution.objects.order_by("pk").values_list(*Row._fields)
    former = FormerName.objects.order_by("institution_id", "until").values_list(
        "institution_id", "name_sw", "name_en", "acronym"
    )
    spellings = OtherSpelling.objects.order_by("institution_id", "text").values_list(
        "institution_id", "text"
    )
    return _prepared(tuple(rows), tuple(former), tuple(spellings))


def _names(
    rows: Iterable[Row], former: Iterable[FormerNames], spellings: Iterable[Spelling]
) -> Iterator[tuple[int, str]]:
    """Every name of every institution, present, former and otherwise spelt."""
    further: dict[int, list[str]] = {}
    for number, *names in former:
        further.setdefault(number, []).extend(names)
    for number, text in spellings:
        further.setdefault(number, []).append(text)
    for row in rows:
        names = [row.key, row.acronym, row.name_sw, row.name_en, *further.get(row.pk, ())]
        for name in filter(None, names):
            yield row.merged_into_id or row.pk, name
