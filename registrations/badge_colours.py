"""Colours of groups on badges: told apart on white paper, with letters that can be read on them."""

from __future__ import annotations

import re

WHITE, INK = "#ffffff", "#16211c"
# In the order of the groups; each at least 7 : 1 against white.
STARTING = ("#0b5a3c", "#1d3f8a", "#8a1538", "#5a3d0b", "#4a2b7a", "#0b5563", "#7a2b5f", "#3d3d3d")
# A band must be seen against the paper (WCAG 1.4.11), letters on it must be read (1.4.3).
BAND_AT_LEAST, LETTERS_AT_LEAST = 3.0, 4.5
PATTERN = re.compile(r"#[0-9a-f]{6}")


def starting_colour(place: int) -> str:
    """The colour of the group in this place before anybody chose one."""
    return STARTING[place % len(STARTING)]


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2.2 counts it, between two colours written #rrggbb."""
    lights = sorted((_light(one), _light(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def letters_on(colour: str) -> str:
    """White or ink, whichever reads better on it."""
    return max((WHITE, INK), key=lambda letters: contrast(letters, colour))


def can_be_seen(colour: str) -> bool:
    """Whether a band of it is seen on white paper and can carry letters."""
    return (
        contrast(colour, WHITE) >= BAND_AT_LEAST
        and contrast(colour, letters_on(colour)) >= LETTERS_AT_LEAST
    )


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
