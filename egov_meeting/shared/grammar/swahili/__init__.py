"""Swahili: the front as `SwahiliGrammar`, and the agreement that only Swahili has."""

from __future__ import annotations

from egov_meeting.shared.grammar.swahili.adjectives import adjective
from egov_meeting.shared.grammar.swahili.concord import (
    Noun,
    NounClass,
    demonstrative,
    link,
    negative_verb,
    possessive,
    relative_verb,
    verb,
)
from egov_meeting.shared.grammar.swahili.counting import count, count_of
from egov_meeting.shared.grammar.swahili.dates import date, date_range, date_with_weekday
from egov_meeting.shared.grammar.swahili.grammar import SwahiliGrammar
from egov_meeting.shared.grammar.swahili.hours import clock, part_of_day
from egov_meeting.shared.grammar.swahili.nouns import NOUNS, noun
from egov_meeting.shared.grammar.swahili.number_reading import number_from_words
from egov_meeting.shared.grammar.swahili.numbers import number_in_words
from egov_meeting.shared.grammar.swahili.ordinals import ordinal, ordinal_word
from egov_meeting.shared.grammar.swahili.shillings import money

__all__ = [
    "NOUNS",
    "Noun",
    "NounClass",
    "SwahiliGrammar",
    "adjective",
    "clock",
    "count",
    "count_of",
    "date",
    "date_range",
    "date_with_weekday",
    "demonstrative",
    "link",
    "money",
    "negative_verb",
    "noun",
    "number_from_words",
    "number_in_words",
    "ordinal",
    "ordinal_word",
    "part_of_day",
    "possessive",
    "relative_verb",
    "verb",
]
