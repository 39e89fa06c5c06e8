"""Tables of a DOCX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from egov_meeting.documents.docx.markup import draw_rules, keep_row_whole, repeat_row, shade
from egov_meeting.documents.docx.pieces import Cell, Text, cell_of, pieces_of

HEAD_COLOUR, RULE_COLOUR = "EEF3F0", "B9C4BE"
Writer = Callable[[Any, Text], None]


def fill_table(
    document: Document,
    *,
    head: Sequence[Text | Cell],
    rows: Sequence[Sequence[Text | Cell]],
    widths: Sequence[float],
    room: int,
    write: Writer,
) -> None:
    """Add a table as wide as `room` (EMU); `widths` are shares of it, equal ones by default."""
    count = sum(cell_of(content).columns for content in head)
    table = document.add_table(rows=0, cols=count)
    draw_rules(table, RULE_COLOUR)
    table.autofit = False
    shares = list(widths) or [1.0] * count
    sizes = [int(room * share / sum(shares)) for share in shares]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    first = _add_row(table, [_as_head(content) for content in head], sizes, write)
    repeat_row(first)
    for cell in first.cells:
        shade(cell, HEAD_COLOUR)
    for row in rows:
        _add_row(table, [cell_of(content) for content in row], sizes, write)


def _add_row(table: Any, contents: Sequence[Cell], sizes: Sequence[int], write: Writer) -> Any:
    row = table.add_row()
    keep_row_whole(row)
    cells, at = row.cells, 0
    for content in contents:
        cell = cells[at]
        width = sum(sizes[at : at + content.columns])
        if content.columns > 1:
            cell = cell.merge(cells[at + content.columns - 1])
        cell.width = width
        _fill(cell, content, write)
        at += content.columns
    return row


def _fill(cell: Any, content: Cell, write: Writer) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    if content.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    pieces = pieces_of(content.text)
    if content.is_head:
        pieces = [replace(piece, bold=True) for piece in pieces]
    write(paragraph, pieces)


def _as_head(content: Text | Cell) -> Cell:
    cell = cell_of(content)
    return Cell(cell.text, is_head=True, is_number=cell.is_number, columns=cell.columns)
