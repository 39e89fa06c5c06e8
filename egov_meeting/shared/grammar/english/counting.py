"""Nouns with their number before them: `786 participants`, `twelve (12) resolutions`."""

from __future__ import annotations

from egov_meeting.shared.grammar.english.nouns import Noun
from egov_meeting.shared.grammar.english.numbers import number_in_words
from egov_meeting.shared.grammar.limits import checked_number
from egov_meeting.shared.grammar.styles import CountStyle


def count(noun: Noun, number: int, *, style: CountStyle = "digits") -> str:
    """`786 participants` in digits, `three groups` in words, `six (6) ministries` in both."""
    checked_number(number)
    form = noun.form(plural=number != 1)
    if style == "digits":
        return f"{number:,} {form}"
    words = number_in_words(number)
    return f"{words} ({number:,}) {form}" if style == "both" else f"{words} {form}"


def count_of(noun: Noun, number: int, *, total: int) -> str:
    """A part of a whole: `16 of the 22 ministries`."""
    form = noun.form(plural=checked_number(total) != 1)
    return f"{checked_number(number):,} of the {total:,} {form}"
