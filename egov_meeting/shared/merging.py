"""Putting two people's work on one text together, paragraph by paragraph or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Edit = tuple[int, int, list[str]]


def merged(*, base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both; None where both changed the same paragraph differently."""
    start = _paragraphs(base)
    edits = _edits(start, _paragraphs(mine))
    for edit in _edits(start, _paragraphs(theirs)):
        if edit in edits:
            continue
        if any(_touch(edit, other) for other in edits):
            return None
        edits.append(edit)
    for first, last, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        start[first:last] = new
    return "\n\n".join(start)


def merged_lines(*, base: str, mine: str, theirs: str) -> str | None:
    """The same line by line; None where both changed the same line differently.

    Lines that both put in at the same place all stay, theirs before mine: nobody changed the other's.
    """
    start = lines_of(base)
    result: list[str] = []
    reached = 0
    for span in _spans(start, lines_of(mine), lines_of(theirs)):
        ours, others = span.mine(start), span.theirs(start)
        if not span.of_mine or ours == others:
            new = others
        elif not span.of_theirs:
            new = ours
        elif span.first == span.last:
            new = others + ours
        else:
            return None
        result += start[reached : span.first] + new
        reached = span.last
    return "\n".join(result + start[reached:])


def both_texts(*, mine: str, theirs: str) -> str:
    """Every line of both, theirs before mine where they differ; to be put in order by a person."""
    others, ours = lines_of(theirs), lines_of(mine)
    matcher = SequenceMatcher(None, others, ours, autojunk=False)
    result: list[str] = []
    for what, a, b, c, d in matcher.get_opcodes():
        result += others[a:b]
        if what != "equal":
            result += ours[c:d]
    return "\n".join(result)


def lines_of(text: str) -> list[str]:
    """The lines of a text; an empty text has none."""
    return text.split("\n") if text else []


@dataclass
class _Span:
    """Lines of the base that were changed, by one or by both, and how each left them."""

    first: int
    last: int
    of_mine: list[Edit]
    of_theirs: list[Edit]

    def mine(self, base: list[str]) -> list[str]:
        return self._left(base, self.of_mine)

    def theirs(self, base: list[str]) -> list[str]:
        return self._left(base, self.of_theirs)

    def _left(self, base: list[str], edits: list[Edit]) -> list[str]:
        lines = base[self.first : self.last]
        for first, last, new in reversed(edits):
            lines[first - self.first : last - self.first] = new
        return lines


def _spans(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[_Span]:
    """The changes of both in order; what overlaps, or is put in at the same place, is one span."""
    changes = [(edit, True) for edit in _edits(base, mine)]
    changes += [(edit, False) for edit in _edits(base, theirs)]
    span: _Span | None = None
    for edit, is_mine in sorted(changes, key=lambda change: change[0][:2]):
        first, last, _new = edit
        if span is None or not (first < span.last or (first, last) == (span.first, span.last)):
            if span is not None:
                yield span
            span = _Span(first, last, [], [])
        span.last = max(span.last, last)
        (span.of_mine if is_mine else span.of_theirs).append(edit)
    if span is not None:
        yield span


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _edits(base: list[str], changed: list[str]) -> list[Edit]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [(a, b, changed[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same paragraphs, or put something in at the same place."""
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0] or one[1] == other[1]
