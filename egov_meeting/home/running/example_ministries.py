"""A running call for ministry reports in the example: some written, some in, one returned."""

from __future__ import annotations

import datetime
from datetime import timedelta

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes
from egov_meeting.meetings.choices import PhaseKind
from egov_meeting.meetings.models import Edition
from reports.choices import Coverage
from reports.forms.ministry_board import end_of
from reports.models import MinistryCall, MinistryReport
from reports.services.ministry_calls import open_call
from reports.services.ministry_handing_in import accept_report, hand_in, return_report
from reports.services.ministry_writing import Ticked, Typed, add_promise, save_coverage, save_texts

WRITTEN = ("po-psmgg", "water", "lands")
HANDED_IN = ("finance", "health", "works", "education")
RETURNED, ACCEPTED = "education", "finance"
_BEGUN = {
    "implementation_systems_sw": "Mfumo wa mfano wa maombi ya vibali umeanza kutumika katika mikoa mitano.",
    "challenges_general_sw": "Mtandao wa intaneti hukatika katika baadhi ya wilaya (mfano).",
}
_WHOLE = {
    **_BEGUN,
    "implementation_strategies_sw": "Mkakati wa mfano wa TEHAMA wa miaka mitano umepitishwa.",
    "benefits_citizens_sw": "Kibali sasa hupatikana kwa siku mbili badala ya ishirini (mfano).",
    "proposals_general_sw": "Taasisi zote zitumie mfumo mmoja wa malipo (mfano).",
    "proposals_general_en": "All institutions should use one payment system (example).",
}
_PROMISE = {
    "text_sw": "Kuunganisha mifumo mitatu na GovESB (mfano)",
    "text_en": "Connect three systems to GovESB (example)",
    "due_on": None,
}


def add_example_call(edition: Edition, *, at: datetime.datetime) -> None:
    """Call upon the ministries of the example, and let some of them write. Nobody real is written to."""
    call = open_call(edition=edition, fields={"due_at": _due(edition)}, by=SYSTEM, at=at)
    reports = {
        report.institution.key: report
        for report in call.edition.ministry_reports.select_related("institution", "edition")
    }
    for key in WRITTEN:
        if key in reports:
            _write(reports[key], _BEGUN, at)
    for key in HANDED_IN:
        if key in reports:
            _hand_in(reports[key], at)
    if RETURNED in reports:
        remarks = {"challenges": "Taja wilaya zilizoguswa (mfano)."}
        return_report(report=reports[RETURNED], remarks=remarks, until=None, by=SYSTEM, at=at)
    if ACCEPTED in reports:
        accept_report(report=reports[ACCEPTED], by=SYSTEM, at=at)


def move_example_call(edition: Edition, *, at: datetime.datetime) -> None:
    """Let the call be due when its phase ends, after the example was moved on."""
    call = MinistryCall.objects.filter(edition=edition, frozen_at=None).first()
    if call is not None:
        fields = {"due_at": _due(edition)}
        save_changes(call, by=SYSTEM, at=at, action="ministry_reports.call_changed", fields=fields)


def _due(edition: Edition) -> datetime.datetime:
    phase = edition.phases.filter(kind=PhaseKind.MINISTRY_REPORTS).first()
    last_day = phase.ends_on if phase and phase.ends_on else edition.starts_on - timedelta(days=21)
    return end_of(last_day)


def _write(report: MinistryReport, texts: dict[str, str], at: datetime.datetime) -> None:
    typed = {name: Typed("", text) for name, text in texts.items()}
    save_texts(report=report, typed=typed, by=SYSTEM, at=at)


def _hand_in(report: MinistryReport, at: datetime.datetime) -> None:
    _write(report, _WHOLE, at)
    ticked = {
        line.pk: Ticked(Coverage.COVERED, "", line.coverage, line.reason)
        if place % 4
        else Ticked(Coverage.NOT_COVERED, "Haikuleta taarifa (mfano)", line.coverage, line.reason)
        for place, line in enumerate(report.covered.all(), start=1)
    }
    save_coverage(report=report, ticked=ticked, by=SYSTEM, at=at)
    add_promise(report=report, fields=_PROMISE, by=SYSTEM, at=at)
    report.refresh_from_db()
    hand_in(report=report, seen_revision=report.revision, by=SYSTEM, at=at)
