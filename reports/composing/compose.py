"""Putting texts, data and numbers together into the report of one language, or of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from egov_meeting.meetings.models import Edition
from reports.composing.blocks import DataTable, PartHeading
from reports.composing.composed import (
    ComposedReport,
    ComposedSection,
    ComposeOptions,
    ContentsEntry,
    Part,
    Problem,
)
from reports.composing.cover import cover_of
from reports.composing.sections import SectionComposer
from reports.composing.tables import CAPTIONS, table_labels
from reports.composing.words import Words
from reports.figures import Figures, figures_of
from reports.generation import Material, generated_text, load_material
from reports.outline import Heading, outline_of
from reports.richtext import Reading, Reference, unknown_tokens
from reports.wording import Wording

SECTION = Wording("Kipengele", "Section")


def compose_report(
    *,
    edition: Edition,
    language: str,
    texts: Mapping[str, str] | None = None,
    options: ComposeOptions = ComposeOptions(),  # noqa: B008  (frozen)
    material: Material | None = None,
    figures: Figures | None = None,
) -> ComposedReport:
    """The report in `language` ("sw" or "en"); `texts` replace the generated texts of their sections.

    Takes the same number of queries for every edition, none when `material` and `figures` are given.
    """
    material = material or load_material(edition)
    figures = figures if figures is not None else figures_of(edition)
    part, problems = _part(material, figures, language, texts or {}, options)
    return ComposedReport(material.edition, language, (part,), figures, problems)


def compose_bilingual(
    *,
    edition: Edition,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    options: ComposeOptions = ComposeOptions(),  # noqa: B008  (frozen)
) -> ComposedReport:
    """The Swahili report and then the English one, under one cover; `texts` by language and section."""
    material, figures = load_material(edition), figures_of(edition)
    given = texts or {}
    made = [
        _part(material, figures, language, given.get(language, {}), options)
        for language in ("sw", "en")
    ]
    parts = tuple(part for part, _ in made)
    problems = tuple(problem for _, found in made for problem in found)
    return ComposedReport(material.edition, "both", parts, figures, problems)


def _part(
    material: Material,
    figures: Figures,
    language: str,
    texts: Mapping[str, str],
    options: ComposeOptions,
) -> tuple[Part, tuple[Problem, ...]]:
    words = Words(material.edition, language)
    written = {key for key, text in texts.items() if text.strip()}
    headings = outline_of(
        edition=material.edition,
        figures=figures,
        language=language,
        written=written,
        annexes=options.annexes,
    )
    references = references_of(headings, material, words)
    reading = Reading(figures, language, references, options.draft)
    composer = SectionComposer(material, words, reading, options)
    sections: list[ComposedSection] = []
    problems: list[Problem] = []
    for heading in headings:
        section = _section(heading, composer, material, figures, language, texts)
        sections.append(section)
        problems += [
            Problem(language, heading.key, token)
            for token in unknown_tokens(section.text, figures=figures, references=references)
        ]
    part = Part(
        language,
        cover_of(material, words),
        tuple(sections),
        tuple(_contents(sections)),
        tuple(_tables(sections)),
        reading,
    )
    return part, tuple(problems)


def references_of(
    headings: tuple[Heading, ...], material: Material, words: Words
) -> dict[str, Reference]:
    """What `[[ref:…]]` may lead to, with the words it prints."""
    references = {}
    for heading in headings:
        if heading.place == "front":
            continue
        name = heading.number
        if heading.place == "body":
            name = f"{words.say(SECTION)} {heading.number}"
        references[heading.key] = Reference(name, f"#{address_of(heading, words.language)}")
    for key, label in table_labels(material, words).items():
        references[key] = Reference(label, f"#{words.language}-{key.replace(':', '-')}")
    return references


def address_of(heading: Heading, language: str) -> str:
    """The id of a section in the document."""
    return f"{language}-{heading.key}"


def _section(
    heading: Heading,
    composer: SectionComposer,
    material: Material,
    figures: Figures,
    language: str,
    texts: Mapping[str, str],
) -> ComposedSection:
    written = texts.get(heading.key, "").strip()
    text = written or generated_text(
        section=heading.key, material=material, figures=figures, language=language
    )
    return ComposedSection(
        key=heading.key,
        number=heading.number,
        title=heading.title,
        level=heading.level,
        place=heading.place,
        address=address_of(heading, language),
        text=text,
        is_generated=not written,
        blocks=composer.blocks(heading, text),
    )


def _contents(sections: list[ComposedSection]) -> Iterator[ContentsEntry]:
    for section in sections:
        if section.place == "front":
            continue
        number = f"{section.number}:" if section.place == "annex" else section.number
        yield ContentsEntry(number, section.title, section.level, section.address)
        for block in section.blocks:
            if isinstance(block, PartHeading) and block.number:
                yield ContentsEntry(block.number, block.text, block.level, block.address)
            elif isinstance(block, DataTable) and block.label:
                yield ContentsEntry(f"{block.label}:", block.caption, 3, block.address)


def _tables(sections: list[ComposedSection]) -> Iterator[ContentsEntry]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, DataTable) and block.key in CAPTIONS and block.label:
                yield ContentsEntry(block.label, block.caption, 1, block.address)
