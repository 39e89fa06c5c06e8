"""What the front page and the page of an edition show, in a constant number of queries."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from egov_meeting.home.navigation import address_of
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_photographs
from reports.figures import Figures, figures_of


@dataclass(frozen=True)
class StatedFigure:
    """A figure as a tile: what it counts, the words, and the list it leads to."""

    figure: str
    label: str
    address: str


def edition_in_figures(*, edition: Edition) -> list[StatedFigure]:
    """The figures an edition is known by; those nobody counted are left out."""
    figures = figures_of(edition)
    year = edition.year
    tiles = (
        ("participants.total", _("participants"), address_of("home:edition", year=year)),
        (
            "ministries.submitted",
            _("ministry reports"),
            address_of("reports:ministries", year=year),
        ),
        (
            "entries.total",
            _("research and innovation entries"),
            address_of("innovations:gallery", year=year),
        ),
        ("resolutions.count", _("resolutions"), address_of("reports:resolutions", year=year)),
    )
    return [
        StatedFigure(_shown(figures, key), label, address)
        for key, label, address in tiles
        if key in figures and figures[key].value
    ]


def edition_page_data(*, edition: Edition) -> dict[str, Any]:
    """Everything the page of an edition shows."""
    return {
        "edition": edition,
        "figures": edition_in_figures(edition=edition),
        "objectives": edition.objectives.all(),
        "groups": edition.groups.prefetch_related("days", "members", "fees"),
        "ceremonies": edition.ceremonies.select_related(
            "group", "guest_of_honour__person", "on_behalf_of__person"
        ),
        "sponsors": edition.sponsors.select_related("institution").prefetch_related(
            "institution__former_names"
        ),
        "committees": edition.committees.all(),
        "speeches": edition.speeches.select_related(
            "speaker__person", "delivered_by__person", "group"
        ),
        "photographs": public_photographs(edition=edition),
    }


def _shown(figures: Figures, key: str) -> str:
    return number_format(figures[key].number, force_grouping=True)
