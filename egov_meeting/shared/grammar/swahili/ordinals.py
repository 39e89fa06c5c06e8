"""Ordinals with the link their noun asks for: `Kikao Kazi cha Pili`, `Kundi la Kwanza`."""

from __future__ import annotations

from egov_meeting.shared.grammar.capitals import title_case
from egov_meeting.shared.grammar.limits import checked_number
from egov_meeting.shared.grammar.swahili.concord import Noun, link
from egov_meeting.shared.grammar.swahili.numbers import number_in_words


def ordinal_word(number: int) -> str:
    """`kwanza`, `pili`, then the numbers themselves: `tatu`, `kumi na mbili`; from 1."""
    checked_number(number, least=1)
    return {1: "kwanza", 2: "pili"}.get(number) or number_in_words(number)


def ordinal(noun: Noun, number: int, *, in_digits: bool = False, title: bool = True) -> str:
    """`Kikao Kazi cha Pili`; `Kikao Kazi cha 2` in digits; small letters without `title`."""
    word = str(checked_number(number, least=1)) if in_digits else ordinal_word(number)
    phrase = f"{noun.singular} {link(noun)} {word}"
    return title_case(phrase) if title else phrase
