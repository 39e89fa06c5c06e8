"""Putting two people's work on one text together, paragraph by paragraph."""

from __future__ import annotations

import re
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


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _edits(base: list[str], changed: list[str]) -> list[Edit]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [(a, b, changed[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same paragraphs, or put something in at the same place."""
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0] or one[1] == other[1]
