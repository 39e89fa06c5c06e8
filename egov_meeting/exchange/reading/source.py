"""A file of the folder after reading: plain data, and where each value stood."""

from dataclasses import dataclass, field
from typing import Any

from egov_meeting.exchange.problems import Problem, Spot
from egov_meeting.shared.edition_parts.checking import Path


@dataclass(slots=True)
class Source:
    """Data made of dicts, lists, texts and None; numbers and dates are still texts."""

    file: str
    data: Any = None
    spots: dict[Path, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        return not self.problems

    def tell(
        self,
        code: str,
        path: Path = (),
        *,
        spot: Spot | None = None,
        found: Any = "",
        **values: Any,
    ) -> None:
        """Put a problem on the list, at the spot of `path` unless another is given."""
        where = spot or self.spot_of(path)
        self.problems.append(Problem(self.file, code, path, where, found, values))

    def spot_of(self, path: Path) -> Spot:
        """Where the value stands, or the nearest thing around it that has a place."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.spots:
                return self.spots[path[:length]]
        return Spot()
