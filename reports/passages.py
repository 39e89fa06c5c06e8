"""Passages of texts: paragraphs with their places, words found again, and what became of a passage.

Places count characters (code points) of a text as it is stored, from 0.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_PASSAGE = 3000  # characters

_LINE = re.compile(r"[^\r\n]+")


class Standing(StrEnum):
    """What became of a passage in the text it was taken from."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Found:
    """Where words stand in a text."""

    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True)
class Marked:
    """A run of a paragraph; `marks` are the keys of the passages it belongs to."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A line of a text, where it begins, and its runs."""

    start: int
    text: str
    runs: tuple[Marked, ...]

    @property
    def length(self) -> int:
        return len(self.text)


def find_words(text: str, words: str, *, near: Found | None = None) -> Found | None:
    """Where `words` stand in `text`, however they are spaced; the place `near` goes before others."""
    pieces = words.split()
    if not pieces:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    if near is not None:
        found = pattern.search(text, near.start, min(near.end, len(text)))
        if found:
            return Found(found.start(), found.end() - found.start())
    found = pattern.search(text)
    return Found(found.start(), found.end() - found.start()) if found else None


def standing_of(text: str, quote: str, place: Found | None) -> tuple[Standing, Found | None]:
    """Whether the words still stand in the text, and where: in their place, elsewhere, or nowhere."""
    if place is not None and text[place.start : place.end] == quote:
        return Standing.SAME, place
    found = find_words(text, quote)
    return (Standing.MOVED, found) if found else (Standing.CHANGED, None)


def paragraphs_of(text: str, marks: Sequence[tuple[int, Found]] = ()) -> list[Paragraph]:
    """The lines of a text that hold words, with the passages in them marked (key, place)."""
    found = []
    for line in _LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            found.append(Paragraph(start, words, tuple(_runs(start, words, marks))))
    return found


def _runs(start: int, words: str, marks: Sequence[tuple[int, Found]]) -> Iterator[Marked]:
    end = start + len(words)
    edges = {start, end}
    for _key, place in marks:
        edges |= {edge for edge in (place.start, place.end) if start < edge < end}
    borders = sorted(edges)
    for left, right in itertools.pairwise(borders):
        keys = tuple(key for key, place in marks if place.start <= left and right <= place.end)
        yield Marked(words[left - start : right - start], keys)
