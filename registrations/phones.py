"""Phone numbers of participants: Tanzanian in every spelling, and those from abroad."""

import re

from egov_meeting.notifications.phones import gateway_phone

_BETWEEN = re.compile(r"[\s.()\u00a0\u2010-\u2015/-]")
_ABROAD = re.compile(r"(?:\+|00)([1-9]\d{7,14})")


def phone_digits(text: str) -> str:
    """`0712 345 678` as `255712345678`, `+44 20 7946 0000` as `442079460000`. Raises ValueError.

    A number from abroad must begin with + or 00 and its country; a Tanzanian one must be a mobile.
    """
    try:
        return gateway_phone(text)
    except ValueError:
        plain = _BETWEEN.sub("", text)
        found = _ABROAD.fullmatch(plain) if plain.isascii() else None
        if found is None or found[1].startswith("255"):
            raise
        return found[1]


def is_tanzanian(digits: str) -> bool:
    """Whether SMS and the payment gateway take the number."""
    return digits.startswith("255") and len(digits) == 12


def shown_phone(digits: str) -> str:
    """`255712345678` as `+255 712 345 678`; others with a plus alone."""
    if is_tanzanian(digits):
        return f"+255 {digits[3:6]} {digits[6:9]} {digits[9:]}"
    return f"+{digits}" if digits else ""


def masked_phone(digits: str) -> str:
    """For lists: the last three digits only."""
    return f"… {digits[-3:]}" if digits else ""
