"""Stretches of text that make up a line."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `language` only where it is not the part's own."""

    text: str
    language: str = ""
    bold: bool = False
    italic: bool = False
    is_gap: bool = False


Line = tuple[Piece, ...]


def plain(line: Line) -> str:
    """The words of a line."""
    return "".join(piece.text for piece in line)


def joined(lines: list[Line], between: str = "; ") -> Line:
    """Lines one after the other."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(between))
        pieces.extend(line)
    return tuple(pieces)


def line_html(line: Line) -> SafeString:
    """A line with its emphasis and languages; everything in it is escaped."""
    return SafeString("".join(map(_piece, line)))


def _piece(piece: Piece) -> str:
    text = str(escape(piece.text))
    if piece.italic:
        text = f"<em>{text}</em>"
    if piece.bold:
        text = f"<strong>{text}</strong>"
    if piece.language:
        gap = ' class="untranslated"' if piece.is_gap else ""
        text = f'<span lang="{piece.language}"{gap}>{text}</span>'
    return text
