"""Roman numerals, as the tables and annexes of the report are numbered."""

from __future__ import annotations

NUMERALS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """`number` as a Roman numeral, 1 to 3999; raises ValueError beyond."""
    if not 1 <= number <= 3999:
        raise ValueError(f"{number} has no Roman numeral")
    rest = number
    numeral = ""
    for value, letters in NUMERALS:
        times, rest = divmod(rest, value)
        numeral += letters * times
    return numeral
