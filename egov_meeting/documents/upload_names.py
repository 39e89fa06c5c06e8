"""Names of files as they are kept: without folders, hidden signs and what some system stumbles over."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 150
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\.{2,}")
_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {
    f"{device}{number}" for device in ("COM", "LPT") for number in range(1, 10)
}
_UNNAMED = "file"


def clean_filename(name: str) -> str:
    """`name` fit to be shown and to be offered for keeping on any system; never empty.

    Path parts, control signs and signs that turn the direction of writing are taken out; names that
    Windows reserves get a line before them; 150 letters are kept, the ending among them.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if sign.isspace() else sign for sign in last if _is_kept(sign))
    tidy = _DOTS.sub(".", _SPACES.sub(" ", _FORBIDDEN.sub("-", visible)))
    stem, dot, ending = tidy.strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.strip(" .") or _UNNAMED
    if stem.split(".")[0].strip().upper() in _RESERVED:
        stem = "_" + stem
    ending = ending.strip()[:20]
    room = LONGEST_NAME - len(ending) - 1
    return f"{stem[:room].rstrip(' .')}.{ending}" if ending else stem[:LONGEST_NAME]


def _is_kept(sign: str) -> bool:
    # Cc controls, Cf direction and joiners, Cs halves of signs, Co and Cn nothing that a font draws.
    return sign.isspace() or unicodedata.category(sign)[0] != "C"
