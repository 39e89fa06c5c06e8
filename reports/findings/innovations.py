"""Entries that were chosen or presented, without the source saying which."""

from collections.abc import Iterator

from django.db.models import F
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition
from innovations.choices import STANDING_ENTRIES, Known
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def chosen_entries_not_named(edition: Edition) -> Iterator[Finding]:
    """A number of entries went to the exhibition; which ones is not on record."""
    named = edition.entries.filter(state__in=STANDING_ENTRIES, exhibited=Known.YES).count()
    title = _("The source does not say which entries were chosen for the exhibition")
    yield from _not_named(edition, Measure.ENTRIES_EXHIBITED, named, title)


def presented_entries_not_named(edition: Edition) -> Iterator[Finding]:
    """A number of entries was presented on stage; which ones is not on record."""
    named = edition.entries.filter(state__in=STANDING_ENTRIES, presented=Known.YES).count()
    title = _("The source does not say which entries were presented")
    yield from _not_named(edition, Measure.ENTRIES_PRESENTED, named, title)


def _not_named(edition: Edition, measure: str, named: int, title: str) -> Iterator[Finding]:
    figures = list(
        edition.figures.filter(measure=measure)
        .select_related("institution")
        .order_by(F("institution").asc(nulls_first=True), "order")
    )
    total = next((figure for figure in figures if not figure.institution_id), None)
    if total is None or total.value <= named:
        return
    yield Finding(
        key=f"innovations.{measure}",
        area=Area.INNOVATIONS,
        title=title,
        said=(
            *(
                Said(
                    text=" – ".join(
                        part
                        for part in (
                            number_format(figure.value, force_grouping=True),
                            str(figure.institution.name if figure.institution else figure.label),
                        )
                        if part
                    ),
                    place=figure.place,
                )
                for figure in figures
            ),
            Said(
                text=_("%(count)s marked in the list")
                % {"count": number_format(named, force_grouping=True)},
                place="table:III",
            ),
        ),
    )
