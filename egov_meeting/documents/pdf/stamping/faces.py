"""Fonts as the layout engine uses them: glyphs chosen, joined and kerned by HarfBuzz."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import uharfbuzz as hb

from egov_meeting.documents.pdf.fonts import FACES, font_file

# Stands, visibly, for a letter that none of our fonts can draw; the letter itself can still be copied.
MISSING = "◊"
TABULAR = ("tnum",)
WEIGHTS = {400: "", 600: "-Semi-Bold", 700: "-Bold"}


class Glyph(NamedTuple):
    """One glyph; widths and offsets in thousandths of the font's size. `cluster` counts letters."""

    number: int
    advance: float
    right: float
    up: float
    cluster: int


@dataclass(frozen=True)
class Shaped:
    """A text as glyphs. `drawn` is what they show, which is `text` unless letters were missing."""

    text: str
    drawn: str
    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def is_whole(self) -> bool:
        return self.text == self.drawn


class Face:
    """One face of fonts.FACES, read once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.face = hb.Face(hb.Blob.from_file_path(str(font_file(name))))
        self._font = hb.Font(self.face)
        self._scale = 1000 / self.face.upem
        self._widths: dict[int, float] = {}
        self._drawn: dict[str, bool] = {}

    def shaped(self, text: str, *, features: Mapping[str, bool]) -> Shaped:
        """The glyphs of `text`, with a mark for every letter this face lacks."""
        drawn = self._drawable(text)
        buffer = self._buffer(drawn, features)
        scale = self._scale
        glyphs = tuple(
            Glyph(info.codepoint, at[2] * scale, at[0] * scale, at[1] * scale, info.cluster)
            for info, at in zip(
                buffer.glyph_infos, (one.position for one in buffer.glyph_positions), strict=True
            )
        )
        return Shaped(text, drawn, glyphs, sum(glyph.advance for glyph in glyphs))

    def width(self, text: str, *, features: Mapping[str, bool]) -> float:
        """How wide `text` would be, in thousandths of the font's size."""
        buffer = self._buffer(self._drawable(text), features)
        return sum([one.x_advance for one in buffer.glyph_positions]) * self._scale

    def _buffer(self, drawn: str, features: Mapping[str, bool]) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, dict(features))
        return buffer

    def _drawable(self, text: str) -> str:
        return "".join([one if self._draws(one) else MISSING for one in text])

    def width_of(self, glyph: int) -> float:
        """The width that the file declares for a glyph, before any kerning."""
        if glyph not in self._widths:
            self._widths[glyph] = self._font.get_glyph_h_advance(glyph) * self._scale
        return self._widths[glyph]

    @cached_property
    def letters(self) -> dict[int, str]:
        """The first letter that each glyph of the font is for."""
        found: dict[int, str] = {}
        for point in self.face.unicodes:
            glyph = self._font.get_nominal_glyph(point)
            if glyph is not None:
                found.setdefault(glyph, chr(point))
        return found

    def _draws(self, letter: str) -> bool:
        if letter not in self._drawn:
            self._drawn[letter] = self._font.get_nominal_glyph(ord(letter)) is not None
        return self._drawn[letter]


@cache
def face_called(name: str) -> Face:
    """The face of this name in fonts.FACES."""
    return Face(name)


@cache
def face_painted_as(base_font: str) -> Face:
    """The face behind a font name in a PDF ("ABCDEF+Source-Sans-Pro-Semi-Bold"). Raises KeyError."""
    names = {
        family.replace(" ", "-") + WEIGHTS[weight] + ("-Italic" if style == "italic" else ""): name
        for name, (family, weight, style) in FACES.items()
    }
    return face_called(names[base_font.lstrip("/").partition("+")[2]])


def tidy(text: str) -> str:
    """Text as it is set: composed letters, single spaces, nothing invisible."""
    composed = unicodedata.normalize("NFC", text)
    visible = (one for one in composed if one.isspace() or unicodedata.category(one)[0] != "C")
    return " ".join("".join(visible).split())
