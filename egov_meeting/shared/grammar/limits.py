"""The numbers that can be said in words, checked in one place for both languages."""

from __future__ import annotations

LARGEST = 999_999_999_999


def checked_number(number: int, *, least: int = 0) -> int:
    """Return `number`; TypeError for what is no whole number, ValueError out of range."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"a whole number is needed, not {number!r}")
    if not least <= number <= LARGEST:
        raise ValueError(f"{number} is outside {least} to {LARGEST:,}")
    return number
