"""What an assignment starts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

# Number of the entry, number of the judge.
Pair = tuple[int, int]


@dataclass(frozen=True)
class EntryToJudge:
    """An entry, and the track it belongs to."""

    number: int
    track: int | None = None


@dataclass(frozen=True)
class PanelJudge:
    """A judge with the tracks he or she knows. `most` is the most entries; None is any number.

    One who takes no more (resigned) keeps what stands among the kept pairs, and gets nothing new.
    """

    number: int
    tracks: frozenset[int] = frozenset()
    most: int | None = None
    takes_more: bool = True


@dataclass(frozen=True)
class Problem:
    """Who may judge what. `judges_each` None: everybody judges everything that is no conflict.

    `kept` stay as they are: assigned by hand, or begun already. A pair that is both kept and a
    conflict is a conflict.
    """

    entries: tuple[EntryToJudge, ...]
    judges: tuple[PanelJudge, ...]
    judges_each: int | None = 5
    conflicts: frozenset[Pair] = frozenset()
    kept: frozenset[Pair] = frozenset()
    _known: frozenset[Pair] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        entries = {entry.number for entry in self.entries}
        judges = {judge.number for judge in self.judges}
        known = frozenset(
            (entry, judge)
            for entry, judge in self.kept - self.conflicts
            if entry in entries and judge in judges
        )
        object.__setattr__(self, "_known", known)

    @property
    def standing(self) -> frozenset[Pair]:
        """The kept pairs of entries and judges that are here, without conflicts."""
        return self._known

    def open_pairs(self) -> list[Pair]:
        """Pairs that may be added, by entry and judge."""
        return [
            (entry.number, judge.number)
            for entry in sorted(self.entries, key=lambda one: one.number)
            for judge in sorted(self.judges, key=lambda one: one.number)
            if judge.takes_more
            and (entry.number, judge.number) not in self.conflicts
            and (entry.number, judge.number) not in self._known
        ]

    def fitting(self, pairs: Iterable[Pair]) -> set[Pair]:
        """The pairs whose judge knows the track of the entry."""
        tracks = {entry.number: entry.track for entry in self.entries}
        expertise = {judge.number: judge.tracks for judge in self.judges}
        return {
            (entry, judge)
            for entry, judge in pairs
            if tracks.get(entry) in expertise.get(judge, frozenset())
        }

    def standing_of_entries(self) -> Counter[int]:
        return Counter(entry for entry, _judge in self._known)

    def standing_of_judges(self) -> Counter[int]:
        return Counter(judge for _entry, judge in self._known)
