"""From Markdown to the block tree. Nothing is refused: what is not understood is text."""

from __future__ import annotations

import re
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
        if child.type in ("bullet_list", "ordered_list"):
            blocks.extend(_lists(child))
        else:
            blocks.append(_block(child))
    return tuple(blocks)


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
    """The running text below a block, with neighbouring pieces of plain text made one."""
    inlines: list[Inline] = []
    for child in node.children:
        parts = _inlines(child) if child.type == "inline" else (_inline(child),)
        for part in parts:
            if isinstance(part, Text) and inlines and isinstance(inlines[-1], Text):
                inlines[-1] = Text(inlines[-1].text + part.text)
            elif part != Text(""):
                inlines.append(part)
    return tuple(inlines)


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
