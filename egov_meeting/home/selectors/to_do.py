"""What waits for somebody, each with the page where it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.audit.selectors import last_change
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.selectors import jobs_of
from egov_meeting.home.selectors.certificates_waiting import certificates_waiting
from egov_meeting.home.selectors.to_do_screening import screening_to_do
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from innovations.selectors.call_board import call_waits
from innovations.selectors.outcome_waiting import outcome_waits
from innovations.selectors.progress import judging_waiting
from innovations.selectors.ranking_waiting import ranking_waits
from reports.selectors import Missing, what_is_missing
from reports.selectors.desk import Desk
from reports.selectors.kept import kept
from reports.selectors.ministry_board import missing_and_waiting
from reports.selectors.register_waiting import follow_up_waiting
from reports.selectors.workbench_resolutions import attention
from sessions_app.selectors.speaking import number_declined

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


KEPT_SECONDS = 30


@dataclass(frozen=True)
class ToDo:
    """One thing that waits; `address` is where it is done, "" where there is no page."""

    text: str
    address: str


def to_do(desk: Desk, *, today: dt.date) -> list[ToDo]:
    """Deadlines that are near, reports and resolutions that wait, documents that failed, what the report lacks."""
    edition = desk.edition
    return [
        *_deadlines(edition, today),
        *_declined(edition),
        *_call(edition),
        *(ToDo(*one) for one in screening_to_do(edition)),
        *_judging(edition),
        *_ranking(edition),
        *_outcome(edition),
        *_ministry_reports(edition),
        *_resolutions(edition),
        *_follow_up(edition, today),
        *(ToDo(*waiting) for waiting in certificates_waiting(edition=edition, today=today)),
        *_failures(edition),
        *missing_for_report(desk),
    ]


def kept_to_do(desk: Desk, *, today: dt.date) -> list[ToDo]:
    """The same, worked out once after each change on record, for half a minute at most."""
    return kept(
        f"to-do:{today.isoformat()}",
        edition=desk.edition,
        language=active_language(),
        make=lambda: to_do(desk, today=today),
        mark=str(last_change()),
        seconds=KEPT_SECONDS,
    )


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


def _ministry_reports(edition: Edition) -> list[ToDo]:
    """How many wait for review and how many are missing, while the call runs."""
    found = missing_and_waiting(edition=edition)
    if found is None:
        return []
    missing, waiting = found
    board = reverse("reports:ministry_board", args=[edition.year])
    told = (
        (
            waiting,
            ngettext(
                "%(number)d ministry report waits for review.",
                "%(number)d ministry reports wait for review.",
                waiting,
            ),
            "kukaguliwa",
        ),
        (
            missing,
            ngettext(
                "%(number)d ministry report is missing.",
                "%(number)d ministry reports are missing.",
                missing,
            ),
            "hazijafika",
        ),
    )
    return [
        ToDo(text % {"number": number}, f"{board}?onyesha={show}")
        for number, text, show in told
        if number
    ]


def _follow_up(edition: Edition, today: dt.date) -> list[ToDo]:
    """Of the resolutions of all meetings: reports to review, what is overdue, what nobody answers for elsewhere."""
    waiting = follow_up_waiting(today=today, apart_from=edition)
    register = reverse("reports:follow_up")
    told = (
        (
            waiting.reports,
            ngettext(
                "%(number)d progress report on a resolution waits for review.",
                "%(number)d progress reports on resolutions wait for review.",
                waiting.reports,
            ),
            reverse("reports:progress_queue"),
        ),
        (
            waiting.overdue,
            ngettext(
                "%(number)d resolution is overdue.",
                "%(number)d resolutions are overdue.",
                waiting.overdue,
            ),
            f"{register}?umri=overdue",
        ),
        (
            waiting.ownerless,
            ngettext(
                "Nobody answers for %(number)d resolution.",
                "Nobody answers for %(number)d resolutions.",
                waiting.ownerless,
            ),
            f"{register}?mhusika=nobody&hali=open",
        ),
    )
    return [ToDo(text % {"number": number}, where) for number, text, where in told if number]


def _declined(edition: Edition) -> list[ToDo]:
    number = number_declined(edition=edition)
    if not number:
        return []
    text = ngettext(
        "A speaker declined a slot of the programme.",
        "Speakers declined %(number)s slots of the programme.",
        number,
    ) % {"number": number}
    return [
        ToDo(text, reverse("sessions_app:speakers", args=[edition.year]) + "?hali=hawatakuwepo")
    ]


def _call(edition: Edition) -> list[ToDo]:
    """What the call for research and innovation lacks, while staff can still mend it."""
    waits = call_waits(edition=edition)
    if waits is None:
        return []
    board = reverse("innovations:staff_call", args=[edition.year])
    found = []
    if waits.time.is_short:
        text = ngettext(
            "Entrants have %(days)d day between call and closing; %(wanted)d are wanted.",
            "Entrants have %(days)d days between call and closing; %(wanted)d are wanted.",
            waits.time.days or 0,
        )
        found.append(ToDo(text % {"days": waits.time.days, "wanted": waits.time.wanted}, board))
    if not waits.is_weighted:
        found.append(ToDo(_("The weights of the criteria do not come to 1."), board))
    if waits.wishes:
        text = ngettext(
            "%(number)d entrant would like to correct what was handed in.",
            "%(number)d entrants would like to correct what was handed in.",
            waits.wishes,
        )
        entries = reverse("innovations:entries", args=[edition.year])
        found.append(ToDo(text % {"number": waits.wishes}, entries))
    return found


def _judging(edition: Edition) -> list[ToDo]:
    """Sheets of the open stage that are not in."""
    waits = judging_waiting(edition=edition)
    if waits is None or not waits.missing:
        return []
    text = ngettext(
        "%(number)d score sheet of the judges is missing.",
        "%(number)d score sheets of the judges are missing.",
        waits.missing,
    ) % {"number": waits.missing}
    board = reverse("innovations:judging_progress", args=[edition.year, waits.stage.number])
    return [ToDo(text, board)]


def _ranking(edition: Edition) -> list[ToDo]:
    """Flags of the frozen ranking without a decision, and ties for the panel."""
    waits = ranking_waits(edition=edition)
    if waits is None:
        return []
    found = []
    place = [edition.year, waits.stage]
    if waits.flags:
        text = ngettext(
            "%(number)d flag of the ranking waits for a decision.",
            "%(number)d flags of the ranking wait for a decision.",
            waits.flags,
        ) % {"number": waits.flags}
        found.append(ToDo(text, reverse("innovations:ranking_flags", args=place)))
    if waits.ties:
        text = ngettext(
            "%(number)d tie of the ranking waits for a vote of the panel.",
            "%(number)d ties of the ranking wait for a vote of the panel.",
            waits.ties,
        ) % {"number": waits.ties}
        found.append(ToDo(text, reverse("innovations:ranking_ties", args=place)))
    return found


def _outcome(edition: Edition) -> list[ToDo]:
    """Results that are locked and not published, and entrants who do not know theirs."""
    told = {
        "publishing": (_("The selection of entries is locked: publish the results."), "outcome"),
        "letters": (_("Entrants have not been told of the results yet."), "result_letters"),
    }
    waits = outcome_waits(edition=edition)
    if not waits:
        return []
    text, page = told[waits]
    return [ToDo(text, reverse(f"innovations:{page}", args=[edition.year]))]


def _failures(edition: Edition) -> list[ToDo]:
    failed = jobs_of(edition=edition).filter(state=JobState.FAILED)[:MOST_FAILURES]
    return [
        ToDo(_("A document could not be made."), reverse("documents:job", args=[job.pk]))
        for job in failed
    ]


def _resolutions(edition: Edition) -> list[ToDo]:
    waits = attention(edition=edition)
    drafts = reverse("reports:resolution_drafts", args=[edition.year])
    found = []
    if waits.awaiting:
        text = ngettext(
            "%(number)d resolution awaits a decision.",
            "%(number)d resolutions await a decision.",
            waits.awaiting,
        )
        plenary = reverse("reports:plenary", args=[edition.year])
        found.append(ToDo(text % {"number": waits.awaiting}, plenary))
    if waits.without_owner:
        text = ngettext(
            "%(number)d resolution has no owner: name one.",
            "%(number)d resolutions have no owner: name them.",
            waits.without_owner,
        )
        found.append(ToDo(text % {"number": waits.without_owner}, drafts))
    if waits.one_language:
        text = ngettext(
            "%(number)d resolution stands in one language only.",
            "%(number)d resolutions stand in one language only.",
            waits.one_language,
        )
        found.append(ToDo(text % {"number": waits.one_language}, drafts))
    if waits.corrections:
        text = ngettext(
            "%(number)d correction of an adopted text waits for a second person.",
            "%(number)d corrections of adopted texts wait for a second person.",
            waits.corrections,
        )
        found.append(ToDo(text % {"number": waits.corrections}, drafts))
    return found


def _place(lack: Missing, edition: Edition) -> str:
    if lack.key == "ministries.total" and not edition.is_recorded:
        return reverse("reports:ministry_board", args=[edition.year])
    if lack.address or lack.key not in _ENTERED_IN:
        return lack.address
    return address(section_called(_ENTERED_IN[lack.key]), edition)
