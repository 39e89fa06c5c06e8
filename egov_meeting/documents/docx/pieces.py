"""What texts and tables of a DOCX are put together from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `language` ("sw", "en") only when it is not the document's."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""


Text = str | Piece | Sequence[Piece]


@dataclass(frozen=True)
class Cell:
    """A cell of a table; plain texts may stand in its place. `is_head` makes it the head of its row."""

    text: Text
    is_head: bool = False
    is_number: bool = False
    columns: int = 1


def clean(text: str) -> str:
    """The text without the control characters that XML cannot carry."""
    return CONTROLS.sub("", text)


def pieces_of(text: Text) -> Sequence[Piece]:
    """The text as pieces, cleaned."""
    if isinstance(text, str):
        text = [Piece(text)]
    pieces = [text] if isinstance(text, Piece) else text
    return [replace(piece, text=clean(piece.text)) for piece in pieces]


def cell_of(content: Text | Cell) -> Cell:
    return content if isinstance(content, Cell) else Cell(content)
