"""A section's text as a DOCX, through the builder of documents."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.documents.docx import DocxBuilder, Piece
from reports.richtext.list_marks import marks_written
from reports.richtext.reading import Reading, speak
from reports.richtext.tree import (
    Block,
    Document,
    Inline,
    Inserted,
    LineBreak,
    ListBlock,
    Marker,
    Paragraph,
    Quote,
    SimpleTable,
    Strong,
    SubHeading,
    Text,
)


def to_docx(
    document: Document,
    *,
    builder: DocxBuilder,
    reading: Reading,
    language: str = "",
    heading_level: int = 4,
    table_caption: str = "",
) -> None:
    """Add the text to `builder`; `language` where it is another than the document's."""
    _Writer(builder, reading, language, heading_level, table_caption).blocks(document.blocks)


class _Writer:
    def __init__(
        self,
        builder: DocxBuilder,
        reading: Reading,
        language: str,
        heading_level: int,
        table_caption: str,
    ) -> None:
        self.builder = builder
        self.reading = reading
        self.language = language
        self.heading_level = heading_level
        self.table_caption = table_caption

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.builder.paragraph(self.pieces(block.children))
        elif isinstance(block, SubHeading):
            self.builder.paragraph(self.pieces(block.children, bold=True))
        elif isinstance(block, ListBlock):
            self._list(block)
        elif isinstance(block, SimpleTable):
            self._table(block)
        elif isinstance(block, Quote):
            for child in block.children:
                self._quoted(child)
        elif isinstance(block, Marker):
            self.builder.paragraph(f"[[{block.name}]]")

    def _quoted(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.builder.paragraph(self.pieces(block.children), style="Quote")
        else:
            self._block(block)

    def _list(self, block: ListBlock) -> None:
        """Items of several paragraphs end the list they stand in, and it goes on after them."""
        for place, item in enumerate(block.items):
            first, rest = (item[0], item[1:]) if item else (Paragraph(()), ())
            pieces = self.pieces(first.children) if isinstance(first, Paragraph) else []
            if block.marks == "-":
                self.builder.bullets([pieces])
            else:
                mark = marks_written(block.marks, block.start + place)
                self.builder.numbered([pieces], marks=[mark])
            self.blocks(rest if isinstance(first, Paragraph) else item)

    def _table(self, table: SimpleTable) -> None:
        rows = [[self.pieces(cell) for cell in row] for row in table.rows]
        head = [self.pieces(cell) for cell in table.head]
        self.builder.table(head=head, rows=rows, caption=self.table_caption)

    def pieces(
        self, inlines: tuple[Inline, ...], *, bold: bool = False, italic: bool = False
    ) -> list[Piece]:
        return list(self._pieces(inlines, bold, italic))

    def _pieces(self, inlines: tuple[Inline, ...], bold: bool, italic: bool) -> Iterator[Piece]:
        for inline in inlines:
            if isinstance(inline, Text):
                yield Piece(inline.text, bold, italic, self.language)
            elif isinstance(inline, LineBreak):
                yield Piece("\n", bold, italic, self.language)
            elif isinstance(inline, Inserted):
                spoken = speak(inline.token, self.reading)
                yield Piece(spoken.text, bold, italic, spoken.language or self.language)
            elif isinstance(inline, Strong):
                yield from self._pieces(inline.children, True, italic)  # noqa: FBT003
            else:
                yield from self._pieces(inline.children, bold, True)  # noqa: FBT003
