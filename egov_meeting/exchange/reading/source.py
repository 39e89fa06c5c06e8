"""A file of the folder after reading: plain data, and where each value stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from egov_meeting.exchange.problems import Problem, Spot
from egov_meeting.shared.edition_parts.checking import Path

# After these there is no value at the place.
_VALUE_LOST = frozenset({"yaml_tag", "recursive_alias", "nested_too_deep", "formula_error"})


@dataclass(slots=True)
class Source:
    """Data made of dicts, lists, texts and None; numbers and dates are still texts.

    Of a folder of texts (`is_folder`) the data are the texts by file name.
    """

    file: str
    data: Any = None
    spots: dict[Path, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_folder: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether there is something to check: a file that could be read, if not without problems."""
        return self.data is not None or not self.problems

    def tells_already(self, problem: Problem) -> bool:
        """Whether reading told of something that `problem` only follows from.

        A value that could not be read is not also missing; nor is a field whose column has a
        name nobody knows.
        """
        if problem.code == "missing" and any(
            told.code == "unknown_column" for told in self.problems
        ):
            return True
        lost = [told.path for told in self.problems if told.code in _VALUE_LOST]
        return any(problem.path[: len(path)] == path for path in lost)

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
        self.problems.append(self.problem(code, path, found, values, spot=spot))

    def problem(
        self,
        code: str,
        path: Path,
        found: Any = "",
        values: Mapping[str, Any] | None = None,
        *,
        spot: Spot | None = None,
        is_warning: bool = False,
    ) -> Problem:
        """A problem of this file at `path`."""
        file, where = self.file, spot or self.spot_of(path)
        if self.is_folder and path:
            file, path = f"{self.file}/{path[0]}", path[1:]
        return Problem(file, code, path, where, found, values or {}, is_warning)

    def spot_of(self, path: Path) -> Spot:
        """Where the value stands, or the nearest thing around it that has a place."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.spots:
                return self.spots[path[:length]]
        return Spot()
