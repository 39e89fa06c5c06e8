"""Fitting a text into its field: as large as it can be without breaking a word or losing a letter."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from egov_meeting.documents.pdf.stamping.faces import tidy
from egov_meeting.documents.pdf.stamping.field_boxes import PIXELS, TextField
from egov_meeting.documents.pdf.stamping.lines import lines_of
from egov_meeting.documents.pdf.stamping.styles import TextStyle

Set = tuple[TextStyle, tuple[str, ...]]
STEP = 0.5 * PIXELS  # half a point
# A text that does not fit at its smallest size shrinks on, in finer steps, and is never cut. So much
# smaller it may become for the sake of whole words; then words are parted between letters.
FINER = 0.95
FOR_WORDS = 0.7


@dataclass(frozen=True)
class FittedText:
    """Lines of a text, their style, and where the first one's baseline is, in CSS pixels."""

    lines: tuple[str, ...]
    style: TextStyle
    line: float
    baseline: float


def fitted(text: str, *, field: TextField, language: str) -> FittedText:
    """`text` in at most `field.lines` lines, wrapped as the layout engine would at the size found."""
    said = tidy(text)
    style, lines = _largest(said, field, language)
    share = style.size / field.style.size
    line = field.line * share
    free = max(field.height - line * len(lines), 0)
    baseline = field.top + free * field.down + field.drop * share
    return FittedText(lines, style, line, baseline)


def _largest(text: str, field: TextField, language: str) -> Set:
    if field.style.width(text) <= field.width:  # as most texts do
        return field.style, (text,)
    whole, narrowest = field.style.size, field.smallest
    steps = int((whole - narrowest) / STEP + 0.01)

    def is_small_enough(step: int) -> bool:
        return _fits(text, field, whole - step * STEP, language)

    # Halving finds the first smaller size soonest.
    found = 0
    if not is_small_enough(0):
        found = bisect_left(range(1, steps + 1), 1, key=is_small_enough) + 1
    if found <= steps:
        return _at(whole - found * STEP, text, field, language)
    size = narrowest
    while size > narrowest * FOR_WORDS:
        size *= FINER
        if _fits(text, field, size, language):
            return _at(size, text, field, language)
    size = narrowest
    while True:
        style, lines = _at(size, text, field, language)
        if len(lines) <= field.lines:
            return style, lines
        size *= FINER


def _at(size: float, text: str, field: TextField, language: str) -> Set:
    style = field.style if size == field.style.size else replace(field.style, size=size)
    return style, lines_of(text, style=style, width=field.width, language=language)


def _fits(text: str, field: TextField, size: float, language: str) -> bool:
    if field.style.width(text) * size / field.style.size > field.width * field.lines:
        return False
    _style, lines = _at(size, text, field, language)
    return len(lines) <= field.lines and _keeps_words(lines, text)


def _keeps_words(lines: tuple[str, ...], text: str) -> bool:
    """Whether every line but the last ends where words do."""
    return all(line[-1] in " -/–" for line in lines[:-1])
