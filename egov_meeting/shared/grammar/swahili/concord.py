"""How Swahili words agree with a noun: the eight noun classes the product needs.

The table of agreement is the one officials use (`azimio … la`, `kikao … cha`,
`taarifa … zi-/za`); people agree as class 1/2 whatever the form of the noun
(`ofisa wa`, `viongozi wa`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Distance = Literal["near", "far", "mentioned"]
Person = Literal["my", "your", "its", "our", "your_all", "their"]


@dataclass(frozen=True, slots=True)
class Concord:
    """The agreeing pieces of one class in one number, ready to be put before a stem."""

    subject: str  # ki-lifanyika
    negative: str  # haki-kufanyika
    link: str  # Kikao Kazi *cha* Pili
    prefix: str  # ki-moja, vi-tatu, ki-kubwa; empty where the stem itself changes
    possessive: str  # ch-ake
    near: str  # kikao hiki
    far: str  # kikao kile
    mentioned: str  # kikao hicho
    relative: str  # kili-cho-fanyika


class NounClass(Enum):
    """A singular and the plural that goes with it."""

    M_WA = (1, 2)
    M_MI = (3, 4)
    JI_MA = (5, 6)
    MA = (6, 6)  # plural only: maoni, malipo, maonesho
    KI_VI = (7, 8)
    N = (9, 10)
    U_N = (11, 10)
    U = (11, 11)  # no plural: ushiriki, ufadhili
    KU = (15, 15)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its two forms; `animate` nouns agree as people do."""

    singular: str
    plural: str
    noun_class: NounClass
    animate: bool = False

    def form(self, *, plural: bool) -> str:
        """The noun itself, in the asked number."""
        return self.plural if plural else self.singular

    def class_number(self, *, plural: bool) -> int:
        """The class that other words agree with: 1 … 15."""
        agreeing = NounClass.M_WA if self.animate else self.noun_class
        return agreeing.value[1 if plural else 0]

    def concord(self, *, plural: bool) -> Concord:
        """The pieces with which other words agree."""
        return CONCORDS[self.class_number(plural=plural)]


CONCORDS: dict[int, Concord] = {
    1: Concord("a", "ha", "wa", "m", "w", "huyu", "yule", "huyo", "ye"),
    2: Concord("wa", "hawa", "wa", "wa", "w", "hawa", "wale", "hao", "o"),
    3: Concord("u", "hau", "wa", "m", "w", "huu", "ule", "huo", "o"),
    4: Concord("i", "hai", "ya", "mi", "y", "hii", "ile", "hiyo", "yo"),
    5: Concord("li", "hali", "la", "", "l", "hili", "lile", "hilo", "lo"),
    6: Concord("ya", "haya", "ya", "ma", "y", "haya", "yale", "hayo", "yo"),
    7: Concord("ki", "haki", "cha", "ki", "ch", "hiki", "kile", "hicho", "cho"),
    8: Concord("vi", "havi", "vya", "vi", "vy", "hivi", "vile", "hivyo", "vyo"),
    9: Concord("i", "hai", "ya", "", "y", "hii", "ile", "hiyo", "yo"),
    10: Concord("zi", "hazi", "za", "", "z", "hizi", "zile", "hizo", "zo"),
    11: Concord("u", "hau", "wa", "m", "w", "huu", "ule", "huo", "o"),
    15: Concord("ku", "haku", "kwa", "ku", "kw", "huku", "kule", "huko", "ko"),
}

POSSESSIVE_STEMS: dict[Person, str] = {
    "my": "angu",
    "your": "ako",
    "its": "ake",
    "our": "etu",
    "your_all": "enu",
    "their": "ao",
}


def link(noun: Noun, *, plural: bool = False) -> str:
    """The word for "of" after `noun`: cha, vya, la, ya, za, wa, kwa."""
    return noun.concord(plural=plural).link


def verb(noun: Noun, stem: str, *, plural: bool = False) -> str:
    """A verb that agrees with `noun`; `stem` begins with its tense: `lifanyika`, `mesajiliwa`."""
    return noun.concord(plural=plural).subject + stem


def negative_verb(noun: Noun, stem: str, *, plural: bool = False) -> str:
    """The same, denied; `stem` begins with its tense: `kuwasilisha` gives `hazikuwasilisha`."""
    return noun.concord(plural=plural).negative + stem


def relative_verb(noun: Noun, tense: str, stem: str, *, plural: bool = False) -> str:
    """Who or which does it: tense `li` and stem `wasilisha` give `zilizowasilisha`, `waliowasilisha`."""
    concord = noun.concord(plural=plural)
    return concord.subject + tense + concord.relative + stem


def possessive(noun: Noun, person: Person, *, plural: bool = False) -> str:
    """Whose `noun` it is: `kikao chake`, `taarifa zao`."""
    return noun.concord(plural=plural).possessive + POSSESSIVE_STEMS[person]


def demonstrative(noun: Noun, distance: Distance = "near", *, plural: bool = False) -> str:
    """This, that, or the one spoken of: `hiki`, `kile`, `hicho`."""
    concord = noun.concord(plural=plural)
    return {"near": concord.near, "far": concord.far, "mentioned": concord.mentioned}[distance]
