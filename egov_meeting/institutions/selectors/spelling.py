"""How alike two names are, for people who spell by ear, by heart or by acronym."""

import difflib
import re
import unicodedata

# Words so common in names that agreeing on them says nothing.
_LINKS = frozenset(
    {"ya", "za", "wa", "na", "la", "cha", "kwa", "of", "the", "and", "for", "in", "a", "an"}
)
# A word by word likeness may come to this much of 1 and no more: it is not the same text.
WORD_BY_WORD = 0.97
# Words less alike than this are different words.
SAME_WORD = 0.7


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
    if wanted == known or without_blanks(wanted) == without_blanks(known):
        return 1.0
    return max(letter_likeness(wanted, known), _word_by_word(wanted, known) * WORD_BY_WORD)


def without_blanks(text: str) -> str:
    return text.replace(" ", "")


def letter_likeness(wanted: str, known: str) -> float:
    """How much of two plain texts runs along in both."""
    return difflib.SequenceMatcher(None, wanted, known).ratio()


def _word_by_word(wanted: str, known: str) -> float:
    asked, there = telling_words(wanted), telling_words(known)
    if not asked or not there:
        return 0.0
    nearest = [max(word_likeness(word, other) for other in there) for word in asked]
    return share_found(asked, nearest, sum(map(len, there)))


def share_found(asked: list[str], nearest: list[float], known_letters: int) -> float:
    """How much of the longer name has a counterpart, counted by letters.

    `nearest`: how like each asked word is to its nearest one in the name. All words of a short
    query found in a long name make a good match, not a perfect one.
    """
    asked_letters = sum(map(len, asked))
    found = sum(like * len(word) for like, word in zip(nearest, asked, strict=True))
    covered = min(1.0, asked_letters / known_letters)
    return (found / asked_letters) * (0.75 + 0.25 * covered)


def telling_words(text: str) -> list[str]:
    words = text.split()
    return [word for word in words if word not in _LINKS] or words


def word_likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 3 and other.startswith(word):
        return 0.95
    ratio = difflib.SequenceMatcher(None, word, other).ratio()
    return ratio if ratio >= SAME_WORD else 0.0
