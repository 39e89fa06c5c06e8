"""Whole numbers in British English words: `one thousand six hundred and twenty-four`."""

from __future__ import annotations

from functools import lru_cache

from egov_meeting.shared.grammar.limits import checked_number

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))


def number_in_words(number: int) -> str:
    """`number` in words, 0 to 999,999,999,999.

    Raises TypeError for what is no whole number and ValueError beyond the range.
    """
    checked_number(number)
    if number == 0:
        return SMALL[0]
    parts: list[str] = []
    rest = number
    for scale, name in SCALES:
        size, rest = divmod(rest, scale)
        if size:
            parts.append(f"{_below_thousand(size)} {name}")
    if not rest:
        return " ".join(parts)
    if parts and rest < 100:
        parts.append("and")
    return " ".join([*parts, _below_thousand(rest)])


@lru_cache(maxsize=1_000)
def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    below = _below_hundred(rest)
    if not hundreds:
        return below
    return f"{SMALL[hundreds]} hundred" + (f" and {below}" if rest else "")


def _below_hundred(number: int) -> str:
    if number < 20:
        return SMALL[number]
    tens, unit = divmod(number, 10)
    return f"{TENS[tens]}-{SMALL[unit]}" if unit else TENS[tens]
