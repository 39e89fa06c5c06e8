"""All names, prepared so that the most alike are found without comparing each.

The answers are those of `likeness` for every name; names are left out only when cheap upper bounds
(letters in common, then the longest common run of them) show that they cannot be among the best.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from egov_meeting.institutions.selectors.spelling import (
    SAME_WORD,
    WORD_BY_WORD,
    letter_likeness,
    plain,
    share_found,
    telling_words,
    without_blanks,
    word_likeness,
)

LeadsTo = Callable[[int], "int | None"]


@dataclass(frozen=True, slots=True)
class Found:
    """How like the asked text the best name of an institution is. `order` is the name's place."""

    likeness: float
    order: int
    name: str

    def is_better_than(self, other: Found | None) -> bool:
        return other is None or (-self.likeness, self.order) < (-other.likeness, other.order)


class NameIndex:
    """Names of institutions by their plain text, words and letters. Never changed once made."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """`names`: the number of the institution and one of its names, in order of preference."""
        self._bearers: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for order, (institution, name) in enumerate(names):
            self._bearers[plain(name)].append((institution, order, name))
        self._bearers.pop("", None)
        self._same_without_blanks: dict[str, list[str]] = defaultdict(list)
        self._texts_with: dict[str, list[str]] = defaultdict(list)
        self._known_letters: dict[str, int] = {}
        for text in self._bearers:
            self._same_without_blanks[without_blanks(text)].append(text)
            words = telling_words(text)
            self._known_letters[text] = sum(map(len, words))
            for word in dict.fromkeys(words):
                self._texts_with[word].append(text)
        self._letters = _Letters()
        self._letters_of_texts = [(text, *self._letters.known(text)) for text in self._bearers]
        self._letters_of_words = [(word, *self._letters.known(word)) for word in self._texts_with]

    def called(self, text: str) -> set[int]:
        """The institutions that bear exactly this name; letter case, points and, if none does, blanks aside."""
        wanted = plain(text)
        texts = (
            [wanted]
            if wanted in self._bearers
            else self._same_without_blanks.get(without_blanks(wanted), [])
        )
        return {
            institution for known in texts for institution, _order, _name in self._bearers[known]
        }

    def most_like(
        self, *, text: str, limit: int, at_least: float, leads_to: LeadsTo
    ) -> dict[int, Found]:
        """The institutions with the `limit` best names, and all that are as like as the last of them.

        `leads_to` says which institution a name stands for today, None for a name to leave out.
        """
        wanted = plain(text)
        search = _Search(limit, at_least)
        if not wanted:
            return search.best
        by_words = self._likeness_by_words(wanted)
        same = set(self._same_without_blanks.get(without_blanks(wanted), ()))
        for known, at_most in self._by_upper_bound(wanted, by_words, same, at_least):
            if at_most < search.needed:
                break
            floor = 1.0 if known in same else by_words.get(known, 0.0)
            score = search.likeness(wanted, known, floor)
            for institution, order, name in self._bearers[known]:
                target = leads_to(institution)
                if target is not None:
                    search.note(target, Found(score, order, name))
        return search.best

    def _by_upper_bound(
        self, wanted: str, by_words: dict[str, float], same: set[str], at_least: float
    ) -> list[tuple[str, float]]:
        """The names that may be like enough, each with how like it is at most; the likeliest first."""
        letters, length = self._letters.asked(wanted), len(wanted)
        found = []
        for text, bits, size in self._letters_of_texts:
            at_most = 2.0 * (letters & bits).bit_count() / (length + size)
            if text in by_words:
                at_most = max(at_most, by_words[text])
            if at_most >= at_least or text in same:
                found.append((text, 1.0 if text in same else at_most))
        return sorted(found, key=lambda pair: -pair[1])

    def _likeness_by_words(self, wanted: str) -> dict[str, float]:
        """How like the names are by their words; those that share no word are left out."""
        asked = telling_words(wanted)
        nearest = [self._texts_near(word) for word in asked]
        return {
            text: share_found(
                asked, [near.get(text, 0.0) for near in nearest], self._known_letters[text]
            )
            * WORD_BY_WORD
            for text in dict.fromkeys(text for near in nearest for text in near)
        }

    def _texts_near(self, word: str) -> dict[str, float]:
        """The names that have a word like this one, each with how like the nearest is."""
        letters, length = self._letters.asked(word), len(word)
        near: dict[str, float] = {}
        for other, bits, size in self._letters_of_words:
            at_most = 2.0 * (letters & bits).bit_count() / (length + size)
            if at_most < SAME_WORD and not other.startswith(word):
                continue
            like = word_likeness(word, other)
            if like:
                for text in self._texts_with[other]:
                    if like > near.get(text, 0.0):
                        near[text] = like
        return near


class _Search:
    """The best found so far, and how like a name must be to come among them."""

    def __init__(self, limit: int, at_least: float) -> None:
        self.best: dict[int, Found] = {}
        self.needed = at_least
        self._limit, self._at_least = limit, at_least
        self._places: dict[str, int] = {}

    def likeness(self, wanted: str, known: str, floor: float) -> float:
        """The likeness of a name, 0 when it cannot be like enough. `floor`: what its words make of it."""
        at_most = 2.0 * self._longest_run(wanted, known) / (len(wanted) + len(known))
        if at_most <= floor:
            return floor
        if at_most < self.needed:
            return 0.0
        return max(letter_likeness(wanted, known), floor)

    def note(self, institution: int, found: Found) -> None:
        if found.likeness < self._at_least or not found.is_better_than(self.best.get(institution)):
            return
        self.best[institution] = found
        if len(self.best) >= self._limit:
            scores = (one.likeness for one in self.best.values())
            self.needed = heapq.nlargest(self._limit, scores)[-1]

    def _longest_run(self, wanted: str, known: str) -> int:
        """Length of the longest common subsequence: no alignment of the two matches more letters.

        Bit by bit after H. Hyyrö: a bit of `open_places` is a letter of `wanted` not matched yet.
        """
        if not self._places:
            for place, letter in enumerate(wanted):
                self._places[letter] = self._places.get(letter, 0) | 1 << place
        everywhere = (1 << len(wanted)) - 1
        open_places = everywhere
        for letter in known:
            matched = open_places & self._places.get(letter, 0)
            open_places = ((open_places + matched) | (open_places - matched)) & everywhere
        return len(wanted) - open_places.bit_count()


class _Letters:
    """Texts as bits, one for each letter and how often it came, so that `&` counts what two share."""

    def __init__(self) -> None:
        self._bit_of: dict[tuple[str, int], int] = {}

    def known(self, text: str) -> tuple[int, int]:
        """The bits and the length of a text of the index."""
        bits = 0
        for letter in _counted(text):
            bits |= self._bit_of.setdefault(letter, 1 << len(self._bit_of))
        return bits, len(text)

    def asked(self, text: str) -> int:
        return sum(self._bit_of.get(letter, 0) for letter in _counted(text))


def _counted(text: str) -> list[tuple[str, int]]:
    seen: dict[str, int] = {}
    counted = []
    for letter in text:
        seen[letter] = seen.get(letter, 0) + 1
        counted.append((letter, seen[letter]))
    return counted
