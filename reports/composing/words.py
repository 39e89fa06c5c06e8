"""Lines of a report in its language, with what comes from the other one marked."""

from __future__ import annotations

from typing import Any

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import Grammar, for_language
from reports.composing.blocks import Line, Piece
from reports.generation.voice import person_name
from reports.wording import Wording


class Words:
    """Names and texts of one edition in one language, as lines."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.grammar: Grammar = for_language(language)

    def say(self, wording: Wording) -> str:
        """Words of our own in the report's language."""
        return wording.in_language(self.language)

    def text(self, obj: Any, name: str) -> Line:
        """The pair `name`; where this language is missing, the other, marked as a gap."""
        own = text_in(obj, name, self.language)
        if own:
            return (Piece(own),)
        other = other_language(self.language)
        borrowed = text_in(obj, name, other)
        return (Piece(borrowed, other, is_gap=True),) if borrowed else ()

    def institution(self, institution: Institution, *, acronym: bool = False) -> str:
        """The institution's name on the days of the meeting."""
        name = institution.name_on(self.edition.starts_on, self.language)
        short = institution.acronym_on(self.edition.starts_on)
        return f"{name} ({short})" if acronym and short and short not in name else name

    def person(self, appearance: Appearance) -> Line:
        """`Dkt. Alex Mongi, Mhadhiri, UDOM-CIVE`, and the name as printed where it differs."""
        name = person_name(appearance, self.language)
        office = self.text(appearance, "office")
        between = (Piece(", "),) if name and office else ()
        known = (Piece(name),) if name else ()
        return (*known, *between, *office, *self.as_printed(appearance))

    def as_printed(self, appearance: Appearance) -> Line:
        """` (katika chanzo: Chamliho)` where the source spells the name otherwise."""
        printed = appearance.name_printed
        if not printed or appearance.person is None or printed == appearance.person.full_name:
            return ()
        return (Piece(" "), *in_source(self.language, printed))


IN_SOURCE = Wording("katika chanzo", "in the source")


def in_source(language: str, printed: str, *, printed_language: str = "") -> Line:
    """`(katika chanzo: Wizara wa Ujenzi)`, in italics."""
    marked = printed_language if printed_language != language else ""
    return (
        Piece(f"({IN_SOURCE.in_language(language)}: ", italic=True),
        Piece(printed, marked, italic=True),
        Piece(")", italic=True),
    )


def joined(lines: list[Line], between: str = "; ") -> Line:
    """Lines one after the other."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(between))
        pieces.extend(line)
    return tuple(pieces)
