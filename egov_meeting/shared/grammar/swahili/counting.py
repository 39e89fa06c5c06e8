"""Nouns with their number, which follows them: `washiriki 786`, `Wizara sita (6)`."""

from __future__ import annotations

from egov_meeting.shared.grammar.limits import checked_number
from egov_meeting.shared.grammar.styles import CountStyle
from egov_meeting.shared.grammar.swahili.concord import Noun, link
from egov_meeting.shared.grammar.swahili.numbers import number_in_words


def count(noun: Noun, number: int, *, style: CountStyle = "digits") -> str:
    """`washiriki 786` in digits, `makundi matatu` in words, `wizara sita (6)` in both.

    None at all takes the plural; what belongs to the noun stays behind the number:
    `taasisi 30 za umma`.
    """
    checked_number(number)
    plural = number != 1
    if style == "digits":
        return _with_number(noun, f"{number:,}", plural=plural)
    words = number_in_words(number, noun=noun)
    return _with_number(noun, f"{words} ({number:,})" if style == "both" else words, plural=plural)


def count_of(noun: Noun, number: int, *, total: int) -> str:
    """A part of a whole: `wizara 16 kati ya 22`, `taasisi 3 kati ya 30 za umma`."""
    plural = checked_number(total) != 1
    return _with_number(noun, f"{checked_number(number):,} kati ya {total:,}", plural=plural)


def _with_number(noun: Noun, number: str, *, plural: bool) -> str:
    head, of, owner = noun.form(plural=plural).partition(f" {link(noun, plural=plural)} ")
    return f"{head} {number}{of}{owner}"
