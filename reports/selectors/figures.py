"""The figures of an edition as the workshop lists them."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.meetings.models import Edition, RecordedFigure
from egov_meeting.shared.bilingual import active_language
from reports.figures import Figure, say
from reports.outline import Heading
from reports.places import shown_place
from reports.selectors.checking import places_of_figures
from reports.selectors.desk import Desk


@dataclass(frozen=True)
class FigureLine:
    """One figure: what it says in both languages, where it stands and where it comes from."""

    figure: Figure
    swahili: str
    english: str
    used_in: tuple[tuple[Heading, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question that documents answer with different numbers."""

    label: str
    owner: str
    figures: list[RecordedFigure]

    @property
    def choices(self) -> list[tuple[RecordedFigure, str]]:
        return [(figure, shown_place(figure.place)) for figure in self.figures]


def figure_lines(desk: Desk) -> list[FigureLine]:
    """All figures in the order in which they are counted."""
    places = places_of_figures(desk)
    return [
        FigureLine(
            figure,
            say(figure, language="sw"),
            say(figure, language="en"),
            tuple(places.get(key, ())),
            tuple(_sources(figure)),
        )
        for key, figure in desk.figures.items()
    ]


def questions_with_rivals(*, edition: Edition) -> list[Question]:
    """The questions for which an editor has to choose one of several recorded figures."""
    answers: dict[tuple[str, int | None, int | None], list[RecordedFigure]] = {}
    rows = RecordedFigure.objects.filter(edition=edition, part_of=None)
    for row in rows.select_related("group", "institution").order_by("order"):
        answers.setdefault((row.measure, row.group_id, row.institution_id), []).append(row)
    return [
        Question(
            label=figures[0].get_measure_display(),
            owner=str(figures[0].group or figures[0].institution or ""),
            figures=figures,
        )
        for figures in answers.values()
        if len({figure.value for figure in figures}) > 1
    ]


def _sources(figure: Figure) -> list[str]:
    """Every source once, in the reader's words."""
    shown = (
        shown_place(source.place) or source.words.in_language(active_language())
        for source in figure.sources
    )
    return list(dict.fromkeys(text for text in shown if text))
