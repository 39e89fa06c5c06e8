"""Money is whole Tanzanian shillings, kept as integers; there are no cents to round."""

from __future__ import annotations

from decimal import Decimal

CURRENCY = "TZS"


def whole_shillings(amount: int | Decimal) -> int:
    """`amount` as an integer of shillings.

    Raises TypeError for a float, which cannot be trusted with money, and ValueError for a
    negative amount or one with cents.
    """
    if isinstance(amount, bool) or not isinstance(amount, (int, Decimal)):
        raise TypeError(f"whole shillings are needed, not {amount!r}")
    finite = isinstance(amount, int) or amount.is_finite()
    if not finite or amount < 0 or amount != int(amount):
        raise ValueError(f"{amount} is no whole number of shillings")
    return int(amount)


def table_amount(amount: int | Decimal) -> str:
    """The amount as tables and bills have it, in both languages: `TZS 400,000`."""
    return f"{CURRENCY} {whole_shillings(amount):,}"
