"""The tags of stamped rows: one table, however many pages it has."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from egov_meeting.documents.pdf.stamping.planning import PlacedRow, TablePlan


class TableTags:
    """Adds rows to the table element that the layout engine made for the table's head."""

    def __init__(self, pdf: pikepdf.Pdf, table: pikepdf.Object, plan: TablePlan) -> None:
        self._pdf = pdf
        self._plan = plan
        self._body = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.TBody, P=table, K=Array())
        )
        heads = [child for child in table.K if child.get("/S") != Name.TBody]
        table.K = Array([*heads, self._body])
        self._of_row = pdf.make_indirect(Dictionary(O=Name.Table, Scope=Name.Row))
        self._rows: list[pikepdf.Object] = []

    def add(
        self, rows: tuple[PlacedRow, ...], *, page: pikepdf.Object, first_mark: int
    ) -> list[pikepdf.Object]:
        """Tag the rows of one page; the cells come back in the order of their marks."""
        cells: list[pikepdf.Object] = []
        for row in rows:
            element = self._pdf.make_indirect(Dictionary(S=Name.TR, P=self._body))
            made = [
                self._cell(element, page, first_mark + len(cells) + column, column, language)
                for column, language in enumerate(row.languages)
            ]
            element.K = Array(made)
            cells += made
            self._rows.append(element)
        return cells

    def finish(self) -> None:
        """Bind the rows to the table."""
        self._body.K = Array(self._rows)

    def _cell(
        self,
        row: pikepdf.Object,
        page: pikepdf.Object,
        mark: int,
        column: int,
        language: str,
    ) -> pikepdf.Object:
        is_head = column == self._plan.table.head_column
        cell = Dictionary(S=Name.TH if is_head else Name.TD, P=row, Pg=page, K=mark)
        if is_head:
            cell.A = self._of_row
        if language:
            cell.Lang = pikepdf.String(language)
        return self._pdf.make_indirect(cell)
