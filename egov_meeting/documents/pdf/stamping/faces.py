"""Fonts as the layout engine uses them: glyphs chosen, joined and kerned by HarfBuzz."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from egov_meeting.documents.pdf.fonts import FACES, font_file

# Stands, visibly, for a letter that none of our fonts can draw; the letter itself can still be copied.
MISSING = "◊"
TABULAR = ("tnum",)
AS_TEXT = hb.BufferSerializeFormat.TEXT
BY_NUMBER = hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.NO_CLUSTERS
WEIGHTS = {400: "", 600: "-Semi-Bold", 700: "-Bold"}


class Glyph(NamedTuple):
    """One glyph; widths and offsets in thousandths of the font's size."""

    number: int
    advance: float
    right: float
    up: float


@dataclass(frozen=True)
class Shaped:
    """A text as glyphs. `drawn` is what they show, which is `text` unless letters were missing.

    `signs` name the glyphs with their places (Face.glyphs): a few hundred signs make all texts of a face.
    """

    text: str
    drawn: str
    signs: tuple[str, ...]
    features: tuple[str, ...]


class Face:
    """One face of fonts.FACES, read once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.face = hb.Face(hb.Blob.from_file_path(str(font_file(name))))
        self._font = hb.Font(self.face)
        self._scale = 1000 / self.face.upem
        self._widths: dict[int, float] = {}
        self._draws_all: set[str] = set()
        self.glyphs = _Glyphs(self._scale)
        # A text is measured before it is set.
        self._latest = lru_cache(maxsize=16)(self._shaped)

    def shaped(self, text: str, *, features: tuple[str, ...]) -> Shaped:
        """The glyphs of `text`, with a mark for every letter this face lacks."""
        return self._latest(text, features)

    def width(self, text: str, *, features: tuple[str, ...]) -> float:
        """How wide `text` would be, in thousandths of the font's size."""
        glyphs = self.glyphs
        return sum([glyphs[sign].advance for sign in self._latest(text, features).signs])

    def clusters(self, shaped: Shaped) -> list[int]:
        """Of each glyph, the first letter of `drawn` that it is for."""
        infos = self._buffer(shaped.drawn, shaped.features).glyph_infos
        return [info.cluster for info in infos]

    def _shaped(self, text: str, features: tuple[str, ...]) -> Shaped:
        drawn = self._drawable(text)
        buffer = self._buffer(drawn, features)
        # Read as text: as objects, one for each glyph, it takes ten times as long.
        written = buffer.serialize(self._font, format=AS_TEXT, flags=BY_NUMBER)
        signs = tuple(written.strip("[]").split("|")) if drawn else ()
        return Shaped(text, drawn, signs, features)

    def _buffer(self, drawn: str, features: tuple[str, ...]) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, dict.fromkeys(features, True))
        return buffer

    def _drawable(self, text: str) -> str:
        if self._draws_all.issuperset(text):
            return text
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
        is_drawn = self._font.get_nominal_glyph(ord(letter)) is not None
        if is_drawn:
            self._draws_all.add(letter)
        return is_drawn


class _Glyphs(dict[str, Glyph]):
    """Glyphs met so far, by what HarfBuzz writes of each: number, offset (mostly none), advance."""

    def __init__(self, scale: float) -> None:
        self._scale = scale

    def __missing__(self, sign: str) -> Glyph:
        place, advance = sign.split("+")
        number, _at, offset = place.partition("@")
        right, up = offset.split(",") if offset else (0, 0)
        scale = self._scale
        found = Glyph(int(number), int(advance) * scale, int(right) * scale, int(up) * scale)
        return self.setdefault(sign, found)


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
    if not composed.isprintable():
        composed = "".join(
            [one for one in composed if one.isspace() or unicodedata.category(one)[0] != "C"]
        )
    return " ".join(composed.split())
