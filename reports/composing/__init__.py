"""What stands in the report, in order: sections, their blocks, tables and references."""

from reports.composing.compose import compose_bilingual, compose_report
from reports.composing.composed import (
    ComposedReport,
    ComposedSection,
    ComposeOptions,
    ContentsEntry,
    Cover,
    Part,
    Problem,
)

__all__ = [
    "ComposeOptions",
    "ComposedReport",
    "ComposedSection",
    "ContentsEntry",
    "Cover",
    "Part",
    "Problem",
    "compose_bilingual",
    "compose_report",
]
