"""What every language of the portal can say; code that writes texts knows only this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from egov_meeting.shared.grammar.styles import Conjunction, CountStyle, Numeral


class Grammar(Protocol):
    """One language. Nouns are named by key (`participant`, `ministry`), see `nouns.py`.

    `capital` makes the first letter of the phrase a capital, as at the start of a sentence;
    `title` makes every word but the small ones begin with one. An unknown noun raises
    LookupError, a number or day that cannot be said ValueError or TypeError.
    """

    language: str

    def number(self, number: int | Decimal) -> str:
        """Figures with thousands parted: `1,624`."""

    def number_in_words(self, number: int, *, noun: str | None = None) -> str:
        """`kumi na mawili` (of resolutions); `twelve`."""

    def number_from_words(self, words: str) -> int:
        """The number that the words say; ValueError if they say none."""

    def percent(self, value: int | Decimal) -> str:
        """`asilimia 73`; `73 per cent`."""

    def singular(self, noun: str, *, title: bool = False) -> str:
        """`kikao kazi`; `e-Government meeting`."""

    def plural(self, noun: str, *, title: bool = False) -> str:
        """`vikao kazi`; `e-Government meetings`."""

    def count(
        self, noun: str, number: int, *, style: CountStyle = "digits", capital: bool = False
    ) -> str:
        """`washiriki 786`, `wizara sita (6)`; `786 participants`, `six (6) ministries`."""

    def count_of(self, noun: str, number: int, *, total: int) -> str:
        """`wizara 16 kati ya 22`; `16 of the 22 ministries`."""

    def ordinal(
        self, noun: str, number: int, *, in_digits: bool = False, title: bool = True
    ) -> str:
        """`Kikao Kazi cha Pili`; `Second e-Government Meeting`, `2nd …` in digits."""

    def ordinal_word(self, number: int) -> str:
        """`pili`; `second`."""

    def label(self, noun: str, number: int, *, numeral: Numeral = "digits") -> str:
        """What stands before a caption: `Jedwali I`, `Mada II`; `Table I`."""

    def roman(self, number: int) -> str:
        """`XII`."""

    def money(self, amount: int | Decimal, *, only: bool = False) -> str:
        """`shilingi laki nne (400,000)`; `four hundred thousand shillings (400,000)`."""

    def money_in_table(self, amount: int | Decimal) -> str:
        """`TZS 400,000`."""

    def date(self, day: dt.date) -> str:
        """`1 Februari, 2019`; `1 February 2019`."""

    def date_with_weekday(self, day: dt.date) -> str:
        """`Jumamosi, tarehe 2 Februari, 2019`; `Saturday, 2 February 2019`."""

    def date_range(self, first: dt.date, last: dt.date, *, in_words: bool = False) -> str:
        """`30 Januari - 2 Februari, 2019`; with `in_words`, hadi (to) for the dash."""

    def date_in_table(self, day: dt.date) -> str:
        """`30/01/2019`."""

    def weekday(self, day: dt.date) -> str:
        """`Jumamosi`; `Saturday`."""

    def month(self, day: dt.date) -> str:
        """`Februari`; `February`."""

    def time(self, time: dt.time) -> str:
        """`08:00`."""

    def time_range(self, first: dt.time, last: dt.time) -> str:
        """`08:00 - 09:30`."""

    def clock(self, time: dt.time) -> str:
        """`saa 2:00 asubuhi`; `8:00 a.m.`."""

    def join(self, items: Iterable[str], *, conjunction: Conjunction = "and") -> str:
        """`A, B na C`; `a, b; na c` when an item has a comma of its own."""
