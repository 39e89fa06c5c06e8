"""People who appear under more than one office, and speeches nobody signs."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES, text_in
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said

ALIKE = 0.93  # "Director ICT" and "Director ICTS" are one office; one word more makes another


def offices_that_differ(edition: Edition) -> Iterator[Finding]:
    """One person, different offices in different places of the documents."""
    corrected = _corrected_words(edition)
    by_person: dict[int, list[Appearance]] = defaultdict(list)
    for appearance in edition.appearances.exclude(person=None).select_related("person"):
        if appearance.office_sw or appearance.office_en:
            by_person[appearance.person_id].append(appearance)  # type: ignore[index]
    for appearances in by_person.values():
        if _differ([_plain_office(appearance, corrected) for appearance in appearances]):
            person = appearances[0].person
            yield Finding(
                key=f"people.offices.{person.key}",  # type: ignore[union-attr]
                area=Area.PEOPLE,
                title=_("%(name)s appears under more than one office") % {"name": person.full_name},  # type: ignore[union-attr]
                said=_one_per_office(appearances),
            )


def speeches_without_a_speaker(edition: Edition) -> Iterator[Finding]:
    """A speech on record whose speaker the document does not name."""
    speeches = edition.speeches.filter(speaker=None).select_related("likely_speaker__person")
    for speech in speeches:
        said = [Said(text=_("no speaker is named"), place=f"speech:{speech.order}")]
        likely = speech.likely_speaker
        if likely:
            said.append(Said(text=_("probably %(name)s") % {"name": likely}, place=likely.place))
        yield Finding(
            key=f"people.speaker.{speech.order}",
            area=Area.PEOPLE,
            title=_("A speech without a speaker: %(title)s") % {"title": speech.title},
            said=tuple(said),
        )


def _differ(offices: list[dict[str, str]]) -> bool:
    """Whether two of the offices differ in a language that both are given in."""
    return any(
        one[language] and other[language] and not _alike(one[language], other[language])
        for place, one in enumerate(offices)
        for other in offices[:place]
        for language in LANGUAGE_CODES
    )


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE


def _plain_office(appearance: Appearance, corrected: dict[str, str]) -> dict[str, str]:
    """The office in each language, small letters, with words of known misprints put right."""
    offices = {}
    for language in LANGUAGE_CODES:
        office = text_in(appearance, "office", language)
        for printed, meant in corrected.items():
            office = office.replace(printed, meant)
        offices[language] = " ".join(office.casefold().replace(",", " ").split())
    return offices


def _corrected_words(edition: Edition) -> dict[str, str]:
    return {correction.printed: correction.corrected for correction in edition.corrections.all()}


def _one_per_office(appearances: list[Appearance]) -> tuple[Said, ...]:
    """Every office once for each place; the same office at one place is said once."""
    seen: dict[tuple[str, str], Said] = {}
    for appearance in appearances:
        office = str(appearance.office)
        seen.setdefault((office, appearance.place), Said(text=office, place=appearance.place))
    return tuple(seen.values())
