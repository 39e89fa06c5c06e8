"""Which rows stand on which page, and in how many lines: known before the document is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.documents.pdf.stamping.faces import tidy
from egov_meeting.documents.pdf.stamping.lines import lines_of
from egov_meeting.documents.pdf.stamping.master import Field, TableMaster
from egov_meeting.documents.pdf.stamping.table import CellText, Row, StampedTable

Lines = tuple[str, ...]


@dataclass(frozen=True)
class PlacedRow:
    """A row's lines by column, and where its text begins (CSS pixels from the top)."""

    top: float
    height: float
    cells: tuple[Lines, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class TablePlan:
    """A table on its pages: the first under its heading, the others of its own."""

    table: StampedTable
    master: TableMaster
    pages: tuple[tuple[PlacedRow, ...], ...]

    @property
    def further_pages(self) -> int:
        return len(self.pages) - 1


def plan_table(*, table: StampedTable, master: TableMaster) -> TablePlan:
    """Wrap every row as the layout engine would and part the rows among pages; no row is cut."""
    pages: list[tuple[PlacedRow, ...]] = []
    page: list[PlacedRow] = []
    top = master.opening
    for row in table.rows:
        cells = _wrapped(row, table, master)
        height = master.line * max(1, *map(len, cells))
        # A page takes at least one row, however high: else it would never end.
        is_full = top + height + master.below > master.bottom and (page or not pages)
        if is_full:
            pages.append(tuple(page))
            page, top = [], master.first
        page.append(PlacedRow(top, height, cells, tuple(cell.language for cell in row)))
        top += height + master.below + master.above
    pages.append(tuple(page))
    return TablePlan(table, master, tuple(pages))


def _wrapped(row: Row, table: StampedTable, master: TableMaster) -> tuple[Lines, ...]:
    return tuple(
        _lines(cell, field, table.language) for cell, field in zip(row, master.fields, strict=True)
    )


def _lines(cell: CellText, field: Field, language: str) -> Lines:
    text = tidy(cell.text)
    if not text:
        return ()
    return lines_of(text, style=field.style, width=field.width, language=cell.language or language)
