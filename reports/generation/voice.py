"""Speaking of an edition in one language: names, people, counts and words that agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from egov_meeting.documents.text import person_name
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.grammar.swahili import Noun, demonstrative, link, relative_verb, verb
from egov_meeting.shared.grammar.swahili import noun as swahili_noun
from reports.figures import Figures
from reports.generation.material import Material
from reports.richtext.list_marks import marks_written
from reports.richtext.markdown import escaped

NOUNS = {"working_session": "meeting", "conference": "conference"}
# Towns with the rank of a city are spoken of as "jijini", others as "mjini".
CITIES = frozenset({"Dar es Salaam", "Dodoma", "Arusha", "Mwanza", "Mbeya", "Tanga"})

ListMark = Literal["-", "i)", "a)", "1."]


class Voice:
    """What the writers of all sections share; each text leaves out what the edition does not know."""

    def __init__(self, material: Material, figures: Figures, language: str) -> None:
        self.material = material
        self.edition = material.edition
        self.figures = figures
        self.language = language
        self.grammar = for_language(language)
        self.noun = NOUNS[self.edition.noun]

    # Texts of the edition.

    def text(self, obj: Any, name: str) -> str:
        """The pair `name` in this language, ready for a sentence; a missing one in the other, marked."""
        own = text_in(obj, name, self.language)
        if own:
            return escaped(own)
        other = other_language(self.language)
        borrowed = re.sub(r"[\[\]]", "", " ".join(text_in(obj, name, other).split()))
        return f"[[{other}!: {borrowed}]]" if borrowed else ""

    def clause(self, obj: Any, name: str) -> str:
        """A text that stands inside a sentence: without a full stop of its own."""
        return self.text(obj, name).rstrip(" .;")

    def sentence(self, obj: Any, name: str) -> str:
        """A text that is a sentence: with its full stop."""
        text = self.text(obj, name)
        return text if not text or text.endswith((".", "!", "?", "]]")) else f"{text}."

    def paragraphs(self, obj: Any, name: str) -> list[str]:
        """A longer text as it was written, one entry a paragraph."""
        own = text_in(obj, name, self.language)
        if not own:
            borrowed = self.text(obj, name)
            return [borrowed] if borrowed else []
        return [escaped(part) for part in re.split(r"\n\s*\n", own) if part.strip()]

    # Figures.

    def has(self, *keys: str) -> bool:
        """Whether the edition has every one of these figures, none of them nought."""
        return all(key in self.figures and self.figures[key].value for key in keys)

    def number(self, key: str) -> int:
        """A count, to choose the sentence by; nought when nobody counted."""
        value = self.figures[key].value if key in self.figures else 0
        return value if isinstance(value, int) else 0

    # Names.

    def institution(self, institution: Institution, *, acronym: bool = False) -> str:
        """The institution's name on the meeting's days, with its acronym where asked."""
        day = self.edition.starts_on
        name = escaped(institution.name_on(day, self.language))
        short = escaped(institution.acronym_on(day))
        return f"{name} ({short})" if acronym and short and short not in name else name

    def person(self, appearance: Appearance) -> str:
        """Title and name ("Dkt. Jabiri Bakari"); empty when only an office is known."""
        return escaped(person_name(appearance, self.language))

    def office(self, appearance: Appearance) -> str:
        return self.clause(appearance, "office")

    def person_with_office(self, appearance: Appearance) -> str:
        """Swahili puts the office first ("Katibu Mkuu …, Dkt. …"), English the name."""
        office, name = self.office(appearance), self.person(appearance)
        if self.language == "en":
            parts = [name, office if name or office.startswith("[[") else f"the {office}"]
        else:
            parts = [office, name]
        return ", ".join(part for part in parts if part)

    # The meeting itself.

    @property
    def name(self) -> str:
        return self.text(self.edition, "name")

    @property
    def swahili(self) -> Noun:
        """The Swahili noun of this event, for verbs and links that agree with it."""
        return swahili_noun(self.noun)

    def verb(self, stem: str) -> str:
        """`lifanyika` of a kikao kazi: kilifanyika."""
        return verb(self.swahili, stem)

    def relative(self, stem: str, tense: str = "li") -> str:
        """`fanyika`: kilichofanyika."""
        return relative_verb(self.swahili, tense, stem)

    @property
    def of(self) -> str:
        return link(self.swahili)

    @property
    def that(self) -> str:
        """`Kikao Kazi hicho`; `the meeting`."""
        if self.language == "en":
            return "the meeting"
        title = self.grammar.singular(self.noun, title=True)
        return f"{title} {demonstrative(self.swahili, 'mentioned')}"

    @property
    def in_town(self) -> str:
        """`jijini Dodoma`; `in Dodoma`; empty where the place is not known."""
        city = escaped(self.edition.city)
        if not city:
            return ""
        if self.language == "en":
            return f"in {city}"
        return f"{'jijini' if self.edition.city in CITIES else 'mjini'} {city}"

    @property
    def hall(self) -> str:
        """Hall and host: `Ukumbi wa …, Chuo Kikuu cha Dodoma (UDOM)`."""
        host = self.edition.host
        places = [
            self.text(self.edition, "hall"),
            self.institution(host, acronym=True) if host else "",
        ]
        return ", ".join(place for place in places if place)

    # Building text.

    def join(self, items: Iterable[str]) -> str:
        return self.grammar.join(items)

    def choose(self, key: str, *, one: str, many: str) -> str:
        """The sentence for one, or for several or none."""
        return one if self.number(key) == 1 else many


def sentences(*parts: str) -> str:
    """One paragraph of the sentences that have something to say."""
    return " ".join(part for part in parts if part)


def paragraphs(*parts: str) -> str:
    """A text of the paragraphs and blocks that have something to say."""
    return "\n\n".join(part for part in parts if part)


def listed(items: Iterable[str], *, mark: ListMark = "i)") -> str:
    """Items as a list, one a line."""
    return "\n".join(
        f"{'- ' if mark in ('i)', 'a)') else ''}{marks_written(mark, place)} {item}"
        for place, item in enumerate(items, start=1)
        if item
    )


# People who are nobody's office: inside a sentence they are written small.
ORDINARY_WORDS = frozenset(
    {"Washiriki", "Wadau", "Baadhi", "Participants", "Other", "Some", "Jopo", "Panel"}
)


def lower_first(text: str) -> str:
    """The text as it continues a sentence; offices, names and abbreviations keep their capital."""
    return text[:1].lower() + text[1:] if text.split(" ")[0] in ORDINARY_WORDS else text


def begun_small(text: str) -> str:
    """A clause as it goes on in a list: its first letter small, unless an abbreviation begins it."""
    is_word = text[1:2].islower()
    return text[:1].lower() + text[1:] if is_word else text


Writer = Callable[[Voice], str]
