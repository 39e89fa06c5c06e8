"""English behind the language-neutral front."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from egov_meeting.shared.grammar.alike import AlikeInBoth
from egov_meeting.shared.grammar.capitals import sentence_case
from egov_meeting.shared.grammar.english import counting, dates, hours, numbers, ordinals, shillings
from egov_meeting.shared.grammar.english.nouns import Noun
from egov_meeting.shared.grammar.english.nouns import noun as noun_of
from egov_meeting.shared.grammar.english.number_reading import number_from_words
from egov_meeting.shared.grammar.styles import Conjunction, CountStyle


class EnglishGrammar(AlikeInBoth):
    """English, as the `Grammar` protocol asks; the docstrings are there."""

    language = "en"
    months = dates.MONTHS
    weekdays = dates.WEEKDAYS
    conjunctions: ClassVar[dict[Conjunction, str]] = {"and": "and", "or": "or"}

    def _noun(self, key: str) -> Noun:
        return noun_of(key)

    def number_in_words(self, number: int, *, noun: str | None = None) -> str:
        return numbers.number_in_words(number)  # English numbers agree with nothing

    def number_from_words(self, words: str) -> int:
        return number_from_words(words)

    def percent(self, value: int | Decimal) -> str:
        return f"{value:,} per cent"

    def count(
        self, noun: str, number: int, *, style: CountStyle = "digits", capital: bool = False
    ) -> str:
        phrase = counting.count(noun_of(noun), number, style=style)
        return sentence_case(phrase) if capital else phrase

    def count_of(self, noun: str, number: int, *, total: int) -> str:
        return counting.count_of(noun_of(noun), number, total=total)

    def ordinal(
        self, noun: str, number: int, *, in_digits: bool = False, title: bool = True
    ) -> str:
        return ordinals.ordinal(noun_of(noun), number, in_digits=in_digits, title=title)

    def ordinal_word(self, number: int) -> str:
        return ordinals.ordinal_word(number)

    def money(self, amount: int | Decimal, *, only: bool = False) -> str:
        return shillings.money(amount, only=only)

    def date(self, day: dt.date) -> str:
        return dates.date(day)

    def date_with_weekday(self, day: dt.date) -> str:
        return dates.date_with_weekday(day)

    def date_range(self, first: dt.date, last: dt.date, *, in_words: bool = False) -> str:
        return dates.date_range(first, last, in_words=in_words)

    def clock(self, time: dt.time) -> str:
        return hours.clock(time)
