"""The block tree of a section's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reports.richtext.tokens import Token

ListMarks = Literal["-", "1.", "1)", "i)", "i.", "a)", "a."]


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class LineBreak:
    pass


@dataclass(frozen=True)
class Inserted:
    """A token in the running text: a figure, a reference, words of the other language."""

    token: Token


Inline = Text | Strong | Emphasis | LineBreak | Inserted


@dataclass(frozen=True)
class Paragraph:
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class SubHeading:
    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class ListBlock:
    """A list; `marks` is how its first item was marked, `start` the number of that item."""

    marks: ListMarks
    start: int
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class SimpleTable:
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True)
class Quote:
    """A quotation; one that begins with "picha:" or "picture:" is the caption of a photograph."""

    children: tuple[Block, ...]


@dataclass(frozen=True)
class Marker:
    """Where a block made from data stands: `table:entries`, `photographs`."""

    name: str


Block = Paragraph | SubHeading | ListBlock | SimpleTable | Quote | Marker


@dataclass(frozen=True)
class Document:
    """A section's text, read."""

    blocks: tuple[Block, ...] = field(default=())
