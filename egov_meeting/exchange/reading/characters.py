"""Characters that have no business in a text: control characters and direction overrides."""

import re

# Tabulator, line feed and carriage return are allowed; U+0085 is a line end in YAML.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_MOST_TOLD = 20


def unwanted_characters(text: str) -> list[tuple[int, str]]:
    """Each unwanted character as (line from 1, "U+0007"); the first twenty of them."""
    found = []
    for match in _UNWANTED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        found.append((line, f"U+{ord(match[0]):04X}"))
        if len(found) == _MOST_TOLD:
            break
    return found
