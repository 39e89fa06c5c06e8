"""Everything a page of the report workshop needs of one edition, read once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from reports.composing.compose import references_of
from reports.composing.words import Words
from reports.figures import Figures, figures_of, taking_part
from reports.generation import Material, generated_texts, load_material
from reports.models import MeetingReport, SectionText
from reports.outline import Heading, outline_of, section_called
from reports.richtext import Reading, Reference, parse, pin_figures, to_html, to_plain
from reports.selectors.kept import kept
from reports.selectors.texts import newest_revisions, report_of, written_texts

Source = Literal["generated", "edited", "narrative"]
Kept = TypeVar("Kept")


class Desk:
    """The report of an edition as it would come out now: written texts, and generated ones elsewhere."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._outlines: dict[str, tuple[Heading, ...]] = {}
        self._kept: dict[tuple[str, str], Any] = {}

    def kept(self, name: str, make: Callable[[], Kept], *, language: str | None = None) -> Kept:
        """What `make` works out of this report, or did since the last change of anything it holds.

        In `language` (the reader's, when none is named); it must be fit for any reader of the report.
        """
        language = language or active_language()
        if (name, language) not in self._kept:
            self._kept[name, language] = kept(
                name, edition=self.edition, language=language, mark=self._people, make=make
            )
        found: Kept = self._kept[name, language]
        return found

    @cached_property
    def _people(self) -> str:
        """Registrations are confirmed at any moment, by hundreds, and every report counts them."""
        counted = sorted(taking_part(edition=self.edition).items())
        return ",".join(f"{group}-{number}" for group, number in counted)

    @cached_property
    def report(self) -> MeetingReport | None:
        return report_of(edition=self.edition)

    @cached_property
    def written(self) -> dict[tuple[str, str], SectionText]:
        return written_texts(edition=self.edition)

    @cached_property
    def figures(self) -> Figures:
        return MappingProxyType(self.kept("figures", lambda: dict(figures_of(self.edition))))

    @cached_property
    def material(self) -> Material:
        return load_material(self.edition)

    def outline(self, language: str | None = None) -> tuple[Heading, ...]:
        """The headings in `language` (the reader's, when none is named)."""
        language = language or active_language()
        if language not in self._outlines:
            self._outlines[language] = outline_of(
                edition=self.edition,
                figures=self.figures,
                language=language,
                written={section for section, _language in self.written},
            )
        return self._outlines[language]

    def sections(self, language: str | None = None) -> list[Heading]:
        """The headings below which a text stands."""
        return [heading for heading in self.outline(language) if heading.has_text]

    def heading(self, section: str, language: str | None = None) -> Heading:
        """The heading of a section; one that does not appear in this report is named without a number."""
        for heading in self.outline(language):
            if heading.key == section:
                return heading
        title = section_called(section).title.in_language(language or active_language())
        bare = title.replace("<", "").replace(">", "")
        return Heading(section, "", 1, bare, "body", has_text=True)

    def text(self, section: str, language: str) -> str:
        """The text that stands in the report now, its figures pinned."""
        row = self.written.get((section, language))
        return row.body if row else self.generated(section, language)

    def generated(self, section: str, language: str) -> str:
        """What the data alone would say, its figures pinned."""
        texts = self.kept("generated", lambda: self._generate(language), language=language)
        return texts.get(section, "")

    def _generate(self, language: str) -> dict[str, str]:
        texts = generated_texts(material=self.material, figures=self.figures, language=language)
        return {
            section: pin_figures(text, figures=self.figures, language=language)
            for section, text in texts.items()
        }

    def source(self, section: str, language: str) -> Source:
        """Whether the text was generated, edited, or came with the edition folder."""
        row = self.written.get((section, language))
        return row.source if row else "generated"  # type: ignore[return-value]

    @cached_property
    def revisions(self) -> dict[tuple[str, str], int]:
        """The number of the newest revision of every section that was ever touched."""
        return newest_revisions(edition=self.edition)

    def revision(self, section: str, language: str) -> int:
        """The revision that work on this section begins from; 0 when nobody has touched it."""
        return self.revisions.get((section, language), 0)

    def reading(self, language: str) -> Reading:
        """How tokens read in `language`, with stale and unknown ones marked."""
        return Reading(self.figures, language, self.references(language), draft=True)

    def references(self, language: str) -> Mapping[str, Reference]:
        """What references print: `Kipengele 2.5`, `Jedwali III`, `Kiambatisho I`."""
        return self.kept("references", lambda: self._references(language), language=language)

    def _references(self, language: str) -> dict[str, Reference]:
        words = Words(self.material.edition, language)
        found = references_of(self.outline(language), self.material, words)
        return {target: Reference(reference.text) for target, reference in found.items()}

    def html(self, text: str, language: str) -> str:
        """A text as it would be read, tokens marked."""
        return to_html(parse(text), reading=self.reading(language), heading_level=3)

    def plain(self, text: str, language: str) -> str:
        """A text without any dress."""
        return to_plain(parse(text), reading=self.reading(language))
