"""How a number may be shown beside its noun, or after it."""

from __future__ import annotations

from typing import Literal

CountStyle = Literal["digits", "words", "both"]
Numeral = Literal["digits", "roman"]
Conjunction = Literal["and", "or"]
