"""Items of a list joined into one phrase, the same way in both languages."""

from __future__ import annotations

from collections.abc import Iterable


def joined(items: Iterable[str], *, last: str) -> str:
    """`A, B na C` with the joining word `last`, and no comma before it.

    Items that have commas of their own are parted by semicolons: `a, b; c; na d`.
    """
    words = [item for item in items if item]
    if len(words) < 2:
        return "".join(words)
    if any("," in word for word in words):
        return "; ".join(words[:-1]) + f"; {last} {words[-1]}"
    return ", ".join(words[:-1]) + f" {last} {words[-1]}"
