"""Hyphenation of Swahili, which no dictionary of hyphens knows.

A Swahili syllable ends in its vowel, so a word may part after any vowel before a consonant:
ma-shi-ri-ka, me-ne-ji-me-nti, ng'o-mbe. That is five vowels by twenty-one consonants, 105 patterns.
"""

from pathlib import Path

import pyphen

PATTERNS = Path(__file__).with_name("hyph_sw.dic")
VOWELS = "aeiou"
CONSONANTS = "bcdfghjklmnpqrstvwxyz"


def patterns() -> list[str]:
    """The 105 patterns, vowel·1·consonant, as hyph_sw.dic holds them."""
    return [f"{vowel}1{consonant}" for vowel in VOWELS for consonant in CONSONANTS]


def register_swahili() -> None:
    """Teach pyphen, and through it WeasyPrint, to part Swahili words (`lang="sw"`)."""
    pyphen.LANGUAGES["sw"] = PATTERNS
    pyphen.LANGUAGES_LOWERCASE["sw"] = "sw"
