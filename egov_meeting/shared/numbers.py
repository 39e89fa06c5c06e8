"""How a number below nought is printed."""

from __future__ import annotations

MINUS = "\N{MINUS SIGN}"


def with_minus(written: str) -> str:
    """`−0.50` for `-0.50`: the sign of minus, which is not parted from its figure and read as one."""
    return f"{MINUS}{written[1:]}" if written.startswith("-") else written
