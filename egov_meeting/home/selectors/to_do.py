"""What waits for somebody, each with the page where it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.documents.choices import JobState
from egov_meeting.documents.selectors import jobs_of
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Edition
from reports.selectors import Missing, what_is_missing
from reports.selectors.desk import Desk

SOON = dt.timedelta(days=14)
MOST_FAILURES = 5

# Which section takes in what the report lacks.
_ENTERED_IN = {
    "objectives.count": "malengo",
    "theme": "maelezo",
    "participants.total": "takwimu",
    "groups.count": "makundi",
    "programme.items": "siku",
    "openings.count": "hafla",
    "closings.count": "hafla",
    "ministries.total": "taarifa-za-wizara",
    "speeches.count": "hotuba",
    "lessons.count": "mafunzo",
    "photographs": "picha",
    "placeholders": "picha",
}


@dataclass(frozen=True)
class ToDo:
    """One thing that waits; `address` is where it is done, "" where there is no page."""

    text: str
    address: str


def to_do(desk: Desk, *, today: dt.date) -> list[ToDo]:
    """Deadlines that are near, documents that failed, and what the report lacks."""
    edition = desk.edition
    return [*_deadlines(edition, today), *_failures(edition), *missing_for_report(desk)]


def missing_for_report(desk: Desk) -> list[ToDo]:
    """What the edition lacks for its report, each with the page where it is entered or decided."""
    return [ToDo(lack.text, _place(lack, desk.edition)) for lack in what_is_missing(desk)]


def _deadlines(edition: Edition, today: dt.date) -> list[ToDo]:
    phases = edition.phases.filter(ends_on__gte=today, ends_on__lte=today + SOON)
    return [
        ToDo(
            _("“%(phase)s” ends on %(day)s.") % {"phase": phase, "day": date_format(phase.ends_on)},
            reverse("meetings:extend_phase", args=[edition.year, phase.pk]),
        )
        for phase in phases
        if phase.ends_on
    ]


def _failures(edition: Edition) -> list[ToDo]:
    failed = jobs_of(edition=edition).filter(state=JobState.FAILED)[:MOST_FAILURES]
    return [
        ToDo(_("A document could not be made."), reverse("documents:job", args=[job.pk]))
        for job in failed
    ]


def _place(lack: Missing, edition: Edition) -> str:
    if lack.address or lack.key not in _ENTERED_IN:
        return lack.address
    return address(section_called(_ENTERED_IN[lack.key]), edition)
