"""Names and texts of an edition in the language of a document, with what comes from the other one marked."""

from __future__ import annotations

from typing import Any

from egov_meeting.documents.text.lines import Line, Piece
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import Grammar, for_language
from egov_meeting.shared.wording import Wording


class Words:
    """Names and texts of one edition in one language, as lines."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.grammar: Grammar = for_language(language)

    def say(self, wording: Wording) -> str:
        """Words of our own in the document's language."""
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
        name = appearance.person.full_name if appearance.person else appearance.name_printed
        return self.named(appearance, name, printed=appearance.name_printed)

    def named(self, shown: Any, name: str, *, printed: str = "") -> Line:
        """Title, name, letters and office of what has these pairs of columns, as `person` says them."""
        titled = titled_name(shown, name, self.language)
        office = self.text(shown, "office")
        between = (Piece(", "),) if titled and office else ()
        known = (Piece(titled),) if titled else ()
        source: Line = ()
        if printed and name and printed != name:
            source = (Piece(" "), *in_source(self.language, printed))
        return (*known, *between, *office, *source)


def person_name(appearance: Appearance, language: str) -> str:
    """Title, name and letters after it in `language`, under the name the person is known by."""
    name = appearance.person.full_name if appearance.person else appearance.name_printed
    return titled_name(appearance, name, language)


def titled_name(shown: Any, name: str, language: str) -> str:
    """`name` with the title and the letters that `shown` bears; "" without a name."""
    if not name:
        return ""
    parts = (text_in(shown, "honorific", language), name, text_in(shown, "suffix", language))
    return " ".join(part for part in parts if part)


IN_SOURCE = Wording("katika chanzo", "in the source")


def in_source(language: str, printed: str, *, printed_language: str = "") -> Line:
    """`(katika chanzo: Wizara wa Ujenzi)`, in italics."""
    marked = printed_language if printed_language != language else ""
    return (
        Piece(f"({IN_SOURCE.in_language(language)}: ", italic=True),
        Piece(printed, marked, italic=True),
        Piece(")", italic=True),
    )
