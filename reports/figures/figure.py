"""What a figure is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from reports.wording import Wording

Kind = Literal["count", "money", "date", "date_range", "year", "text"]
Value = int | dt.date | tuple[dt.date, dt.date] | Wording


NO_WORDS = Wording("", "")


@dataclass(frozen=True)
class Source:
    """Where a figure stands: a `place` of the printed sources, or the rows counted, in `words`."""

    place: str = ""
    words: Wording = NO_WORDS


@dataclass(frozen=True)
class Figure:
    """One fact with a name. `noun` is the key of the grammar's noun that a count agrees with."""

    key: str
    value: Value
    kind: Kind
    label_sw: str
    label_en: str
    noun: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def label(self) -> str:
        """What the figure counts, in the active language."""
        return str(Wording(self.label_sw, self.label_en))

    @property
    def number(self) -> int:
        """The value of a figure that counts. Raises TypeError for dates and texts."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.key} is no number")
        return self.value


Figures = Mapping[str, Figure]


def by_key(figures: Iterable[Figure]) -> Figures:
    """The figures under their keys, in the order given."""
    return MappingProxyType({figure.key: figure for figure in figures})
