"""Reading back what the layout engine painted: where texts and rules stand, and how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from egov_meeting.documents.pdf.stamping.faces import Face, face_painted_as

POINTS = 0.75  # in a CSS pixel
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class PaintedText:
    """A stretch of text: start of its baseline and size in CSS pixels from the page's top left."""

    x: float
    baseline: float
    size: float
    face: Face
    colour: tuple[float, ...]


@dataclass(frozen=True)
class PaintedRule:
    """A level line, in CSS pixels."""

    left: float
    right: float
    y: float
    width: float
    colour: tuple[float, ...]


@dataclass(frozen=True)
class Painting:
    texts: tuple[PaintedText, ...]
    rules: tuple[PaintedRule, ...]


def painting_of(page: pikepdf.Page) -> Painting:
    """Texts in fonts of ours, and level rules, of one page."""
    reader = _Reader(page)
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.take(str(operator), operands)
    return Painting(tuple(reader.texts), tuple(reader.rules))


class _Reader:
    def __init__(self, page: pikepdf.Page) -> None:
        self._fonts = page.Resources.Font
        self._height = float(page.MediaBox[3])
        self._state: dict[str, Any] = {"ctm": IDENTITY, "fill": (), "stroke": (), "width": 1.0}
        self._stack: list[dict[str, Any]] = []
        self._text: Matrix = IDENTITY
        self._font, self._size = "", 0.0
        self._path: list[tuple[float, float]] = []
        self.texts: list[PaintedText] = []
        self.rules: list[PaintedRule] = []

    def take(self, operator: str, operands: Any) -> None:
        handler = HANDLERS.get(operator)
        if handler:
            handler(self, operands)

    def _saved(self, _: Any) -> None:
        self._stack.append(dict(self._state))

    def _restored(self, _: Any) -> None:
        self._state = self._stack.pop()

    def _transformed(self, operands: Any) -> None:
        self._state["ctm"] = _times(_matrix(operands), self._state["ctm"])

    def _filling(self, operands: Any) -> None:
        self._state["fill"] = tuple(float(one) for one in operands)

    def _stroking(self, operands: Any) -> None:
        self._state["stroke"] = tuple(float(one) for one in operands)

    def _line_width(self, operands: Any) -> None:
        self._state["width"] = float(operands[0])

    def _moved(self, operands: Any) -> None:
        self._path = [self._place(*map(float, operands))]

    def _lined(self, operands: Any) -> None:
        self._path.append(self._place(*map(float, operands)))

    def _stroked(self, _: Any) -> None:
        if len(self._path) == 2 and abs(self._path[0][1] - self._path[1][1]) < 0.001:
            (left, y), (right, _y) = self._path
            width = self._state["width"] * abs(self._state["ctm"][0]) / POINTS
            self.rules.append(PaintedRule(left, right, y, width, self._state["stroke"]))
        self._path = []

    def _text_matrix(self, operands: Any) -> None:
        self._text = _matrix(operands)

    def _text_font(self, operands: Any) -> None:
        self._font, self._size = str(operands[0]), float(operands[1])

    def _text_shown(self, _: Any) -> None:
        scale = abs(_times(self._text, self._state["ctm"])[0]) / POINTS
        x, y = self._place(self._text[4], self._text[5])
        face = face_painted_as(str(self._fonts[self._font].BaseFont))
        self.texts.append(PaintedText(x, y, self._size * scale, face, self._state["fill"]))

    def _place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state["ctm"]
        across, up = a * x + c * y + e, b * x + d * y + f
        return across / POINTS, (self._height - up) / POINTS


HANDLERS = {
    "q": _Reader._saved,
    "Q": _Reader._restored,
    "cm": _Reader._transformed,
    "rg": _Reader._filling,
    "RG": _Reader._stroking,
    "w": _Reader._line_width,
    "m": _Reader._moved,
    "l": _Reader._lined,
    "S": _Reader._stroked,
    "Tm": _Reader._text_matrix,
    "Tf": _Reader._text_font,
    "TJ": _Reader._text_shown,
}


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
