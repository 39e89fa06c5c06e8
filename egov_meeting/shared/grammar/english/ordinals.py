"""Ordinals before their noun: `Second e-Government Meeting`, `2nd`."""

from __future__ import annotations

from egov_meeting.shared.grammar.capitals import title_case
from egov_meeting.shared.grammar.english.nouns import Noun
from egov_meeting.shared.grammar.english.numbers import number_in_words
from egov_meeting.shared.grammar.limits import checked_number

IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def ordinal_word(number: int) -> str:
    """`first`, `twelfth`, `twenty-fourth`; from 1."""
    words = number_in_words(checked_number(number, least=1))
    start = max(words.rfind(" "), words.rfind("-")) + 1
    return words[:start] + _ordinal_of(words[start:])


def ordinal_digits(number: int) -> str:
    """`1st`, `2nd`, `11th`; from 1."""
    checked_number(number, least=1)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def ordinal(noun: Noun, number: int, *, in_digits: bool = False, title: bool = True) -> str:
    """`Second e-Government Meeting`; `2nd …` in digits; small letters without `title`."""
    word = ordinal_digits(number) if in_digits else ordinal_word(number)
    phrase = f"{word} {noun.singular}"
    return title_case(phrase) if title else phrase


def _ordinal_of(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"
