"""A balanced proposal for breakout groups: pure, and the same for the same numbers.

Ministries are dealt out first, the largest first, so that groups have nearly as many of them;
institutions follow, largest first, each to the group with the fewest people. Kept together, an
institution comes with its ministry; kept apart, it goes elsewhere where there is another group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Body:
    """An institution to be assigned. `people` are those registered of it."""

    key: int
    people: int
    is_ministry: bool = False
    ministry: int | None = None
    fixed_in: int | None = None  # the group it stays in


@dataclass
class Proposed:
    """A group as proposed."""

    number: int
    bodies: list[Body] = field(default_factory=list)

    @property
    def people(self) -> int:
        return sum(body.people for body in self.bodies)

    @property
    def ministries(self) -> int:
        return sum(body.is_ministry for body in self.bodies)

    def has(self, key: int | None) -> bool:
        return any(body.key == key for body in self.bodies)


def balanced(*, bodies: Iterable[Body], groups: Sequence[int], together: bool) -> list[Proposed]:
    """Every body in one of the groups (their numbers); what is fixed stays. Empty without groups."""
    proposed = [Proposed(number) for number in groups]
    if not proposed:
        return []
    by_number = {group.number: group for group in proposed}
    free = []
    for body in sorted(bodies, key=lambda body: body.key):
        if body.fixed_in in by_number:
            by_number[body.fixed_in].bodies.append(body)
        else:
            free.append(body)
    loads = _people_with_ministry(free) if together else {}
    ministries = sorted((b for b in free if b.is_ministry), key=lambda b: _size(b, loads))
    for body in ministries:
        min(proposed, key=lambda g: (g.ministries, g.people, g.number)).bodies.append(body)
    for body in sorted((b for b in free if not b.is_ministry), key=lambda b: _size(b, {})):
        _place(body, proposed, together=together)
    return proposed


def _place(body: Body, proposed: list[Proposed], *, together: bool) -> None:
    home = next((group for group in proposed if group.has(body.ministry)), None)
    candidates = proposed
    if home is not None and together:
        candidates = [home]
    elif home is not None and len(proposed) > 1:
        candidates = [group for group in proposed if group is not home]
    min(candidates, key=lambda g: (g.people, len(g.bodies), g.number)).bodies.append(body)


def _people_with_ministry(bodies: Iterable[Body]) -> Mapping[int, int]:
    """How many people come with each ministry where its institutions stay with it."""
    loads: dict[int, int] = {}
    for body in bodies:
        key = body.key if body.is_ministry else body.ministry
        if key is not None:
            loads[key] = loads.get(key, 0) + body.people
    return loads


def _size(body: Body, loads: Mapping[int, int]) -> tuple[int, int]:
    return -loads.get(body.key, body.people), body.key
