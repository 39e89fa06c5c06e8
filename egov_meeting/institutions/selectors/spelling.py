"""How alike two names are, for people who spell by ear, by heart or by acronym."""

import difflib
import re
import unicodedata

# Words so common in names that agreeing on them says nothing.
_LINKS = frozenset(
    {"ya", "za", "wa", "na", "la", "cha", "kwa", "of", "the", "and", "for", "in", "a", "an"}
)


def plain(text: str) -> str:
    """Small letters and digits, accents and punctuation gone, one blank between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def likeness(asked: str, name: str) -> float:
    """From 0 to 1; 1 for the same plain text. Order of words and small misspellings cost little."""
    wanted, known = plain(asked), plain(name)
    if not wanted or not known:
        return 0.0
    if wanted == known or wanted.replace(" ", "") == known.replace(" ", ""):
        return 1.0
    whole = difflib.SequenceMatcher(None, wanted, known).ratio()
    return max(whole, _word_by_word(wanted, known) * 0.97)


def _word_by_word(wanted: str, known: str) -> float:
    """How much of the longer name has a counterpart, counted by letters.

    All words of a short query found in a long name make a good match, not a perfect one.
    """
    asked, there = _telling_words(wanted), _telling_words(known)
    if not asked or not there:
        return 0.0
    found = sum(max(_word_likeness(word, other) for other in there) * len(word) for word in asked)
    asked_letters, known_letters = sum(map(len, asked)), sum(map(len, there))
    covered = min(1.0, asked_letters / known_letters)
    return (found / asked_letters) * (0.75 + 0.25 * covered)


def _telling_words(text: str) -> list[str]:
    words = text.split()
    return [word for word in words if word not in _LINKS] or words


def _word_likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 3 and other.startswith(word):
        return 0.95
    ratio = difflib.SequenceMatcher(None, word, other).ratio()
    return ratio if ratio >= 0.7 else 0.0
