"""A section's text as HTML, for pages and for the PDF. Everything typed is escaped."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString

from reports.richtext.reading import Reading, speak
from reports.richtext.tokens import Token
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

LIST_CLASSES = {
    "1.": "list-figures",
    "1)": "list-figures-bracket",
    "i)": "list-roman",
    "i.": "list-roman-stop",
    "a)": "list-letters",
    "a.": "list-letters-stop",
}


def to_html(
    document: Document,
    *,
    reading: Reading,
    heading_level: int = 3,
    marker: Callable[[str], str] | None = None,
    table_caption: str = "",
) -> SafeString:
    """The text as safe HTML.

    `heading_level` is the level of its highest sub-headings; `marker` gives the HTML of a block made
    from data (by default a line that names the block); `table_caption` stands above its tables.
    """
    levels = [block.level for block in document.blocks if isinstance(block, SubHeading)]
    top = heading_level + 1 - min(levels, default=1)
    writer = _Writer(reading, top, marker or _named_block, table_caption)
    return SafeString("\n".join(writer.block(block) for block in document.blocks))


def _named_block(name: str) -> str:
    return f'<p class="data-block">[[{escape(name)}]]</p>'


class _Writer:
    def __init__(
        self,
        reading: Reading,
        heading_level: int,
        marker: Callable[[str], str],
        table_caption: str = "",
    ) -> None:
        self.table_caption = table_caption
        self.reading = reading
        self.heading_level = heading_level
        self.marker = marker

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self.inlines(block.children)}</p>"
        if isinstance(block, SubHeading):
            level = min(6, self.heading_level + block.level - 1)
            return f"<h{level}>{self.inlines(block.children)}</h{level}>"
        if isinstance(block, ListBlock):
            return self._list(block)
        if isinstance(block, SimpleTable):
            return self._table(block)
        if isinstance(block, Quote):
            return f"<blockquote>{''.join(map(self.block, block.children))}</blockquote>"
        return self.marker(block.name)

    def _list(self, block: ListBlock) -> str:
        items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
        if block.marks == "-":
            return f"<ul>{items}</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f'<ol class="{LIST_CLASSES[block.marks]}"{start}>{items}</ol>'

    def _item(self, item: tuple[Block, ...]) -> str:
        """An item of one paragraph needs no paragraph of its own."""
        if len(item) == 1 and isinstance(item[0], Paragraph):
            return self.inlines(item[0].children)
        return "".join(map(self.block, item))

    def _table(self, table: SimpleTable) -> str:
        head = "".join(f'<th scope="col">{self.inlines(cell)}</th>' for cell in table.head)
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inlines(cell)}</td>" for cell in row) + "</tr>"
            for row in table.rows
        )
        caption = f"<caption>{escape(self.table_caption)}</caption>" if self.table_caption else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def inlines(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            return escape(inline.text)
        if isinstance(inline, Strong):
            return f"<strong>{self.inlines(inline.children)}</strong>"
        if isinstance(inline, Emphasis):
            return f"<em>{self.inlines(inline.children)}</em>"
        if isinstance(inline, LineBreak):
            return "<br>"
        return self._inserted(inline.token)

    def _inserted(self, token: Token) -> str:
        spoken = speak(token, self.reading)
        text = escape(spoken.text)
        if spoken.address:
            return f'<a href="{escape(spoken.address)}">{text}</a>'
        if spoken.language:
            gap = ' class="untranslated"' if spoken.trouble == "gap" else ""
            return f'<span lang="{spoken.language}"{gap}>{text}</span>'
        if spoken.trouble and self.reading.draft:
            return f'<mark class="figure-{spoken.trouble}">{text}</mark>'
        if spoken.key and self.reading.draft:
            return f'<span class="figure" data-figure="{escape(spoken.key)}">{text}</span>'
        return str(text)
