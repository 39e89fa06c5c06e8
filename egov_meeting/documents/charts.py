"""Charts drawn on the server: this module measures, templates/documents/*_chart.html draw.

The same partials serve pages and printed documents. Every figure is written beside its bar or point,
so nothing depends on colour or on judging lengths, and each chart has a title and a description for
those who hear it.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 640
LABEL_WIDTH = 220
VALUE_WIDTH = 70
# Of a bold figure, by the widest letters of usual fonts.
CHARACTER_WIDTH = 9
LINE_HEIGHT = 17
GAP = 12
CHARACTERS_A_LINE = 32


@dataclass(frozen=True)
class Value:
    """One bar or point: its name, the number, and the number as people write it (`text`)."""

    label: str
    number: float
    text: str = ""

    @property
    def shown(self) -> str:
        return self.text or f"{self.number:,.10g}"


@dataclass(frozen=True)
class TextLine:
    text: str
    y: float


@dataclass(frozen=True)
class Bar:
    value: Value
    lines: tuple[TextLine, ...]
    y: float
    height: float
    width: float
    value_x: float
    middle: float


@dataclass(frozen=True)
class BarChart:
    """Ready for templates/documents/bar_chart.html. `id` must be unique on its page."""

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    height: float
    width: float = WIDTH
    axis_x: float = LABEL_WIDTH


@dataclass(frozen=True)
class Point:
    value: Value
    x: float
    y: float
    label_y: float


@dataclass(frozen=True)
class Tick:
    text: str
    y: float


@dataclass(frozen=True)
class LineChart:
    """Ready for templates/documents/line_chart.html. `id` must be unique on its page."""

    id: str
    title: str
    description: str
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    path: str
    width: float = WIDTH
    height: float = 300
    left: float = 56
    right: float = WIDTH - 24
    bottom: float = 260


def bar_chart(*, id: str, title: str, description: str, values: Sequence[Value]) -> BarChart:
    """Lying bars from zero, in the order given, long names wrapped. Raises ValueError for a number below 0."""
    if any(value.number < 0 for value in values):
        raise ValueError("a bar cannot be shorter than nothing")
    most = max((value.number for value in values), default=0) or 1
    longest = max((len(value.shown) for value in values), default=0)
    room = WIDTH - LABEL_WIDTH - max(VALUE_WIDTH, longest * CHARACTER_WIDTH + GAP)
    bars, y = [], float(GAP)
    for value in values:
        words = textwrap.wrap(value.label, CHARACTERS_A_LINE) or [""]
        height = max(len(words) * LINE_HEIGHT, 22)
        middle = y + height / 2
        first = middle - (len(words) - 1) * LINE_HEIGHT / 2 + 5
        lines = tuple(TextLine(line, first + at * LINE_HEIGHT) for at, line in enumerate(words))
        width = round(value.number / most * room, 1)
        bars.append(Bar(value, lines, middle - 9, 18, width, LABEL_WIDTH + width + 7, middle + 5))
        y += height + GAP
    return BarChart(id, title, description, tuple(bars), y)


def line_chart(*, id: str, title: str, description: str, values: Sequence[Value]) -> LineChart:
    """One line over evenly spaced points, from zero up. Raises ValueError for a number below 0."""
    if any(value.number < 0 for value in values):
        raise ValueError("this chart starts at nothing")
    empty = LineChart(id, title, description, (), (), "")
    top = nice_ceiling(max((value.number for value in values), default=0))
    step = (empty.right - empty.left - 40) / max(len(values) - 1, 1)
    room = empty.bottom - 30

    def height(number: float) -> float:
        return round(empty.bottom - number / top * room, 1)

    points = tuple(
        Point(
            value,
            round(empty.left + 20 + at * step, 1),
            height(value.number),
            height(value.number) - 9,
        )
        for at, value in enumerate(values)
    )
    ticks = tuple(Tick(f"{top * part / 4:,.10g}", height(top * part / 4)) for part in range(5))
    path = " ".join(f"{'L' if at else 'M'}{point.x} {point.y}" for at, point in enumerate(points))
    return LineChart(id, title, description, points, ticks, path)


def nice_ceiling(number: float) -> float:
    """The next of 4, 8, 10, 20, 40, 80, 100 … so that quarters of an axis are whole numbers."""
    if number <= 4:
        return 4
    power = 10 ** math.floor(math.log10(number))
    for step in (1, 2, 4, 8, 10):
        if step * power >= number and (step * power) % 4 == 0:
            return step * power
    return 20 * power
