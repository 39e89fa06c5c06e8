"""The composed report as DOCX, for last edits in a word processor."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docx.image.exceptions import UnrecognizedImageError
from PIL import Image, UnidentifiedImageError

from egov_meeting.documents.docx import Cell, DocxBuilder, DocxDescription
from egov_meeting.documents.docx import Piece as DocxPiece
from reports.composing import ComposedReport, ComposedSection, Part
from reports.composing.blocks import Cell as DataCell
from reports.composing.blocks import (
    Chart,
    DataTable,
    Facts,
    Line,
    LongTable,
    PartHeading,
    Picture,
    Remark,
    RichText,
    WrittenTable,
    plain,
)
from reports.printing.html import CONTENTS, report_title
from reports.printing.pictures import pictures_of
from reports.printing.stamp import Stamp
from reports.richtext import Document
from reports.richtext.docx import to_docx

NO_BREAK = "\u00a0"


def report_docx(report: ComposedReport, *, stamp: Stamp) -> bytes:
    """The same report as the PDF; the same report and stamp give the same bytes."""
    language = report.parts[0].language
    builder = DocxBuilder(
        DocxDescription(
            title=report_title(report),
            language=language,
            created=stamp.made_at,
            author=report.edition.organiser.name_on(report.edition.starts_on, language),
            running_title=report.cover.meeting,
            running_note=stamp.note(language),
        )
    )
    cover = report.cover
    below = [f"“{cover.theme}”"] if cover.theme else []
    below += [line for line in (cover.place, cover.dates, stamp.note(language)) if line]
    builder.cover(title=report_title(report), above=cover.above, below=below)
    builder.contents(title=CONTENTS.in_language(language))
    pictures = pictures_of(report)
    for part in report.parts:
        for section in part.sections:
            if section.place != "front":
                _SectionWriter(builder, part, pictures).write(section)
    return builder.save()


class _SectionWriter:
    def __init__(self, builder: DocxBuilder, part: Part, pictures: dict[str, bytes]) -> None:
        self._builder = builder
        self._part = part
        self._pictures = pictures
        # What is in the second language of a report in both says so of itself.
        self._language = part.language

    def write(self, section: ComposedSection) -> None:
        mark = ":" if section.place == "annex" else ""
        self._builder.heading(f"{section.number}{mark} {section.title}", level=section.level)
        for block in section.blocks:
            self._writers[type(block)](self, block)

    def _rich(self, block: RichText) -> None:
        to_docx(
            block.document,
            builder=self._builder,
            reading=self._part.reading,
            language=block.language or self._language,
        )

    def _written_table(self, block: WrittenTable) -> None:
        to_docx(
            Document((block.table,)),
            builder=self._builder,
            reading=self._part.reading,
            language=self._language,
            table_caption=block.caption,
        )

    def _heading(self, block: PartHeading) -> None:
        text = f"{block.number} {block.text}" if block.number else block.text
        if block.number or block.level <= 2:
            self._builder.heading(text, level=block.level)
        else:
            # Headings without a number stay out of the contents.
            self._builder.heading(text, level=4)

    def _table(self, block: DataTable) -> None:
        caption = f"{block.label}: {block.caption}" if block.label else ""
        self._builder.table(
            head=[column.title for column in block.columns],
            rows=[
                [
                    self._cell(cell, is_time=column.kind == "time")
                    for cell, column in zip(row, block.columns, strict=True)
                ]
                for row in block.rows
            ],
            caption=caption,
            widths=[column.share for column in block.columns],
        )
        if block.note:
            self._builder.paragraph(self._pieces(block.note), style="Note")

    def _long_table(self, block: LongTable) -> None:
        self._builder.table(
            head=[column.title for column in block.columns],
            rows=[[Cell(self._pieces((piece,))) for piece in row] for row in block.rows],
            widths=[column.share for column in block.columns],
        )

    def _cell(self, cell: DataCell, *, is_time: bool) -> Cell:
        pieces = self._pieces(cell.text)
        if is_time:
            pieces = [replace(piece, text=piece.text.replace(" ", NO_BREAK)) for piece in pieces]
        for note in cell.notes:
            pieces += [DocxPiece("\n"), *self._pieces(note)]
        return Cell(pieces)

    def _facts(self, block: Facts) -> None:
        for label, lines in block.rows:
            for place, line in enumerate(lines):
                lead = [DocxPiece(f"{label}: ", bold=True)] if not place else []
                self._builder.paragraph([*lead, *self._pieces(line)], style="Byline")

    def _picture(self, block: Picture) -> None:
        caption = f"{block.label}: {plain(block.caption)}" if block.label else plain(block.caption)
        content = self._pictures.get(block.media_key)
        if content is None:
            self._builder.paragraph(caption, style="Caption")
            return
        try:
            self._builder.picture(
                _as_png_or_jpeg(content),
                alternative=plain(block.caption),
                caption=caption,
                width_mm=120,
            )
        except (UnrecognizedImageError, UnidentifiedImageError):
            self._builder.paragraph(caption, style="Caption")

    def _remark(self, block: Remark) -> None:
        self._builder.paragraph(self._pieces(block.text), style="Note")

    def _chart(self, block: Chart) -> None:
        """Its figures as a table, which stays open to editing."""
        self._builder.table(
            head=list(block.head),
            rows=[
                [Cell([DocxPiece(bar.value.label)]), Cell([DocxPiece(bar.value.shown)])]
                for bar in block.chart.bars
            ],
            caption=block.chart.title,
            widths=[0.7, 0.3],
        )

    def _pieces(self, line: Line) -> list[DocxPiece]:
        return [
            DocxPiece(piece.text, piece.bold, piece.italic, piece.language or self._language)
            for piece in line
        ]

    _writers: dict[type, Callable[[Any, Any], None]] = {
        RichText: _rich,
        WrittenTable: _written_table,
        PartHeading: _heading,
        DataTable: _table,
        LongTable: _long_table,
        Facts: _facts,
        Picture: _picture,
        Remark: _remark,
        Chart: _chart,
    }


def _as_png_or_jpeg(content: bytes) -> bytes:
    """Word processors take these two for certain; anything else becomes a PNG."""
    if content.startswith((b"\x89PNG", b"\xff\xd8")):
        return content
    target = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        image.convert("RGB").save(target, "PNG")
    return target.getvalue()
