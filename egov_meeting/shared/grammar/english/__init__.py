"""English: the front as `EnglishGrammar`, and the parts it is made of."""

from __future__ import annotations

from egov_meeting.shared.grammar.english.counting import count, count_of
from egov_meeting.shared.grammar.english.dates import date, date_range, date_with_weekday
from egov_meeting.shared.grammar.english.grammar import EnglishGrammar
from egov_meeting.shared.grammar.english.hours import clock
from egov_meeting.shared.grammar.english.nouns import NOUNS, Noun, noun
from egov_meeting.shared.grammar.english.number_reading import number_from_words
from egov_meeting.shared.grammar.english.numbers import number_in_words
from egov_meeting.shared.grammar.english.ordinals import ordinal, ordinal_digits, ordinal_word
from egov_meeting.shared.grammar.english.shillings import money

__all__ = [
    "NOUNS",
    "EnglishGrammar",
    "Noun",
    "clock",
    "count",
    "count_of",
    "date",
    "date_range",
    "date_with_weekday",
    "money",
    "noun",
    "number_from_words",
    "number_in_words",
    "ordinal",
    "ordinal_digits",
    "ordinal_word",
]
