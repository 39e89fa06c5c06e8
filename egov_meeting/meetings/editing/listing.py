"""A table of rows, ready for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.display import (
    Cell,
    Heading,
    cell_of,
    heading_of,
    is_named_verbatim,
    is_pair,
    missing_language,
)
from egov_meeting.meetings.editing.registry import Section
from egov_meeting.meetings.models import Edition


@dataclass(frozen=True)
class Line:
    """One row: its cells, the language its texts lack, and where it is edited."""

    pk: Any
    name: str
    cells: list[Cell]
    missing: str
    address: str
    move_address: str


@dataclass(frozen=True)
class Table:
    section: Section
    headings: list[Heading]
    lines: list[Line]
    is_ordered: bool
    is_verbatim: bool


def table_of(
    section: Section,
    edition: Edition | None,
    rows: Iterable[Any],
    *,
    without: str = "",
) -> Table:
    """The rows under the columns of their section; `without` leaves the column of the parent out."""
    columns = tuple(name for name in section.columns if name != without)
    pairs = tuple(name for name in section.fields if is_pair(section.model, name))
    return Table(
        section,
        [heading_of(section.model, name) for name in columns],
        [_line(section, edition, row, columns, pairs) for row in rows],
        section.order_scope is not None,
        is_named_verbatim(section.model),
    )


def _line(
    section: Section,
    edition: Edition | None,
    row: Any,
    columns: tuple[str, ...],
    pairs: tuple[str, ...],
) -> Line:
    return Line(
        row.pk,
        str(row),
        [cell_of(row, name) for name in columns],
        missing_language(row, pairs),
        address(section, edition, "row", row.pk),
        address(section, edition, "move_row", row.pk) if section.order_scope is not None else "",
    )
