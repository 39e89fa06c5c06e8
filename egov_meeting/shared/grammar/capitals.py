"""Capital letters of a sentence and of a title."""

from __future__ import annotations

# Words that stay small inside a title, in either language.
SMALL_WORDS = frozenset(
    "ya za wa la cha vya kwa na au katika kwenye of the and for in to on".split()
)


def sentence_case(phrase: str) -> str:
    """The phrase with its first letter a capital, the rest untouched."""
    return phrase[:1].upper() + phrase[1:]


def title_case(phrase: str) -> str:
    """Every word with a capital but the small ones; `e-Government` keeps its small e."""
    words = phrase.split(" ")
    return " ".join(
        word if place and word in SMALL_WORDS else _capital(word)
        for place, word in enumerate(words)
    )


def _capital(word: str) -> str:
    return word if word.startswith("e-") else sentence_case(word)
