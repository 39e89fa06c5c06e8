"""A section's text as the browser's editor takes it: plain elements, and tokens as chips.

What the editor does not edit (tables, blocks made from data) is carried through as Markdown in a
chip, so that nothing is lost on the way. static/js/report_editor.js writes it back.
"""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.richtext import Document, Reading, parse, to_markdown
from reports.richtext.reading import speak
from reports.richtext.tokens import Token
from reports.richtext.tree import (
    Block,
    Emphasis,
    Inline,
    Inserted,
    LineBreak,
    ListBlock,
    Marker,
    Paragraph,
    Quote,
    Strong,
    SubHeading,
    Text,
)


def editor_html(text: str, *, reading: Reading) -> SafeString:
    """The text for the editor. Everything typed is escaped."""
    return _blocks(parse(text).blocks, reading)


def chip(token: Token, *, reading: Reading) -> SafeString:
    """A token as a piece that is moved and deleted as a whole."""
    spoken = speak(token, reading)
    return format_html(
        '<span class="chip{}" contenteditable="false" data-token="{}">{}</span>',
        f" chip-{spoken.trouble}" if spoken.trouble else "",
        token.raw or token.written(),
        spoken.text,
    )


def _blocks(blocks: tuple[Block, ...], reading: Reading) -> SafeString:
    return format_html_join("", "{}", ((_block(block, reading),) for block in blocks))


def _block(block: Block, reading: Reading) -> SafeString:
    if isinstance(block, Paragraph):
        return format_html("<p>{}</p>", _inlines(block.children, reading))
    if isinstance(block, SubHeading):
        return format_html(
            '<h4 data-level="{}">{}</h4>', block.level, _inlines(block.children, reading)
        )
    if isinstance(block, ListBlock):
        return _list(block, reading)
    if isinstance(block, Quote):
        return format_html("<blockquote>{}</blockquote>", _blocks(block.children, reading))
    return _carried(block)


def _list(block: ListBlock, reading: Reading) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((_item(item, reading),) for item in block.items))
    tag = "ul" if block.marks == "-" else "ol"
    return format_html(
        '<{} data-marks="{}" data-start="{}">{}</{}>', tag, block.marks, block.start, items, tag
    )


def _item(item: tuple[Block, ...], reading: Reading) -> SafeString:
    """The first paragraph of an item stands in it without an element of its own."""
    if item and isinstance(item[0], Paragraph):
        first = _inlines(item[0].children, reading)
        return format_html("{}{}", first, _blocks(item[1:], reading))
    return _blocks(item, reading)


def _carried(block: Block) -> SafeString:
    markdown = to_markdown(Document((block,))).strip()
    kind = "block" if isinstance(block, Marker) else "table"
    return format_html(
        '<div class="chip chip-{}" contenteditable="false" data-markdown="{}">{}</div>',
        kind,
        markdown,
        markdown,
    )


def _inlines(inlines: tuple[Inline, ...], reading: Reading) -> SafeString:
    return format_html_join("", "{}", ((_inline(inline, reading),) for inline in inlines))


def _inline(inline: Inline, reading: Reading) -> str | SafeString:
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, Strong):
        return format_html("<strong>{}</strong>", _inlines(inline.children, reading))
    if isinstance(inline, Emphasis):
        return format_html("<em>{}</em>", _inlines(inline.children, reading))
    if isinstance(inline, LineBreak):
        return mark_safe("<br>")
    assert isinstance(inline, Inserted)
    return chip(inline.token, reading=reading)
