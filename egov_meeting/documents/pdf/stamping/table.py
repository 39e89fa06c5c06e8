"""A table of so many rows that they are stamped and not laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class CellText(NamedTuple):
    """The text of a cell; `language` only where it is not that of the table."""

    text: str
    language: str = ""


Row = Sequence[CellText]


@dataclass(frozen=True)
class StampedTable:
    """Rows, in order. `key` is the table's id in the document; a cell of each row heads it."""

    key: str
    rows: Sequence[Row]
    language: str
    columns: int
    head_column: int = 0


class MasterUnreadable(ValueError):
    """The master document does not show what pdf/stamped_table.html makes it show."""


class NotAsPlanned(RuntimeError):
    """The finished document does not leave the place that was planned for the rows."""
