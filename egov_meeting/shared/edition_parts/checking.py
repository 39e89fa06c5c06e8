"""What a part may ask while it is checked, and how it tells what is wrong."""

import datetime
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]

_ALIKE_ENOUGH = 0.5


@dataclass(slots=True)
class KnownNames:
    """The keys that references may name, by kind, each with its other names."""

    by_kind: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def add(self, kind: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self.by_kind.setdefault(kind, {}).update(entries)

    def knows(self, kind: str, key: str) -> bool:
        return key in self.by_kind.get(kind, {})

    def nearest(self, kind: str, key: str) -> str:
        """The key most like `key` by itself or by one of its names; "" when none is alike."""
        spellings = {
            name.casefold(): known
            for known, names in self.by_kind.get(kind, {}).items()
            for name in (known, *names)
            if name
        }
        close = difflib.get_close_matches(key.casefold(), spellings, n=1, cutoff=_ALIKE_ENOUGH)
        return spellings[close[0]] if close else ""

    def label(self, kind: str, key: str) -> str:
        """The first of the other names of `key`, for people to read."""
        names = self.by_kind.get(kind, {}).get(key, ())
        return next((name for name in names if name), "")


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem found by a part's own check, at a path inside the part's data."""

    code: str
    path: Path
    values: Mapping[str, Any]
    is_warning: bool = False


@dataclass(slots=True)
class Checking:
    """The folder as far as one part may look beyond itself while it is checked."""

    names: KnownNames = field(default_factory=KnownNames)
    year: int | None = None
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    is_recorded: bool = False
    attached: frozenset[str] = frozenset()
    remarks: list[Remark] = field(default_factory=list)

    def tell(self, code: str, path: Path, *, is_warning: bool = False, **values: Any) -> None:
        """Put a problem on the list; a warning does not stop the load."""
        self.remarks.append(Remark(code, path, values, is_warning))

    def in_order(self, path: Path, start: datetime.date | None, end: datetime.date | None) -> None:
        """Tell when a period ends before it starts; an open end is in order."""
        if start is not None and end is not None and end < start:
            self.tell("ends_before_start", path, start=start.isoformat(), end=end.isoformat())

    def has_day(self, day: datetime.date) -> bool:
        """Whether `day` lies inside the edition; True when the edition's own days are unknown."""
        if self.first_day is None or self.last_day is None:
            return True
        return self.first_day <= day <= self.last_day
