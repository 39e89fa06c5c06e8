"""One text for one content: JSON with sorted keys, no spaces, plain ASCII, and no floats."""

from __future__ import annotations

import hashlib
import json
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

DIGITS = Decimal("0.000001")
_NOUGHT = Decimal(0)


def canonical(content: Any) -> str:
    """The text of `content`. Raises TypeError for a float or anything else that is not plain JSON."""
    _refuse_floats(content)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def checksum(text: str) -> str:
    """SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def fixed(number: Decimal) -> str:
    """With six digits after the point; never "-0.000000"."""
    return str(quantised(number))


def quantised(number: Decimal) -> Decimal:
    """Rounded to six digits after the point, a half to the even one."""
    return number.quantize(DIGITS, rounding=ROUND_HALF_EVEN) + _NOUGHT


def _refuse_floats(content: Any) -> None:
    if isinstance(content, dict):
        for name, value in content.items():
            if not isinstance(name, str):
                raise TypeError(f"{name!r} is no name")
            _refuse_floats(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _refuse_floats(value)
    elif content is not None and not isinstance(content, str | int):
        raise TypeError(f"{content!r} is not written the same everywhere")
