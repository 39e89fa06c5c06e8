"""From the block tree back to Markdown, in one normal form."""

from __future__ import annotations

import re

from reports.richtext.list_marks import marks_written
from reports.richtext.tree import (
    Block,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    SimpleTable,
    Strong,
    SubHeading,
    Text,
)

_SPECIAL = re.compile(r"[\\*_|]|\[(?=\[)")
_CLOSING = re.compile(r"(?<=\s)#+\s*$")  # Markdown drops what would close a heading
_AT_START = re.compile(r"([#>+-])|(\d{1,9}|[ivx]{1,6}|[a-z])([.)])(?=\s|$)")


def to_markdown(document: Document) -> str:
    """The text of a tree; reading it again gives the same tree.

    Markdown itself has no way to say bold and italic that touch inside one word.
    """
    return "\n\n".join(_blocks(document.blocks)) + ("\n" if document.blocks else "")


def escaped(text: str) -> str:
    """Plain text so that it stays plain inside a section's text; line ends become spaces."""
    return _start_made_plain(_SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    written = []
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        bullet = "*" if _would_join(before, block) and not written[-1].startswith("*") else "-"
        written.append(_block(block, bullet))
    return written


def _would_join(before: Block | None, block: Block) -> bool:
    """Two lists in a row need different bullets to stay two."""
    return isinstance(before, ListBlock) and isinstance(block, ListBlock)


def _block(block: Block, bullet: str) -> str:
    if isinstance(block, Paragraph):
        return _lines(block.children)
    if isinstance(block, SubHeading):
        text = _CLOSING.sub(lambda found: found[0].replace("#", "\\#"), _lines(block.children))
        return f"{'#' * block.level} {text}".rstrip()
    if isinstance(block, ListBlock):
        return _list(block, bullet)
    if isinstance(block, SimpleTable):
        return _table(block)
    if isinstance(block, Quote):
        return _indented("\n\n".join(_blocks(block.children)), "> ", "> ").replace("> \n", ">\n")
    return f"[[{block.name}]]"


def _list(block: ListBlock, bullet: str) -> str:
    items = []
    for place, item in enumerate(block.items):
        mark = marks_written(block.marks, block.start + place)
        lead = bullet if block.marks == "-" else mark
        if block.marks[0] in "ia":
            lead = f"{bullet} {mark}"
        indent = " " * (len(bullet) + 1 if block.marks[0] in "ia" else len(lead) + 1)
        items.append(_indented("\n\n".join(_blocks(item)), f"{lead} ", indent).rstrip())
    return "\n".join(items)


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        (others if place else first) + line if line or not place or others.strip() else ""
        for place, line in enumerate(lines)
    )


def _table(table: SimpleTable) -> str:
    rule = "|" + " --- |" * len(table.head)
    return "\n".join([_row(table.head), rule, *(_row(row) for row in table.rows)])


def _row(cells: tuple[tuple[Inline, ...], ...]) -> str:
    return "|" + "".join(f" {_inlines(cell)} |" for cell in cells)


def _lines(inlines: tuple[Inline, ...]) -> str:
    """Running text with what could be read as the start of a block made plain."""
    lines = _inlines(inlines).split("\n")
    return "\n".join(map(_start_made_plain, lines))


def _start_made_plain(line: str) -> str:
    return _AT_START.sub(_plain_start, line, count=1) if _AT_START.match(line) else line


def _plain_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(
        _inline(inline, beside_strong=_beside_strong(inlines, place))
        for place, inline in enumerate(inlines)
    )


def _beside_strong(inlines: tuple[Inline, ...], place: int) -> bool:
    """Whether stars on both sides would run together."""
    neighbours = inlines[max(0, place - 1) : place] + inlines[place + 1 : place + 2]
    return any(isinstance(neighbour, Strong) for neighbour in neighbours)


def _inline(inline: Inline, *, beside_strong: bool = False) -> str:
    if isinstance(inline, Text):
        return _SPECIAL.sub(r"\\\g<0>", inline.text)
    if isinstance(inline, Strong):
        return f"**{_inlines(inline.children)}**"
    if isinstance(inline, Emphasis):
        mark = "_" if beside_strong else "*"
        return f"{mark}{_inlines(inline.children)}{mark}"
    if isinstance(inline, LineBreak):
        return "\\\n"
    return (
        inline.token.written().replace("|", "\\|")
        if inline.token.kind == "figure"
        else inline.token.raw
    )
