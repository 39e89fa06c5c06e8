"""Shillings in Swahili prose: `shilingi laki nne (400,000)`."""

from __future__ import annotations

from decimal import Decimal

from egov_meeting.shared.grammar.swahili.numbers import number_in_words
from egov_meeting.shared.money import whole_shillings


def money(amount: int | Decimal, *, only: bool = False) -> str:
    """The amount in words and figures; `only` adds `tu`, as receipts have it."""
    shillings = whole_shillings(amount)
    words = f"shilingi {number_in_words(shillings)}" + (" tu" if only else "")
    return f"{words} ({shillings:,})"
