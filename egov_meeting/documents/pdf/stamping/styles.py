"""How a stamped text looks, as it was read from a page that the layout engine painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from egov_meeting.documents.pdf.stamping.faces import Face, Shaped


@dataclass(frozen=True)
class TextStyle:
    """Face, size (CSS pixels), colour (red, green, blue) and OpenType features that are on."""

    face: Face
    size: float
    colour: tuple[float, ...]
    features: tuple[str, ...] = ()

    def shaped(self, text: str) -> Shaped:
        return self.face.shaped(text, features=self.features)

    def width(self, text: str) -> float:
        """The width of one line, in CSS pixels."""
        return _width(self.face, text, self.features) * self.size / 1000


@lru_cache(maxsize=50_000)
def _width(face: Face, text: str, features: tuple[str, ...]) -> float:
    # The width alone is kept: the glyphs of ten thousand names would take a hundred megabytes.
    return face.width(text, features=features)
