"""The tags of stamped rows: one table, however many pages it has.

Ten thousand rows are fifty thousand tags. They are written as text into an update appended to the
finished file: as objects of the PDF library they would take a second and seventy megabytes more.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from egov_meeting.documents.pdf.stamping.planning import PlacedRow, TablePlan
from egov_meeting.documents.pdf.stamping.update import Update, reference


@dataclass(frozen=True)
class UntaggedTable:
    """A table stamped from page `opening` on; `first_mark` counts the marks that page had before."""

    plan: TablePlan
    opening: int
    first_mark: int


def leave_room_for_rows(pdf: pikepdf.Pdf, table: pikepdf.Object, marked: Array) -> None:
    """Give the table that the engine tagged an empty body, and make it the last entry of `marked`.

    `marked` is the list of tags of the opening page; there the body is found again when the file has
    been written and its objects have other numbers.
    """
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TBody, P=table, K=Array()))
    heads = [child for child in table.K if child.get("/S") != Name.TBody]
    table.K = Array([*heads, body])
    marked.append(body)


def with_table_tags(content: bytes, *, tables: Sequence[UntaggedTable]) -> bytes:
    """The finished file with the rows of `tables` tagged; the same file without any."""
    if not tables:
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree
        lists = _parent_lists(parents.Nums)
        update = Update(pdf)
        for table in tables:
            opening = lists[table.opening]
            body = pdf.get_object(int(opening.pop().split()[0]), 0)
            pages = [reference(page.obj) for page in list(pdf.pages)[table.opening :]]
            writer = _TableWriter(update, reference(body), table.plan)
            for offset, rows in enumerate(table.plan.pages):
                first_mark = 0 if offset else table.first_mark
                cells = writer.write(rows, page=pages[offset], first_mark=first_mark)
                lists[table.opening + offset] += cells
            head = b"<</Type/StructElem/S/TBody/P %s/K[" % reference(body.P)
            update.replace(body, head + b" ".join(writer.rows) + b"]>>")
        update.replace(parents, b"<</Nums[%s]>>" % b" ".join(_written(lists, parents.Nums)))
        return update.appended_to(content)


class _TableWriter:
    def __init__(self, update: Update, body: bytes, plan: TablePlan) -> None:
        self._update = update
        self._body = body
        self._head_column = plan.table.head_column
        self._scope = update.add(b"<</O/Table/Scope/Row>>")
        self.rows: list[bytes] = []

    def write(self, rows: tuple[PlacedRow, ...], *, page: bytes, first_mark: int) -> list[bytes]:
        """Tag the rows of one page; references of the cells come back in the order of their marks."""
        written: list[bytes] = []
        mark = first_mark
        for row in rows:
            number = self._update.next_number
            cells = [b"%d 0 R" % (number + 1 + column) for column in range(len(row.cells))]
            self.rows.append(
                self._update.add(b"<</S/TR/P %s/K[%s]>>" % (self._body, b" ".join(cells)))
            )
            for column, language in enumerate(row.languages):
                self._update.add(self._cell(number, page, mark, column, language))
                mark += 1
            written += cells
        return written

    def _cell(self, row: int, page: bytes, mark: int, column: int, language: str) -> bytes:
        head = b"/TH/A " + self._scope if column == self._head_column else b"/TD"
        spoken = b"/Lang(%s)" % language.encode() if language else b""
        return b"<</S%s/P %d 0 R/Pg %s/K %d%s>>" % (head, row, page, mark, spoken)


def _parent_lists(numbers: Array) -> dict[int, list[bytes]]:
    """Lists of tags by page; annotations, which have a single tag, are not among them."""
    return {
        int(numbers[at]): [b"null" if one is None else reference(one) for one in numbers[at + 1]]
        for at in range(0, len(numbers), 2)
        if isinstance(numbers[at + 1], Array)
    }


def _written(lists: dict[int, list[bytes]], numbers: Array) -> Iterator[bytes]:
    for at in range(0, len(numbers), 2):
        key = int(numbers[at])
        entry = b"[%s]" % b" ".join(lists[key]) if key in lists else reference(numbers[at + 1])
        yield b"%d %s" % (key, entry)
