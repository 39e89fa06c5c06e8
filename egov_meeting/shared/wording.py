"""A phrase in both languages, for words that the code itself brings into a document."""

from __future__ import annotations

from typing import Any, NamedTuple

from egov_meeting.shared.bilingual import active_language, other_language, text_in


class Wording(NamedTuple):
    """`Wording("Muhtasari", "Summary")`; as a string it reads in the active language."""

    sw: str
    en: str

    def in_language(self, language: str) -> str:
        """The phrase in `language`; in the other one when that is all there is."""
        return getattr(self, language) or getattr(self, other_language(language))

    def __str__(self) -> str:
        return self.in_language(active_language())


def wording_of(obj: Any, name: str) -> Wording:
    """The pair of columns `name` of a model."""
    return Wording(text_in(obj, name, "sw"), text_in(obj, name, "en"))
