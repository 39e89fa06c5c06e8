"""Lines of the report as HTML."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString

from reports.composing.blocks import Line, Piece


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
