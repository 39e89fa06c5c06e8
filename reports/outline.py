"""The sections of the meeting report: their order, their titles, and the numbers they get."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.grammar import for_language
from reports.figures import Figures, say
from reports.section_titles import TITLES
from reports.wording import Wording

Place = Literal["front", "body", "annex"]
Rule = Callable[[Edition, Figures], bool]


@dataclass(frozen=True)
class Section:
    """A section there can be. It appears where its data are (`applies`), or where somebody wrote it."""

    key: str
    applies: Rule
    place: Place = "body"
    parent: str = ""
    has_text: bool = True
    on_request: str = ""

    @property
    def title(self) -> Wording:
        """The title without what an edition adds to it (dates, group)."""
        return TITLES[self.key]


@dataclass(frozen=True)
class Heading:
    """A section as it stands in one report. `level` is 1 for `1.0` and for annexes."""

    key: str
    number: str
    level: int
    title: str
    place: Place
    has_text: bool


def always(edition: Edition, figures: Figures) -> bool:
    return True


def counted(*keys: str) -> Rule:
    """The section appears where one of these figures is known and not nought."""

    def applies(edition: Edition, figures: Figures) -> bool:
        return any(key in figures and figures[key].value for key in keys)

    return applies


def more_than(key: str, number: int) -> Rule:
    def applies(edition: Edition, figures: Figures) -> bool:
        return key in figures and int(figures[key].value) > number  # type: ignore[arg-type]

    return applies


def has_fees(edition: Edition, figures: Figures) -> bool:
    return any(key.startswith("fees.") for key in figures)


def has_exhibition(edition: Edition, figures: Figures) -> bool:
    return edition.sponsors_exhibit or counted("dates.exhibition", "entries.exhibited")(
        edition, figures
    )


SECTIONS: tuple[Section, ...] = (
    Section("cover", always, "front", has_text=False),
    Section("contents", always, "front", has_text=False),
    Section("summary", always),
    Section("introduction", always),
    Section("purpose", counted("objectives.count"), parent="introduction"),
    Section("theme", counted("theme"), parent="introduction"),
    Section("venue", always, parent="introduction"),
    Section("participants", counted("participants.total", "groups.count"), parent="introduction"),
    Section("sponsorship", counted("sponsors.count"), parent="introduction"),
    Section("fees", has_fees, parent="introduction"),
    Section("exhibition", has_exhibition, parent="introduction"),
    Section("committees", counted("committees.count"), parent="introduction"),
    Section("opening_closing", counted("openings.count", "closings.count"), has_text=False),
    Section("opening_1", counted("openings.count"), parent="opening_closing"),
    Section("opening_2", more_than("openings.count", 1), parent="opening_closing"),
    Section("closing", counted("closings.count"), parent="opening_closing"),
    Section("matters", counted("matters.count")),
    Section("topics", counted("programme.keynotes", "ministries.total", "entries.total")),
    Section("group_1", counted("programme.keynotes", "ministries.total"), parent="topics"),
    Section("topic_1", counted("programme.keynotes"), parent="group_1"),
    Section("topic_2", counted("ministries.total"), parent="group_1"),
    Section("group_2", counted("group.2.name"), parent="topics"),
    Section("key_issues", counted("key_issues.count", "recommendations.count"), parent="group_2"),
    Section("breakout", counted("breakout_groups.count"), parent="topics"),
    Section("innovation_day", counted("entries.total"), parent="topics"),
    Section("resolutions", counted("resolutions.count")),
    Section("lessons", counted("lessons.count")),
    Section("feedback", counted("feedback.count")),
    Section("conclusion", always),
    Section("annex_programme", counted("programme.items"), "annex"),
    Section("annex_speeches", counted("speeches.count"), "annex"),
    Section("annex_participants", always, "annex", on_request="participants"),
    Section("annex_findings", always, "annex", on_request="findings"),
)
_BY_KEY = {section.key: section for section in SECTIONS}


def section_called(key: str) -> Section:
    """The section of this key. Raises KeyError."""
    return _BY_KEY[key]


def outline_of(
    *,
    edition: Edition,
    figures: Figures,
    language: str,
    written: Collection[str] = (),
    annexes: Collection[str] = (),
) -> tuple[Heading, ...]:
    """The headings of the edition's report in `language`, numbered without gaps.

    `written` names sections that somebody wrote, which appear whatever the data say; `annexes`
    the annexes asked for (`participants`, `findings`).
    """
    present = [
        section for section in SECTIONS if _appears(section, edition, figures, written, annexes)
    ]
    return tuple(_numbered(present, edition, figures, language))


def _appears(
    section: Section,
    edition: Edition,
    figures: Figures,
    written: Collection[str],
    annexes: Collection[str],
) -> bool:
    if section.on_request:
        return section.on_request in annexes and section.applies(edition, figures)
    return section.key in written or section.applies(edition, figures)


def _numbered(
    present: list[Section], edition: Edition, figures: Figures, language: str
) -> Iterator[Heading]:
    places: dict[str, tuple[int, ...]] = {}
    used: dict[tuple[int, ...], int] = {}
    annexes = 0
    for section in present:
        title = _title(section, edition, figures, language)
        if section.place == "annex":
            annexes += 1
            number = for_language(language).label("annex", annexes, numeral="roman")
            yield Heading(section.key, number, 1, title, "annex", section.has_text)
            continue
        if section.place == "front":
            yield Heading(section.key, "", 1, title, "front", section.has_text)
            continue
        above = places.get(_parent_present(section, places), ())
        used[above] = used.get(above, 0) + 1
        places[section.key] = (*above, used[above])
        number = _number(places[section.key])
        yield Heading(
            section.key, number, len(places[section.key]), title, "body", section.has_text
        )


def _parent_present(section: Section, places: dict[str, tuple[int, ...]]) -> str:
    """The nearest heading above that appears: a section moves up where its chapter has none."""
    parent = section.parent
    while parent and parent not in places:
        parent = _BY_KEY[parent].parent
    return parent


def _number(place: tuple[int, ...]) -> str:
    """`1.0` for a chapter, `2.4.1` below."""
    return f"{place[0]}.0" if len(place) == 1 else ".".join(map(str, place))


def _title(section: Section, edition: Edition, figures: Figures, language: str) -> str:
    """The title, with the days of its group or ceremony and the name of the meeting where it has them."""
    title = section.title.in_language(language)
    known = {
        key: say(figures[figure], language=language)
        for key, figure in _TITLE_FIGURES.get(section.key, {}).items()
        if figure in figures
    }
    if "{" not in title:
        return title
    known["edition"] = Wording(edition.name_sw, edition.name_en).in_language(language)
    return _filled(title, known)


def _filled(title: str, known: dict[str, str]) -> str:
    """Parts of a title in angle brackets are left out where what they name is not known."""
    kept = []
    for part in title.replace(">", "<").split("<"):
        try:
            kept.append(part.format_map(known))
        except KeyError:
            continue
    return "".join(kept)


_TITLE_FIGURES = {
    "opening_1": {"name": "opening.1.group", "days": "dates.opening.1"},
    "opening_2": {"name": "opening.2.group", "days": "dates.opening.2"},
    "closing": {"days": "dates.closing.1"},
    "group_1": {"name": "group.1.name", "days": "dates.group.1"},
    "group_2": {"name": "group.2.name", "days": "dates.group.2"},
    "key_issues": {"name": "group.1.name"},
    "innovation_day": {"name": "research_day.group"},
}
