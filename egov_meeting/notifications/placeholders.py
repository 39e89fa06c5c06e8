"""Placeholders in braces: {name}. Nothing else is read in them, so that no template reaches into an object."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}", re.ASCII)
_BRACE = re.compile(r"[{}]")


def placeholders_in(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def has_stray_braces(text: str) -> bool:
    """Whether there are braces that enclose no plain name: {name!r}, {a.b}, {}."""
    return bool(_BRACE.search(_PLACEHOLDER.sub("", text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every placeholder replaced once; what a value holds is not read again. Raises KeyError."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)
