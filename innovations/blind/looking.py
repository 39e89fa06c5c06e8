"""Looking for names of people and bodies, addresses and domains in a text."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from egov_meeting.institutions.selectors.spelling import plain
from innovations.relations import name_words, organisation_domain

# One word of a name alone says something only when it is no everyday word of few letters.
_SHORTEST_ALONE = 4
_SHORTEST_ACRONYM = 2


class NeedleKind(enum.Enum):
    PERSON = "person"
    BODY = "body"
    ACRONYM = "acronym"
    ADDRESS = "address"


@dataclass(frozen=True)
class Needle:
    """A name as it is written, by its kind."""

    kind: NeedleKind
    text: str


def needles_of(
    *,
    people: Iterable[str],
    bodies: Iterable[str],
    acronyms: Iterable[str],
    emails: Iterable[str],
) -> list[Needle]:
    """What to look for. Addresses stand for themselves and for the domain of their body."""
    found = [Needle(NeedleKind.PERSON, name) for name in people if name.strip()]
    found += [Needle(NeedleKind.BODY, name) for name in bodies if plain(name)]
    found += [
        Needle(NeedleKind.ACRONYM, name)
        for name in acronyms
        if len(plain(name)) >= _SHORTEST_ACRONYM
    ]
    addresses = {email.casefold() for email in emails if email}
    domains = {organisation_domain(email) for email in addresses} - {""}
    found += [Needle(NeedleKind.ADDRESS, text) for text in sorted(addresses | domains)]
    return list(dict.fromkeys(found))


def seen_in(text: str, needles: Iterable[Needle], *, few_words: bool = False) -> list[str]:
    """What of it stands in the text, as it was looked for. With `few_words` (a file's name, its author) one
    word of a person's name is enough; in running text it takes two of them side by side, or the last.
    """
    lower = unicodedata.normalize("NFKC", text).casefold()
    words = plain(text).split()
    known, run = set(words), f" {' '.join(words)} "
    found = [
        needle.text
        for needle in needles
        if (needle.kind is NeedleKind.ADDRESS and needle.text in lower)
        or (needle.kind is NeedleKind.BODY and f" {plain(needle.text)} " in run)
        or (needle.kind is NeedleKind.ACRONYM and _acronym_in(needle.text, text, known, few_words))
        or (needle.kind is NeedleKind.PERSON and _person_in(needle.text, known, run, few_words))
    ]
    return list(dict.fromkeys(found))


def _acronym_in(acronym: str, text: str, known: set[str], few_words: bool) -> bool:
    """As it is written where it is short: "sua" is a word of other languages, "SUA" is not."""
    if few_words or len(acronym) > 4:
        return plain(acronym) in known or f" {plain(acronym)} " in f" {plain(text)} "
    return re.search(rf"(?<!\w){re.escape(acronym)}(?!\w)", text) is not None


def _person_in(name: str, known: set[str], run: str, few_words: bool) -> bool:
    told = name_words(name)
    words = [word for word in plain(name).split() if word in told and len(word) > 1]
    if not words:
        return False
    if few_words:
        return any(len(word) >= _SHORTEST_ALONE and word in known for word in words)
    if len(words[-1]) >= _SHORTEST_ALONE and len(words) > 1 and words[-1] in known:
        return True
    pairs = [(one, other) for one in words for other in words if one != other]
    return any(f" {one} {other} " in run for one, other in pairs)
