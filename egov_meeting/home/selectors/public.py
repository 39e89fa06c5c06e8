"""What the front page and the page of an edition show, in a constant number of queries."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from egov_meeting.home.navigation import address_of
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_editions, public_photographs
from egov_meeting.meetings.selectors.registration import registration_of_groups
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


def front_page_data(*, at: datetime.datetime) -> dict[str, Any]:
    """The edition people can register for, else the latest one; the others below it."""
    editions = list(public_editions())
    taking = (one for one in editions if one.state == EditionState.REGISTRATION)
    edition = next(taking, None) or next(iter(editions), None)
    if edition is None:
        return {"edition": None}
    return {
        "edition": edition,
        "figures": edition_in_figures(edition=edition),
        "is_held": edition.state in (EditionState.CLOSED, EditionState.PUBLISHED),
        "earlier": [one for one in editions if one != edition],
        **_registration(edition, at, only_ahead=True),
    }


def edition_page_data(*, edition: Edition, at: datetime.datetime) -> dict[str, Any]:
    """Everything the page of an edition shows."""
    return {
        "edition": edition,
        "figures": edition_in_figures(edition=edition),
        "objectives": edition.objectives.all(),
        **_registration(edition, at),
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


def _registration(
    edition: Edition, at: datetime.datetime, *, only_ahead: bool = False
) -> dict[str, Any]:
    """`groups` in pairs with their registration (None once the meeting is over), and the way to it."""
    is_ahead = edition.state in (EditionState.ANNOUNCED, EditionState.REGISTRATION)
    if only_ahead and not is_ahead:
        return {"groups": [], "register_address": ""}
    groups = list(edition.groups.prefetch_related("days", "members", "fees"))
    standing = registration_of_groups(edition=edition, at=at, groups=groups) if is_ahead else {}
    is_open = any(one.is_open for one in standing.values())
    address = address_of("registrations:register_groups", year=edition.year) if is_open else ""
    return {
        "groups": [(group, standing.get(group.pk)) for group in groups],
        "register_address": address,
    }


def _shown(figures: Figures, key: str) -> str:
    return number_format(figures[key].number, force_grouping=True)
