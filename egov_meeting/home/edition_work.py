"""What staff do in an edition, in the order in which a meeting comes about. A page that does not exist is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.home.navigation import Entry, Link, address_of
from egov_meeting.meetings.models import Edition

WORK: tuple[tuple[Any, tuple[Entry, ...]], ...] = (
    (
        _("Before the meeting"),
        (
            Entry(_("Arrange the programme"), "sessions_app:arranging_board"),
            Entry(_("Speakers"), "sessions_app:speakers"),
            Entry(_("Ministry reports"), "reports:ministry_board"),
            Entry(_("Research and innovation"), "innovations:staff_call", "innovations.view"),
            Entry(_("Badges"), "registrations:badges", "badges.print"),
        ),
    ),
    (
        _("On the days"),
        (
            Entry(_("Desks"), "registrations:desks", "desk.work"),
            Entry(_("Attendance"), "registrations:attendance", "registrations.view"),
            Entry(_("Breakout groups"), "sessions_app:staff_breakout"),
            Entry(_("Key issues and resolutions"), "reports:workbench"),
        ),
    ),
    (
        _("After the meeting"),
        (
            Entry(_("Certificates"), "registrations:certificates", "certificates.issue"),
            Entry(_("Feedback"), "registrations:feedback"),
            Entry(_("Report workshop"), "reports:workshop"),
            Entry(_("Documents"), "documents:edition_documents"),
        ),
    ),
)


@dataclass(frozen=True)
class Stretch:
    """Before, on, or after the days, with where its work is done."""

    label: str
    links: list[Link]


def work_of(*, edition: Edition, user: Any) -> list[Stretch]:
    """The pages this person may open for the edition; no query."""
    return [
        Stretch(str(label), links)
        for label, entries in WORK
        if (
            links := [
                Link(entry.label, address, "")
                for entry in entries
                if (address := _address(entry, edition)) and _may(user, entry, edition)
            ]
        )
    ]


def _address(entry: Entry, edition: Edition) -> str:
    """Pages have the year in their path, or take it as `?mwaka=`."""
    in_path = address_of(entry.url_name, year=edition.year)
    by_itself = "" if in_path else address_of(entry.url_name)
    return in_path or (f"{by_itself}?mwaka={edition.year}" if by_itself else "")


def _may(user: Any, entry: Entry, edition: Edition) -> bool:
    return not entry.capability or has_capability(user, entry.capability, edition_id=edition.pk)
