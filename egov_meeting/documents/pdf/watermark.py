"""The word DRAFT (or RASIMU) across every page: drawn as outlines, so that no search finds it in the text."""

from __future__ import annotations

import base64
from functools import cache

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from egov_meeting.documents.pdf.fonts import font_file

COLOUR = "#e4e7ea"


@cache
def watermark_css(word: str) -> str:
    """A page rule that paints `word` slantwise behind the text; backgrounds are artifacts to readers."""
    picture = base64.b64encode(_slanted(word).encode()).decode()
    return (
        f'@page {{ background: url("data:image/svg+xml;base64,{picture}")'
        " no-repeat center / 80% auto; }"
    )


def _slanted(word: str) -> str:
    path, width, height = _outline(word)
    side = width + height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{side}" height="{side}"><g fill="{COLOUR}" transform="translate({side / 2:.0f} '
        f'{side / 2:.0f}) rotate(-45) scale(1 -1) translate({-width / 2:.0f} {-height / 2:.0f})">'
        f'<path d="{path}"/></g></svg>'
    )


def _outline(word: str) -> tuple[str, int, int]:
    font = TTFont(font_file("SourceSansPro-Bold"))
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen, x, top = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}"), 0, 0
    for letter in word:
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(TransformPen(pen, (1, 0, 0, 1, x, 0)))
        bounds = BoundsPen(glyphs)
        glyph.draw(bounds)
        top = max(top, int(bounds.bounds[3]) if bounds.bounds else 0)
        x += int(glyph.width)
    return pen.getCommands(), x, top
