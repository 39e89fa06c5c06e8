"""Long tables of the report: planned before it is laid out, stamped after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from egov_meeting.documents.pdf.stamping import (
    CellText,
    StampedTable,
    TablePlan,
    plan_table,
    table_master,
)
from reports.composing import ComposedReport, ComposedSection, Part
from reports.composing.blocks import LongTable
from reports.printing.html import master_html
from reports.printing.stamp import Stamp


def planned_tables(
    report: ComposedReport,
    *,
    stamp: Stamp,
    stylesheets: Sequence[str],
    media: Mapping[str, bytes],
    watermark: str,
) -> tuple[TablePlan, ...]:
    """The pages of every long table, with its rows wrapped; none are laid out for a report without."""
    return tuple(
        plan_table(
            table=_stamped(block, part),
            master=table_master(
                key=block.address,
                columns=len(block.columns),
                html=master_html(report, part, section, stamp=stamp),
                stylesheets=stylesheets,
                media=media,
                watermark=watermark,
            ),
        )
        for part, section, block in _long_tables(report)
    )


def _long_tables(report: ComposedReport) -> Iterator[tuple[Part, ComposedSection, LongTable]]:
    for part in report.parts:
        for section in part.sections:
            for block in section.blocks:
                if isinstance(block, LongTable):
                    yield part, section, block


def _stamped(block: LongTable, part: Part) -> StampedTable:
    return StampedTable(
        key=block.address,
        rows=[[CellText(cell.text, cell.language) for cell in row] for row in block.rows],
        language=part.language,
        columns=len(block.columns),
        head_column=block.head_column,
    )
