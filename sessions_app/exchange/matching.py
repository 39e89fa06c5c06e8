"""Which session, person or item of a folder is which of the portal's, wherever it stands now.

A folder names none of them. They are told apart by what they say, then by when they are, so that talks keep
their slides, answers and questions when something is put in before them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sessions_app.choices import ItemKind

Row = TypeVar("Row")
One = TypeVar("One")
# What somebody is told apart by; None where it cannot be told so.
Trait = Callable[[One], Hashable | None]


@dataclass(frozen=True, slots=True)
class ItemTraits:
    """An item, here or in a folder: where it stands and what it says. People and places by number."""

    day: int
    session: int
    order: int
    kind: str
    title: str
    starts_at: dt.time | None
    ends_at: dt.time | None
    presenter: int | None
    ministry: int | None


@dataclass(frozen=True, slots=True)
class SessionTraits:
    """A session, here or in a folder. `says` are kind and title of its items, breaks left out."""

    day: int
    order: int
    number: str
    title: str
    says: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RoleTraits:
    """Somebody's part in a session."""

    session: int
    part: str
    appearance: int
    person: int | None


ITEM_TRAITS: Sequence[Trait[ItemTraits]] = (
    lambda one: _titled(one, one.session, one.kind, one.starts_at, one.ends_at),
    lambda one: _titled(one, one.day, one.kind, one.starts_at),
    lambda one: _titled(one, one.session, one.kind),
    lambda one: _titled(one, one.day, one.kind),
    lambda one: _titled(one, one.kind),
    lambda one: (
        (one.kind, one.ministry) if one.ministry and one.kind == ItemKind.MINISTRY_REPORT else None
    ),
    # From here on it is called otherwise.
    lambda one: one.starts_at and (one.day, one.starts_at, one.kind, one.presenter, one.ministry),
    lambda one: one.presenter and (one.session, one.kind, one.presenter),
    lambda one: (one.session, one.order, one.starts_at, one.kind, one.presenter, one.ministry),
)
SESSION_TRAITS: Sequence[Trait[SessionTraits]] = (
    lambda one: (one.day, one.number, one.title, one.says),
    lambda one: one.says and (one.number, one.title, one.says),
    lambda one: one.title and (one.day, one.title),
)
# Where they share no item.
EMPTIER_SESSION_TRAITS: Sequence[Trait[SessionTraits]] = (
    lambda one: one.number and (one.day, one.number),
    lambda one: one.title,
    lambda one: (one.day, one.order),
)
ROLE_TRAITS: Sequence[Trait[RoleTraits]] = (
    lambda one: (one.session, one.part, one.appearance),
    lambda one: one.person and (one.session, one.part, one.person),
)


def matched(
    there: Sequence[tuple[One, Row]], wanted: Sequence[One], traits: Iterable[Trait[One]]
) -> list[Row | None]:
    """For each of `wanted` the row that it is; None for a new one.

    The first trait that two share decides; those that share it with others pair off in their order.
    """
    found: list[Row | None] = [None] * len(wanted)
    pair_off(there, wanted, traits, found)
    return found


def pair_off(
    there: Sequence[tuple[One, Row]],
    wanted: Sequence[One],
    traits: Iterable[Trait[One]],
    found: list[Row | None],
) -> None:
    """Fill the empty places of `found`, as `matched` does."""
    taken = {id(row) for row in found if row is not None}
    for trait in traits:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for one, row in there:
            if id(row) not in taken and (shared := trait(one)):
                waiting[shared].append(row)
        for place, one in enumerate(wanted):
            if found[place] is None and (rows := waiting.get(trait(one))):
                found[place] = rows.pop(0)
                taken.add(id(found[place]))


def matched_sessions(
    there: Sequence[tuple[SessionTraits, Row]], wanted: Sequence[SessionTraits]
) -> list[Row | None]:
    """As `matched`, for sessions: after what they are called, the items they share decide."""
    found = matched(there, wanted, SESSION_TRAITS)
    taken = {id(row) for row in found if row is not None}
    shared = [
        (len(one.says & other.says), place, row)
        for place, one in enumerate(wanted)
        for other, row in there
        if one.day == other.day and one.says & other.says
    ]
    for _number, place, row in sorted(shared, key=lambda pair: -pair[0]):
        if found[place] is None and id(row) not in taken:
            found[place] = row
            taken.add(id(row))
    pair_off(there, wanted, EMPTIER_SESSION_TRAITS, found)
    return found


def _titled(one: ItemTraits, *others: Hashable) -> Hashable | None:
    return (one.title, *others) if one.title else None
