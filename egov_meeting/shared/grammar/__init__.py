"""Swahili and English as grammar: phrases that agree, in either language.

    from egov_meeting.shared import grammar

    words = grammar.for_language("sw")
    words.ordinal("meeting", 2)  # Kikao Kazi cha Pili
    words.count("resolution", 12, style="both")  # maazimio kumi na mawili (12)

Whole sentences stay with gettext; this makes the phrases inside them. What only Swahili
has (links, concords, agreeing verbs) is in `grammar.swahili`.
"""

from __future__ import annotations

from egov_meeting.shared.grammar import english, swahili
from egov_meeting.shared.grammar.protocol import Grammar

_GRAMMARS: dict[str, Grammar] = {
    "sw": swahili.SwahiliGrammar(),
    "en": english.EnglishGrammar(),
}


def for_language(code: str) -> Grammar:
    """The grammar of a language code such as `sw`, `en` or `en-gb`.

    Raises LookupError for a language that the portal does not speak.
    """
    try:
        return _GRAMMARS[code.lower().replace("_", "-").split("-")[0]]
    except KeyError:
        raise LookupError(f"no grammar for the language {code!r}") from None


__all__ = ["Grammar", "english", "for_language", "swahili"]
