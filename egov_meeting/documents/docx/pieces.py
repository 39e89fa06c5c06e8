"""What texts and tables of a DOCX are put together from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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


def pieces_of(text: Text) -> Sequence[Piece]:
    if isinstance(text, str):
        return [Piece(text)]
    return [text] if isinstance(text, Piece) else text


def cell_of(content: Text | Cell) -> Cell:
    return content if isinstance(content, Cell) else Cell(content)
