"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "inserted", "deleted"]

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing words takes the square of their number; whole paragraphs are told beyond this.
MOST_WORDS = 4000


@dataclass(frozen=True)
class Change:
    """A run of text that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class ChangedParagraph:
    """One paragraph of the newer text (or a deleted one) in runs."""

    runs: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        return all(run.kind == "same" for run in self.runs)


def changes_between(older: str, newer: str) -> list[ChangedParagraph]:
    """The paragraphs of both texts in order, with what was inserted and deleted."""
    before, after = _paragraphs(older), _paragraphs(newer)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        paragraph
        for what, a, b, c, d in matcher.get_opcodes()
        for paragraph in _block(what, before[a:b], after[c:d])
    ]


def is_changed(paragraphs: list[ChangedParagraph]) -> bool:
    """Whether anything was inserted or deleted."""
    return any(not paragraph.is_same for paragraph in paragraphs)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _block(what: str, before: list[str], after: list[str]) -> Iterator[ChangedParagraph]:
    if what == "equal":
        for paragraph in after:
            yield ChangedParagraph((Change("same", paragraph),))
        return
    paired = min(len(before), len(after))
    for one, other in zip(before[:paired], after[:paired], strict=True):
        yield ChangedParagraph(tuple(_words(one, other)))
    for paragraph in before[paired:]:
        yield ChangedParagraph((Change("deleted", paragraph),))
    for paragraph in after[paired:]:
        yield ChangedParagraph((Change("inserted", paragraph),))


def _words(older: str, newer: str) -> Iterator[Change]:
    before, after = _PIECE.findall(older), _PIECE.findall(newer)
    if len(before) + len(after) > MOST_WORDS:
        yield Change("deleted", older)
        yield Change("inserted", newer)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield Change("same", "".join(after[c:d]))
            continue
        if a < b:
            yield Change("deleted", "".join(before[a:b]))
        if c < d:
            yield Change("inserted", "".join(after[c:d]))
