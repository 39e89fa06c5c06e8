"""Whole numbers in Swahili words, in one form that reads back as the same number.

The rule, from the largest part to the smallest:

1. The scale stands before its number, as the report of 2019 prints it: `laki nne`,
   `elfu hamsini`. `laki` is 100,000; `milioni` and `bilioni` take up to three digits.
2. `na` stands before the last part only (`elfu moja mia sita ishirini na nne`), as in
   the grammar notes of the Kamusi project; hundreds follow thousands without it.
3. `elfu ishirini na nne` is 24,000. What is below a hundred and does *not* belong to the
   scale before it is set off by a comma, as the Unicode CLDR spells Swahili numbers out:
   `elfu ishirini, na nne` is 20,004. After one to nine thousand nothing can be mistaken,
   so years keep their ordinary form: `elfu mbili kumi na tisa`.

Only -moja, -wili, -tatu, -nne, -tano and -nane agree, and only as the last unit:
`maazimio kumi na mawili`, `washiriki ishirini na mmoja`, but `wizara sita`.
"""

from __future__ import annotations

from functools import lru_cache

from egov_meeting.shared.grammar.limits import checked_number
from egov_meeting.shared.grammar.swahili.concord import CONCORDS, Noun

UNITS = ("", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa")
TENS = (
    "",
    "kumi",
    "ishirini",
    "thelathini",
    "arobaini",
    "hamsini",
    "sitini",
    "sabini",
    "themanini",
    "tisini",
)
SCALES = (
    (1_000_000_000, "bilioni"),
    (1_000_000, "milioni"),
    (100_000, "laki"),
    (1_000, "elfu"),
)
ZERO = "sifuri"
AGREEING = {1: "moja", 2: "wili", 3: "tatu", 4: "nne", 5: "tano", 8: "nane"}


def number_in_words(number: int, *, noun: Noun | None = None) -> str:
    """`number` in words, agreeing with `noun` when one is given (without the noun itself).

    Takes 0 to 999,999,999,999; raises TypeError for what is no whole number and ValueError
    beyond the range.
    """
    checked_number(number)
    unit = number % 10
    if noun is None or unit not in AGREEING:
        return _words(number, UNITS[unit])
    return _words(number, agreeing_unit(unit, noun))


def agreeing_unit(unit: int, noun: Noun) -> str:
    """One digit agreeing with `noun`; -moja takes the singular, the others the plural."""
    if unit not in AGREEING:
        return UNITS[unit]
    class_number = noun.class_number(plural=unit > 1)
    if class_number in (9, 10):
        return UNITS[unit]
    return CONCORDS[class_number].prefix + AGREEING[unit]


def _words(number: int, last_unit: str) -> str:
    if number == 0:
        return ZERO
    parts: list[str] = []
    rest = number
    for scale, name in SCALES:
        size, rest = divmod(rest, scale)
        if size:
            parts.append(f"{name} {_below_thousand(size)}")
    if rest >= 100:
        parts.append(f"mia {UNITS[rest // 100]}")
    return _joined(parts, number=number, last_unit=last_unit)


def _joined(parts: list[str], *, number: int, last_unit: str) -> str:
    """Put commas and the one `na` between the scales, the hundreds and the last two digits."""
    tail = _below_hundred(number % 100, last_unit)
    if not tail:
        return parts[0] if len(parts) == 1 else _with_last_part(parts)
    if not parts:
        return tail
    comma = "," if _could_swallow_tail(number) else ""
    link = " " if " na " in tail else " na "
    return f"{' '.join(parts)}{comma}{link}{tail}"


def _with_last_part(parts: list[str]) -> str:
    hundreds_after_thousands = parts[-1].startswith("mia ") and parts[-2].startswith("elfu ")
    link = " " if hundreds_after_thousands else " na "
    return " ".join(parts[:-1]) + link + parts[-1]


def _could_swallow_tail(number: int) -> bool:
    """Whether a reader could take the last two digits for a part of the scale before them."""
    if number % 1_000 >= 100 or number < 1_000:
        return False
    single_thousands = 0 < number // 1_000 % 100 < 10
    return not single_thousands


def _below_hundred(number: int, last_unit: str) -> str:
    tens, unit = divmod(number, 10)
    if not unit:
        return TENS[tens]
    return f"{TENS[tens]} na {last_unit}" if tens else last_unit


@lru_cache(maxsize=1_000)
def _below_thousand(number: int) -> str:
    return _words(number, UNITS[number % 10])
