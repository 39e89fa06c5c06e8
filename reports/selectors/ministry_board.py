"""The board of the ministries: who has handed in, who has not, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from egov_meeting.accounts.models import User
from egov_meeting.audit.models import Event
from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from reports.choices import MINISTRY_REPORT_OUT, Coverage, MinistryReportState
from reports.models import CoveredInstitution, MinistryCall, MinistryReport
from reports.selectors.ministry_due import Due, due_of
from reports.selectors.ministry_people import focal_persons

_TONES = {
    MinistryReportState.EXPECTED: "bad",
    MinistryReportState.DRAFT: "warn",
    MinistryReportState.SUBMITTED: "info",
    MinistryReportState.RETURNED: "warn",
    MinistryReportState.ACCEPTED: "good",
}


@dataclass(frozen=True)
class CoverageOf:
    """How many of a ministry's institutions its report covers, and which it does not."""

    covered: int
    total: int
    missing: list[CoveredInstitution]
    not_told: list[CoveredInstitution]

    @property
    def is_known(self) -> bool:
        return self.total > 0 and len(self.not_told) < self.total

    @property
    def missing_names(self) -> str:
        return ", ".join(line.name_printed for line in self.missing)

    @property
    def not_told_names(self) -> str:
        return ", ".join(line.name_printed for line in self.not_told)


@dataclass(frozen=True)
class Line:
    """One ministry on the board. `name` is that of the edition's first day in the reader's language."""

    report: MinistryReport
    name: str
    due: Due
    coverage: CoverageOf
    people: list[User]
    changed_at: dt.datetime | None

    @property
    def state(self) -> str:
        return self.report.state

    @property
    def state_label(self) -> str:
        return str(self.report.get_state_display())

    @property
    def tone(self) -> str:
        return _TONES[MinistryReportState(self.report.state)]

    @property
    def is_out(self) -> bool:
        return self.report.state in MINISTRY_REPORT_OUT


@dataclass(frozen=True)
class BoardQuery:
    """Which lines are shown; what is empty does not narrow."""

    text: str = ""
    show: str = ""


@dataclass(frozen=True)
class Standing:
    """The board in figures."""

    total: int
    handed_in: int
    missing: int
    being_written: int
    to_review: int
    returned: int
    accepted: int
    late: int
    without_people: int
    covered: int
    not_covered: int
    not_told: int


SHOWN = {
    "hazijafika": lambda line: line.is_out,
    "zimefika": lambda line: not line.is_out,
    "zinaandikwa": lambda line: line.state == MinistryReportState.DRAFT,
    "kukaguliwa": lambda line: line.state == MinistryReportState.SUBMITTED,
    "zimerudishwa": lambda line: line.state == MinistryReportState.RETURNED,
    "zimekubaliwa": lambda line: line.state == MinistryReportState.ACCEPTED,
    "zimechelewa": lambda line: line.due.is_late,
    "bila-mwakilishi": lambda line: not line.people,
    "taasisi": lambda line: bool(line.coverage.missing),
}


def call_for(*, edition: Edition) -> MinistryCall | None:
    """The call of an edition. One query."""
    return MinistryCall.objects.filter(edition=edition).first()


def board_of(*, edition: Edition, call: MinistryCall, at: dt.datetime) -> list[Line]:
    """Every ministry of the edition in the order of the list. Six queries however many there are."""
    reports = list(
        edition.ministry_reports.select_related("institution").prefetch_related(
            "institution__former_names", "covered"
        )
    )
    people, changed = focal_persons(edition=edition), _last_changes(reports)
    language = active_language()
    return [
        Line(
            report=report,
            name=report.institution.name_on(edition.starts_on, language),
            due=due_of(report=report, call=call, at=at),
            coverage=coverage_of(report),
            people=people.get(report.institution_id, []),
            changed_at=changed.get(str(report.pk)),
        )
        for report in reports
    ]


def found_in(lines: Iterable[Line], query: BoardQuery) -> list[Line]:
    """The lines that fit the filters. No query."""
    fits = SHOWN.get(query.show, lambda line: True)
    wanted = plain(query.text).split()
    return [line for line in lines if fits(line) and _named_like(line, wanted)]


def standing_of(lines: Iterable[Line]) -> Standing:
    """The figures above the board. No query."""
    lines = list(lines)
    states = Counter(line.state for line in lines)
    out = sum(states[state] for state in MINISTRY_REPORT_OUT)
    return Standing(
        total=len(lines),
        handed_in=len(lines) - out,
        missing=out,
        being_written=states[MinistryReportState.DRAFT],
        to_review=states[MinistryReportState.SUBMITTED],
        returned=states[MinistryReportState.RETURNED],
        accepted=states[MinistryReportState.ACCEPTED],
        late=sum(line.due.is_late for line in lines),
        without_people=sum(not line.people for line in lines),
        covered=sum(line.coverage.covered for line in lines),
        not_covered=sum(len(line.coverage.missing) for line in lines),
        not_told=sum(len(line.coverage.not_told) for line in lines),
    )


def coverage_of(report: MinistryReport) -> CoverageOf:
    """The coverage of one report; prefetch `covered` for many."""
    lines = list(report.covered.all())
    return CoverageOf(
        covered=sum(line.coverage == Coverage.COVERED for line in lines),
        total=len(lines),
        missing=[line for line in lines if line.coverage == Coverage.NOT_COVERED],
        not_told=[line for line in lines if line.coverage == Coverage.UNKNOWN],
    )


def missing_and_waiting(*, edition: Edition) -> tuple[int, int] | None:
    """How many reports are missing and how many wait for review; None without a running call. Two queries."""
    call = call_for(edition=edition)
    if call is None or call.is_closed:
        return None
    states = Counter(edition.ministry_reports.values_list("state", flat=True))
    missing = sum(states[state] for state in MINISTRY_REPORT_OUT)
    return missing, states[MinistryReportState.SUBMITTED]


def _last_changes(reports: list[MinistryReport]) -> dict[str, dt.datetime]:
    """When each report was changed last, of what is on record."""
    rows = (
        Event.objects.filter(
            object_type=MinistryReport._meta.label_lower,
            object_id__in=[str(report.pk) for report in reports],
        )
        .order_by()
        .values_list("object_id")
        .annotate(last=Max("at"))
    )
    return dict(rows)


def _named_like(line: Line, wanted: list[str]) -> bool:
    institution = line.report.institution
    names = plain(
        f"{line.name} {institution.name_sw} {institution.name_en} {institution.acronym} {institution.key}"
    )
    return all(word in names for word in wanted)
