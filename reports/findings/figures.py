"""Figures that disagree: between two places, with their own parts, or with the rows."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, RecordedFigure
from innovations.choices import STANDING_ENTRIES
from reports.choices import MINISTRY_REPORT_OUT, Decision
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.findings.reading import read_once
from reports.ministry_tables import frozen_tables, states_in


def differing_figures(edition: Edition) -> Iterator[Finding]:
    """One question, answered with two numbers in two places (786 and 753 participants)."""
    answers: dict[tuple[str, int | None, int | None], list[RecordedFigure]] = defaultdict(list)
    for figure in _totals(edition):
        answers[figure.measure, figure.group_id, figure.institution_id].append(figure)
    for (measure, _group, _institution), figures in answers.items():
        if len({figure.value for figure in figures}) > 1:
            yield Finding(
                key=".".join(["figures.differ", measure, *_of(figures[0])]),
                area=Area.FIGURES,
                title=_("The sources give different figures: %(measure)s")
                % {"measure": Measure(measure).label},
                said=tuple(_said(figure) for figure in figures),
            )


def parts_that_do_not_add_up(edition: Edition) -> Iterator[Finding]:
    """A total that is not the sum of the parts stated beside it."""
    for figure in _totals(edition):
        parts = list(figure.parts.all())
        total = sum(part.value for part in parts)
        if parts and total != figure.value:
            yield Finding(
                key=".".join(["figures.sum", figure.measure, *_of(figure), figure.place]),
                area=Area.FIGURES,
                title=_("The parts add up to %(total)s, not to the total that is stated")
                % {"total": number_format(total, force_grouping=True)},
                said=(_said(figure),),
            )


def figures_against_rows(edition: Edition) -> Iterator[Finding]:
    """A figure of a document that differs from the number of rows the edition lists."""
    counted = _rows(edition)
    for figure in _totals(edition):
        if figure.group_id or figure.institution_id or figure.measure not in counted:
            continue
        rows = counted[figure.measure]
        if rows and rows != figure.value:
            yield Finding(
                key=f"figures.rows.{figure.measure}.{figure.place}",
                area=Area.FIGURES,
                title=_("%(measure)s: the list of the edition has %(rows)s")
                % {
                    "measure": figure.get_measure_display(),
                    "rows": number_format(rows, force_grouping=True),
                },
                said=(_said(figure),),
            )


@read_once
def _totals(edition: Edition) -> list[RecordedFigure]:
    return list(
        edition.figures.filter(part_of=None)
        .select_related("group", "institution")
        .prefetch_related("parts")
    )


def _rows(edition: Edition) -> dict[str, int]:
    frozen = frozen_tables(edition=edition)
    states = (
        list(edition.ministry_reports.values_list("state", flat=True))
        if frozen is None
        else states_in(frozen)
    )
    return {
        Measure.MINISTRIES: len(states),
        Measure.MINISTRIES_SUBMITTED: sum(state not in MINISTRY_REPORT_OUT for state in states),
        Measure.ENTRIES: edition.entries.filter(state__in=STANDING_ENTRIES).count(),
        Measure.RESOLUTIONS: edition.resolutions.filter(decision=Decision.ADOPTED).count(),
    }


def _of(figure: RecordedFigure) -> list[str]:
    """Whose figure it is, in words that stay the same when the edition is loaded again."""
    group = [f"group-{figure.group.number}"] if figure.group else []
    return [*group, *([figure.institution.key] if figure.institution else [])]


def _said(figure: RecordedFigure) -> Said:
    text = number_format(figure.value, force_grouping=True)
    parts = [number_format(part.value, force_grouping=True) for part in figure.parts.all()]
    if parts:
        text = f"{text} ({' + '.join(parts)})"
    if figure.approximate:
        text = _("about %(figure)s") % {"figure": text}
    if figure.label:
        text = f"{text} – {figure.label}"
    return Said(text=text, place=figure.place)
