"""Shillings in English prose: `four hundred thousand shillings (400,000)`."""

from __future__ import annotations

from decimal import Decimal

from egov_meeting.shared.grammar.english.numbers import number_in_words
from egov_meeting.shared.money import whole_shillings


def money(amount: int | Decimal, *, only: bool = False) -> str:
    """The amount in words and figures; `only` adds the word, as receipts have it."""
    shillings = whole_shillings(amount)
    unit = "shilling" if shillings == 1 else "shillings"
    words = f"{number_in_words(shillings)} {unit}" + (" only" if only else "")
    return f"{words} ({shillings:,})"
