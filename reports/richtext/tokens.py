"""The tokens in a section's text: `[[participants.total=786|both]]`, `[[ref:theme]]`, `[[en: …]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

TokenKind = Literal["figure", "reference", "language", "block", "unknown"]

BLOCK_NAMES = frozenset(
    {
        "table:ministries_submitted",
        "table:ministries_missing",
        "table:entries",
        "table:fees",
        "table:participants",
        "chart:scores",
        "chart:entries",
        "chart:matters",
        "photographs",
        "programme",
        "speeches",
        "corrections",
        "findings",
    }
)

# A backslash before the brackets keeps them text; a bar may be escaped as tables ask.
TOKEN = re.compile(r"(?<!\\)\[\[(?P<body>[^\[\]\n]{1,500})\]\]")
_FIGURE = re.compile(
    r"(?P<key>[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*)"
    r"(?:=(?P<value>.*?))?"
    r"(?:\|(?P<style>[a-z_]+))?"
)
_LANGUAGE = re.compile(r"(?P<language>sw|en)(?P<gap>!?):\s*(?P<text>\S.*)")
_REFERENCE = re.compile(r"ref:(?P<target>[a-z][a-z0-9_:.-]*)")


@dataclass(frozen=True)
class Token:
    """One token. Where it stands does not make it another token, so places are not compared.

    `key` is the figure, the target of a reference, the language, or the block; `value` the value
    kept in the token, or the words of a language token; `style` how to print it ("gap" for a
    missing translation).
    """

    kind: TokenKind
    key: str
    value: str | None = None
    style: str = ""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False)

    def written(self) -> str:
        """The token as it stands in a text."""
        if self.kind == "reference":
            return f"[[ref:{self.key}]]"
        if self.kind == "language":
            return f"[[{self.key}{'!' if self.style else ''}: {self.value}]]"
        value = "" if self.value is None else f"={self.value}"
        style = f"|{self.style}" if self.style else ""
        return f"[[{self.key}{value}{style}]]"


def tokens(text: str) -> list[Token]:
    """All tokens of a text, in order."""
    return [token_of(match) for match in TOKEN.finditer(text)]


def token_of(match: re.Match[str]) -> Token:
    """The token that `TOKEN` found."""
    body = match["body"].replace("\\|", "|").strip()
    start, end, raw = match.start(), match.end(), match[0]
    if body in BLOCK_NAMES:
        return Token("block", body, start=start, end=end, raw=raw)
    if found := _LANGUAGE.fullmatch(body):
        style = "gap" if found["gap"] else ""
        return Token("language", found["language"], found["text"], style, start, end, raw)
    if found := _REFERENCE.fullmatch(body):
        return Token("reference", found["target"], start=start, end=end, raw=raw)
    if found := _FIGURE.fullmatch(body):
        return Token("figure", found["key"], found["value"], found["style"] or "", start, end, raw)
    return Token("unknown", body, start=start, end=end, raw=raw)
