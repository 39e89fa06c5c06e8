"""The cover: country, ministry, organiser at that time, title, place and days."""

from __future__ import annotations

from reports.composing.blocks import plain
from reports.composing.composed import Cover
from reports.composing.words import Words
from reports.generation import Material
from reports.wording import Wording

COUNTRY = Wording("Jamhuri ya Muungano wa Tanzania", "The United Republic of Tanzania")
REPORT = Wording("Taarifa ya", "Report of the")


def cover_of(material: Material, words: Words) -> Cover:
    """Who reports, on which meeting, where and when it was held."""
    edition = material.edition
    above = [words.say(COUNTRY)]
    if edition.parent_ministry:
        above.append(words.institution(edition.parent_ministry))
    above.append(words.institution(edition.organiser, acronym=True))
    return Cover(
        above=tuple(above),
        title=words.say(REPORT),
        meeting=plain(words.text(edition, "name")),
        theme=plain(words.text(edition, "theme")),
        place=plain(words.text(edition, "place_short")) or edition.city,
        dates=words.grammar.date_range(edition.starts_on, edition.ends_on),
    )
