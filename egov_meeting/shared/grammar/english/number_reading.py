"""English number words back to the number."""

from __future__ import annotations

from egov_meeting.shared.grammar.english.numbers import SCALES, SMALL, TENS

UNIT_VALUES: dict[str, int] = {word: value for value, word in enumerate(SMALL) if value}
TEN_VALUES: dict[str, int] = {word: value * 10 for value, word in enumerate(TENS) if word}
SCALE_VALUES: dict[str, int] = {name: scale for scale, name in SCALES}


def number_from_words(words: str) -> int:
    """The number that `words` say; raises ValueError naming the word that does not belong."""
    tokens = words.lower().replace(",", " ").replace("-", " ").split()
    if tokens == [SMALL[0]]:
        return 0
    total = 0
    group: list[str] = []
    floor = 1_000_000_000_000
    for token in tokens:
        scale = SCALE_VALUES.get(token)
        if scale is None:
            group.append(token)
            continue
        if scale >= floor:
            raise ValueError(f"{token!r} does not belong in {words!r}")
        total += _below_thousand(group, words) * scale
        group, floor = [], scale
    if group or not total:
        total += _below_thousand(group, words)
    return total


def _below_thousand(tokens: list[str], words: str) -> int:
    """Hundreds, tens and a unit, each at most once and in that order."""
    rest = [token for token in tokens if token != "and"]
    value = 0
    if rest[1:2] == ["hundred"] and 0 < UNIT_VALUES.get(rest[0], 0) < 10:
        value, rest = UNIT_VALUES[rest[0]] * 100, rest[2:]
    tens = TEN_VALUES.get(rest[0], 0) if rest else 0
    rest = rest[1:] if tens else rest
    unit = UNIT_VALUES.get(rest[0], 0) if rest else 0
    rest = rest[1:] if unit else rest
    if rest or (tens and unit > 9):
        raise ValueError(f"{' '.join(tokens)!r} does not belong in {words!r}")
    if not value + tens + unit:
        raise ValueError(f"no number in words: {words!r}")
    return value + tens + unit
