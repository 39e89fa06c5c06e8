"""Swahili number words back to the number."""

from __future__ import annotations

from egov_meeting.shared.grammar.swahili.concord import CONCORDS
from egov_meeting.shared.grammar.swahili.numbers import AGREEING, SCALES, TENS, UNITS, ZERO

UNIT_VALUES: dict[str, int] = {word: value for value, word in enumerate(UNITS) if word} | {
    concord.prefix + stem: value
    for concord in CONCORDS.values()
    if concord.prefix
    for value, stem in AGREEING.items()
}
TEN_VALUES: dict[str, int] = {word: value * 10 for value, word in enumerate(TENS) if word}
SCALE_VALUES: dict[str, int] = {name: scale for scale, name in SCALES}


def number_from_words(words: str) -> int:
    """The number that `words` say, in any agreement (`kumi na mawili` is 12).

    A comma ends the number of a scale, as `number_in_words` writes it. Raises ValueError
    naming the word that does not belong there.
    """
    tokens = words.lower().replace(",", " , ").split()
    if tokens == [ZERO]:
        return 0
    reader = _Reader(tokens, words)
    total = reader.read()
    if not total:
        raise ValueError(f"no number in words: {words!r}")
    return total


class _Reader:
    """Walks the words once; every part must be smaller than the one before it."""

    def __init__(self, tokens: list[str], words: str) -> None:
        self.tokens = tokens
        self.words = words
        self.position = 0

    def read(self) -> int:
        total = 0
        floor = 1_000_000_000_000
        while self._skip_joints():
            scale = SCALE_VALUES.get(self.tokens[self.position], 1)
            if scale >= floor:
                raise self._unexpected()
            if scale > 1:
                self.position += 1
            total += self._below_thousand() * scale
            floor = scale
        return total

    def _skip_joints(self) -> bool:
        """Step over "na" and commas; False at the end, where neither may stand alone."""
        start = self.position
        while self.position < len(self.tokens) and self.tokens[self.position] in ("na", ","):
            self.position += 1
        at_end = self.position == len(self.tokens)
        if self.position > start and (at_end or start == 0):
            raise ValueError(f"{self.words!r} begins or ends with a joining word")
        return not at_end

    def _below_thousand(self) -> int:
        """Hundreds, tens and a unit, each at most once and in that order."""
        value = self._hundreds()
        for values in (TEN_VALUES, UNIT_VALUES):
            value += self._part(values, joined=value > 0)
        if not value:
            raise self._unexpected()
        return value

    def _hundreds(self) -> int:
        if self.position >= len(self.tokens) or self.tokens[self.position] != "mia":
            return 0
        self.position += 1
        size = self._part(UNIT_VALUES, joined=False)
        if not size:
            raise self._unexpected()
        return size * 100

    def _part(self, values: dict[str, int], *, joined: bool) -> int:
        """The value of the next word, or of the one after "na"; 0 if it is of another kind."""
        ahead = self.position
        if joined and ahead < len(self.tokens) and self.tokens[ahead] == "na":
            ahead += 1
        if ahead < len(self.tokens) and self.tokens[ahead] in values:
            self.position = ahead + 1
            return values[self.tokens[ahead]]
        return 0

    def _unexpected(self) -> ValueError:
        if self.position >= len(self.tokens):
            return ValueError(f"{self.words!r} ends before its number does")
        return ValueError(f"{self.tokens[self.position]!r} does not belong in {self.words!r}")
