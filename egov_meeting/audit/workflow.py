"""The table of states of a record and of who may move it between them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step. `permission` names a function in the permissions module of the record's app.

    An empty permission leaves the question to the service that asks for the move.
    """

    source: str
    target: str
    permission: str = ""


@dataclass(frozen=True, slots=True)
class Workflow:
    """States of a field and the moves between them; whatever is not listed is refused."""

    states: type | tuple[str, ...]
    moves: tuple[Move, ...] | list[Move]

    def __post_init__(self) -> None:
        unknown = {end for move in self.moves for end in (move.source, move.target)} - set(
            self.state_names()
        )
        if unknown:
            raise ValueError(f"moves name states that do not exist: {sorted(unknown)}")

    def state_names(self) -> tuple[str, ...]:
        return tuple(getattr(self.states, "values", self.states))  # type: ignore[arg-type]

    def find(self, *, source: str, target: str) -> Move | None:
        """The move between two states, None when the table has no such step."""
        for move in self.moves:
            if move.source == source and move.target == target:
                return move
        return None

    def moves_from(self, source: str) -> Iterator[Move]:
        return (move for move in self.moves if move.source == source)
