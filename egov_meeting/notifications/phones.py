"""Tanzanian mobile numbers in every spelling, as one."""

import re

_MOBILE = re.compile(r"(?:\+?255|00255|0)?([67]\d{8})")


def gateway_phone(text: str) -> str:
    """`0712 345 678`, `+255-712-345-678` or `712345678` as `255712345678`. Raises ValueError for any other."""
    digits = re.sub(r"[\s.()\u00a0\u2010-\u2015/-]", "", text)
    found = _MOBILE.fullmatch(digits) if digits.isascii() else None
    if found is None:
        raise ValueError("this is no mobile number of Tanzania")
    return f"255{found[1]}"
