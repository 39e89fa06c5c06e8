"""Adjectives that agree with their noun, from the bare stem (`kubwa`, `pya`, `ingine`)."""

from __future__ import annotations

from egov_meeting.shared.grammar.swahili.concord import Noun

# What a nasal prefix (classes 9 and 10) does to the first letter of a stem.
NASAL = {"b": "mb", "v": "mv", "d": "nd", "g": "ng", "j": "nj", "z": "nz", "r": "nd"}

# Stems whose forms are learnt, not made.
LEARNT: dict[str, dict[int, str]] = {
    "ingine": {
        1: "mwingine",
        2: "wengine",
        3: "mwingine",
        4: "mingine",
        5: "lingine",
        6: "mengine",
        7: "kingine",
        8: "vingine",
        9: "nyingine",
        10: "nyingine",
        11: "mwingine",
        15: "kwingine",
    },
    "ingi": {
        2: "wengi",
        3: "mwingi",
        4: "mingi",
        5: "jingi",
        6: "mengi",
        7: "kingi",
        8: "vingi",
        9: "nyingi",
        10: "nyingi",
        11: "mwingi",
        15: "kwingi",
    },
    "pya": {5: "jipya", 9: "mpya", 10: "mpya"},
}

# Borrowed adjectives never change: kikao maalumu, tafiti bora.
UNCHANGING = frozenset({"bora", "maalumu", "kamili", "rasmi", "safi", "muhimu", "halali", "batili"})


def adjective(stem: str, noun: Noun, *, plural: bool = False) -> str:
    """`stem` agreeing with `noun`: `kubwa` gives `kikubwa`, `makubwa`, `kubwa`.

    Raises ValueError for a stem beginning with a vowel whose forms are not listed.
    """
    if stem in UNCHANGING:
        return stem
    number = noun.class_number(plural=plural)
    learnt = LEARNT.get(stem, {}).get(number)
    if learnt is not None:
        return learnt
    if stem[0] in "aeiou":
        raise ValueError(f"the forms of the adjective -{stem} are not listed for class {number}")
    if number in (9, 10):
        return NASAL.get(stem[0], stem[0]) + stem[1:]
    return noun.concord(plural=plural).prefix + stem
