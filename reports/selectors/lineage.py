"""Where a resolution comes from and what it became: continued, merged, split, the whole chain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from reports.choices import Lineage
from reports.models import Resolution, ResolutionLink

CONTINUED = "continued"
STEP_WORDS: dict[str, Any] = {
    CONTINUED: _("Continued by"),
    Lineage.MERGED: _("Merged into"),
    Lineage.SPLIT: _("Split into"),
}


class Edge(NamedTuple):
    """One step from an earlier resolution to a later one."""

    earlier: int
    later: int
    kind: str


@dataclass(frozen=True)
class Step:
    """A step of the chain in words."""

    earlier: Resolution
    later: Resolution
    kind: str

    @property
    def label(self) -> Any:
        return STEP_WORDS[self.kind]


@dataclass(frozen=True)
class Chain:
    """All that a resolution descends from, all that came of it and of those; oldest first."""

    resolutions: list[Resolution]
    steps: list[Step]

    def __bool__(self) -> bool:
        return bool(self.steps)


def chain_of(resolution: Resolution) -> Chain:
    """The whole chain around a resolution, siblings of a split or merger too. Three queries."""
    edges = all_edges()
    near: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        near[edge.earlier].add(edge.later)
        near[edge.later].add(edge.earlier)
    found = reached_from(resolution.pk, near)
    if len(found) == 1:
        return Chain([resolution], [])
    known = Resolution.objects.filter(pk__in=found).select_related("edition")
    rows = {row.pk: row for row in known.prefetch_related("corrigenda")}
    ordered = sorted(rows.values(), key=_age)
    steps = [
        Step(rows[edge.earlier], rows[edge.later], edge.kind)
        for edge in edges
        if edge.earlier in rows and edge.later in rows
    ]
    steps.sort(key=lambda step: (_age(step.earlier), _age(step.later)))
    return Chain(ordered, steps)


def all_edges() -> list[Edge]:
    """Every step there is. Two queries."""
    continued = Resolution.objects.filter(continues__isnull=False).order_by("pk")
    edges = [Edge(a, b, CONTINUED) for a, b in continued.values_list("continues_id", "pk")]
    links = ResolutionLink.objects.order_by("pk").values_list("earlier_id", "later_id", "kind")
    return edges + [Edge(*link) for link in links]


def leads_to(start: int, end: int) -> bool:
    """Whether the way forward from `start` comes to `end`. Two queries."""
    forward: dict[int, set[int]] = defaultdict(set)
    for edge in all_edges():
        forward[edge.earlier].add(edge.later)
    return end in reached_from(start, forward)


def reached_from(start: int, near: dict[int, set[int]]) -> set[int]:
    """Everything one comes to from `start`, itself too."""
    found, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _age(row: Resolution) -> tuple[int, int, int]:
    return (row.edition.year, row.number or 9999, row.pk)
