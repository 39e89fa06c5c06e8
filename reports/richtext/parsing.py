"""From Markdown to the block tree. Nothing is refused: what is not understood is text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from reports.richtext.list_marks import lines_with_bullets, with_list_marks
from reports.richtext.tokens import TOKEN, Token, token_of
from reports.richtext.tree import (
    Block,
    Document,
    Emphasis,
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

# HTML, links, images, code and entities are not among them: they stay what was typed.
RULES = ["heading", "list", "blockquote", "table", "emphasis", "escape", "newline"]


def parse(text: str) -> Document:
    """The tree of a section's text."""
    source = lines_with_bullets(_bars_in_tokens_escaped(text.replace("\r\n", "\n")))
    root = SyntaxTreeNode(_parser().parse(source))
    return Document(_blocks(root))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(RULES)
    parser.inline.ruler.before("escape", "figure_token", _token_rule)
    return parser


def _token_rule(state: StateInline, silent: bool) -> bool:
    """Recognise `[[…]]` where the running text stands."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = TOKEN.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("figure_token", "", 0).meta = {"token": token_of(match)}
    state.pos = match.end()
    return True


def _bars_in_tokens_escaped(text: str) -> str:
    """A bar inside a token must not end a table's cell."""
    return TOKEN.sub(lambda match: re.sub(r"(?<!\\)\|", r"\\|", match[0]), text)


def _blocks(node: SyntaxTreeNode) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for child in node.children:
        found = _lists(child) if child.type in ("bullet_list", "ordered_list") else (_block(child),)
        for block in found:
            if blocks and _goes_on(blocks[-1], block):
                blocks[-1] = replace(blocks[-1], items=blocks[-1].items + block.items)
            else:
                blocks.append(block)
    return tuple(blocks)


def _goes_on(before: Block, block: Block) -> bool:
    """Two lists numbered alike with nothing between them are one: Markdown cannot keep them apart."""
    if not (isinstance(before, ListBlock) and isinstance(block, ListBlock)):
        return False
    return before.marks == block.marks and before.marks in ("1.", "1)")


def _block(node: SyntaxTreeNode) -> Block:
    if node.type == "heading":
        return SubHeading(int(node.tag[1]), _inlines(node))
    if node.type == "table":
        return _table(node)
    if node.type == "blockquote":
        return Quote(_blocks(node))
    return _paragraph(_inlines(node))


def _paragraph(inlines: tuple[Inline, ...]) -> Block:
    """A paragraph, or the place of a block when a block's token is all there is."""
    if len(inlines) == 1 and isinstance(inlines[0], Inserted):
        token: Token = inlines[0].token
        if token.kind == "block":
            return Marker(token.key)
    return Paragraph(inlines)


def _lists(node: SyntaxTreeNode) -> tuple[ListBlock, ...]:
    items = tuple(_blocks(item) for item in node.children)
    if node.type == "bullet_list":
        return with_list_marks(ListBlock("-", 1, items))
    start = int(node.attrs.get("start", 1))
    return (ListBlock("1)" if node.markup == ")" else "1.", start, items),)


def _table(node: SyntaxTreeNode) -> SimpleTable:
    rows = [
        tuple(_inlines(cell) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    return SimpleTable(rows[0], tuple(rows[1:]))


def _inlines(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    """The running text below a block, with neighbouring pieces of one kind made one."""
    inlines: list[Inline] = []
    for child in node.children:
        parts = _inlines(child) if child.type == "inline" else (_inline(child),)
        for part in parts:
            joined = _joined(inlines[-1], part) if inlines else None
            if joined is not None:
                inlines[-1] = joined
            elif part != Text(""):
                inlines.append(part)
    return tuple(inlines)


def _joined(before: Inline, after: Inline) -> Inline | None:
    """Two pieces as one, where nothing tells them apart."""
    if isinstance(before, Text) and isinstance(after, Text):
        return Text(before.text + after.text)
    if isinstance(before, Strong) and isinstance(after, Strong):
        return Strong(_closed_up(before.children, after.children))
    if isinstance(before, Emphasis) and isinstance(after, Emphasis):
        return Emphasis(_closed_up(before.children, after.children))
    return None


def _closed_up(before: tuple[Inline, ...], after: tuple[Inline, ...]) -> tuple[Inline, ...]:
    joined = _joined(before[-1], after[0]) if before and after else None
    return (*before[:-1], joined, *after[1:]) if joined is not None else before + after


def _inline(node: SyntaxTreeNode) -> Inline:
    if node.type == "figure_token":
        return Inserted(node.meta["token"])
    if node.type == "strong":
        return Strong(_inlines(node))
    if node.type == "em":
        return Emphasis(_inlines(node))
    if node.type == "hardbreak":
        return LineBreak()
    return Text(" " if node.type == "softbreak" else node.content)
