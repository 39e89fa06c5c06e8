"""What a part is handed when its data goes into the database."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_DETAILS_KEPT = 25


@dataclass(slots=True)
class Changes:
    """What loading one part added, changed and removed, by kind of record, for the audit trail."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def note(self, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Keep the values of a changed record, as long as there are few of them."""
        if len(self.before) < _DETAILS_KEPT:
            self.before[name] = dict(before)
            self.after[name] = dict(after)

    def counts(self) -> dict[str, dict[str, int]]:
        named = {"added": self.added, "changed": self.changed, "removed": self.removed}
        return {name: dict(sorted(counter.items())) for name, counter in named.items() if counter}


@dataclass(slots=True)
class Loading:
    """One load of a folder: the edition (set by its own part), the files beside, the changes so far.

    `remembered` keeps look-ups (institutions by key, groups by number) for the length of the load.
    """

    by: Any
    at: datetime.datetime
    edition: Any = None
    created: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    remembered: dict[str, Any] = field(default_factory=dict)
