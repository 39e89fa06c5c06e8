"""What a part is handed when an edition is written out to a folder."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Dumping:
    """One dump: files to lie beside the parts, and whom the parts dumped so far have named."""

    files: dict[str, bytes] = field(default_factory=dict)
    institutions: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)

    def institution(self, institution: Any) -> str | None:
        """The key under which the institution is named; None when there is none."""
        return self._named(self.institutions, institution)

    def person(self, person: Any) -> str | None:
        """The key under which the person is named; None when there is none."""
        return self._named(self.people, person)

    @staticmethod
    def _named(register: dict[str, Any], thing: Any) -> str | None:
        if thing is None:
            return None
        register[thing.key] = thing
        return str(thing.key)
