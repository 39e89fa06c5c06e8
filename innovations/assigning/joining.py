"""Whether an assignment hangs together: judges are only comparable through entries that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx

from innovations.assigning.problem import Pair

Node = tuple[str, int]


@dataclass(frozen=True)
class Part:
    """Entries and judges that hang together and have nothing to do with the others."""

    entries: frozenset[int]
    judges: frozenset[int]

    def leads_out(self, pair: Pair) -> bool:
        """Whether the pair would join this part to something outside it."""
        entry, judge = pair
        return (entry in self.entries) != (judge in self.judges)


def parts_of(pairs: Iterable[Pair]) -> list[Part]:
    """The parts, the largest first; one only when everything hangs together."""
    return _parts(_graph(pairs))


def bridges_of(pairs: Iterable[Pair]) -> list[int]:
    """Judges without whom an assignment that hangs together would fall apart."""
    points = networkx.articulation_points(_graph(pairs))
    return sorted(number for side, number in points if side == "judge")


def parts_without(pairs: Iterable[Pair], judge: int) -> list[Part]:
    """The parts that would be left without this judge, the largest first."""
    graph = _graph(pairs)
    graph.remove_node(("judge", judge))
    return [part for part in _parts(graph) if part.judges]


def _graph(pairs: Iterable[Pair]) -> networkx.Graph[Node]:
    graph: networkx.Graph[Node] = networkx.Graph()
    for entry, judge in sorted(pairs):
        graph.add_edge(("entry", entry), ("judge", judge))
    return graph


def _parts(graph: networkx.Graph[Node]) -> list[Part]:
    found = [
        Part(
            entries=frozenset(number for side, number in nodes if side == "entry"),
            judges=frozenset(number for side, number in nodes if side == "judge"),
        )
        for nodes in networkx.connected_components(graph)
    ]
    return sorted(found, key=lambda part: (-len(part.entries), sorted(part.entries)))
