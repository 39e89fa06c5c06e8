"""YAML for people: keys in the order of the schema, long texts as blocks, times in quotation marks."""

import datetime
import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)

_WIDTH = 100
_LONG = 80
# Written bare these would be read as something else by other programs.
_LOOKS_LIKE_ANOTHER_KIND = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def yaml_text(data: Any) -> str:
    """`data` (dicts, lists, texts, numbers, dates) as a YAML document with a line end."""
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_writable(data), stream)
    return stream.getvalue()


def _writable(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _writable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_writable(item) for item in value]
    if isinstance(value, datetime.time):
        return DoubleQuotedScalarString(f"{value:%H:%M}")
    if isinstance(value, datetime.datetime):
        return DoubleQuotedScalarString(value.isoformat())
    if isinstance(value, str):
        return _text(str(value))
    return value


def _text(text: str) -> str:
    if "\n" in text or len(text) > _LONG:
        return _block(text)
    if text.lower() in _LOOKS_LIKE_ANOTHER_KIND or text in {"", "~"}:
        return DoubleQuotedScalarString(text)
    return text


def _block(text: str) -> str:
    """A literal block keeps line ends; a folded one breaks a long line where there is a blank."""
    lines = text.split("\n")
    if any(line != line.strip() for line in lines) or "  " in text:
        return DoubleQuotedScalarString(text)
    if len(lines) > 1:
        return LiteralScalarString(text)
    folded = FoldedScalarString(text)
    folded.fold_pos = _line_breaks(text)
    return folded


def _line_breaks(text: str) -> list[int]:
    """The positions of the blanks at which a long line is broken."""
    breaks: list[int] = []
    start = 0
    for position, letter in enumerate(text):
        following = text.find(" ", position + 1)
        end = len(text) if following == -1 else following
        if letter == " " and end - start > _LONG:
            breaks.append(position)
            start = position + 1
    return breaks
