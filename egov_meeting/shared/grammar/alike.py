"""What Swahili and English build alike: figures, table dates, labels, lists."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Protocol

from egov_meeting.shared.grammar.capitals import title_case
from egov_meeting.shared.grammar.days import (
    checked_day,
    digital_range,
    digital_time,
    table_date,
)
from egov_meeting.shared.grammar.lists import joined
from egov_meeting.shared.grammar.roman import roman
from egov_meeting.shared.grammar.styles import Conjunction, Numeral
from egov_meeting.shared.money import table_amount
from egov_meeting.shared.numbers import with_minus


class TwoForms(Protocol):
    """A noun of either language."""

    def form(self, *, plural: bool) -> str:
        """The noun in the asked number."""


class AlikeInBoth(ABC):
    """The part of `Grammar` that needs only the nouns and names of a language."""

    months: ClassVar[tuple[str, ...]]
    weekdays: ClassVar[tuple[str, ...]]
    conjunctions: ClassVar[dict[Conjunction, str]]

    @abstractmethod
    def _noun(self, key: str) -> TwoForms: ...

    def number(self, number: int | Decimal) -> str:
        """Figures with thousands parted by commas: `1,624`."""
        return with_minus(f"{number:,}")

    def roman(self, number: int) -> str:
        """`XII`; 1 to 3999."""
        return roman(number)

    def singular(self, noun: str, *, title: bool = False) -> str:
        """The noun in the singular."""
        form = self._noun(noun).form(plural=False)
        return title_case(form) if title else form

    def plural(self, noun: str, *, title: bool = False) -> str:
        """The noun in the plural."""
        form = self._noun(noun).form(plural=True)
        return title_case(form) if title else form

    def label(self, noun: str, number: int, *, numeral: Numeral = "digits") -> str:
        """`Jedwali I`, `Table 3`."""
        shown = roman(number) if numeral == "roman" else str(number)
        return f"{self.singular(noun, title=True)} {shown}"

    def money_in_table(self, amount: int | Decimal) -> str:
        """`TZS 400,000`."""
        return table_amount(amount)

    def date_in_table(self, day: dt.date) -> str:
        """`30/01/2019`."""
        return table_date(day)

    def weekday(self, day: dt.date) -> str:
        """The day of the week."""
        return self.weekdays[checked_day(day).weekday()]

    def month(self, day: dt.date) -> str:
        """The name of the month."""
        return self.months[checked_day(day).month - 1]

    def time(self, time: dt.time) -> str:
        """`08:00`."""
        return digital_time(time)

    def time_range(self, first: dt.time, last: dt.time) -> str:
        """`08:00 - 09:30`."""
        return digital_range(first, last)

    def join(self, items: Iterable[str], *, conjunction: Conjunction = "and") -> str:
        """`A, B na C`; empty items are left out."""
        return joined(items, last=self.conjunctions[conjunction])
