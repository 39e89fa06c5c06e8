"""A section's text without any dress: for searching, comparing and counting."""

from __future__ import annotations

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
    Quote,
    SimpleTable,
    Text,
)


def to_plain(document: Document, *, reading: Reading) -> str:
    """Paragraphs parted by empty lines; blocks made from data are left out."""
    blocks = (_block(block, reading) for block in document.blocks)
    return "\n\n".join(text for text in blocks if text)


def inline_text(inlines: tuple[Inline, ...], reading: Reading) -> str:
    """Running text in words."""
    return "".join(_inline(inline, reading) for inline in inlines)


def _block(block: Block, reading: Reading) -> str:
    if isinstance(block, Marker):
        return ""
    if isinstance(block, ListBlock):
        return "\n".join(
            f"{marks_written(block.marks, block.start + place)} {_joined(item, reading)}"
            for place, item in enumerate(block.items)
        )
    if isinstance(block, SimpleTable):
        rows = (block.head, *block.rows)
        return "\n".join(" | ".join(inline_text(cell, reading) for cell in row) for row in rows)
    if isinstance(block, Quote):
        return _joined(block.children, reading)
    return inline_text(block.children, reading)


def _joined(blocks: tuple[Block, ...], reading: Reading) -> str:
    return "\n".join(text for block in blocks if (text := _block(block, reading)))


def _inline(inline: Inline, reading: Reading) -> str:
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, LineBreak):
        return "\n"
    if isinstance(inline, Inserted):
        return speak(inline.token, reading).text
    return inline_text(inline.children, reading)
