"""What an edition folder says of ministry reports: reasons, promises and answers come back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.dumping import plain_files
from reports.models import Promise
from reports.services.ministry_calls import add_ministry
from tests.exchange.folders import (
    EDITION,
    GROUPS,
    INSTITUTIONS,
    codes_of,
    load,
    problems_of,
    small_folder,
    write_folder,
)
from tests.meetings.factories import EditionFactory
from tests.reports import ministries_by_hand as hand

pytestmark = pytest.mark.django_db

MINISTRY = """
- key: nishati
  name: {sw: Wizara ya Nishati, en: Ministry of Energy}
  kind: ministry
"""
FIRST = """
- institution: nishati
  state: accepted
  covered:
    - {name_printed: TANESCO, coverage: not_covered, reason: Haikuleta taarifa}
  proposals: {sw: Mfumo mmoja kwa wote}
  promises:
    - {text: {sw: Tutaunganisha mifumo, en: We will connect the systems}, due_on: 2020-06-30}
    - {text: {en: A portal}}
"""
SECOND = """
- institution: nishati
  state: draft
  answers:
    - {promise: %s/nishati/1, outcome: not_done, outcome_note: Fedha hazikutosha}
"""


def _later(text: str) -> str:
    return text.replace("2031", "2032").replace("number: 9", "number: 10")


def test_promises_answers_and_reasons_come_back_the_same(tmp_path: Path) -> None:
    more = {"institutions.yaml": INSTITUTIONS + MINISTRY}
    folder = small_folder(tmp_path / "one", **{**more, "ministry_reports.yaml": FIRST})
    first = load(folder).edition
    later = write_folder(
        small_folder(tmp_path / "two", **more),
        {
            "edition.yaml": _later(EDITION),
            "groups.yaml": _later(GROUPS),
            "ministry_reports.yaml": SECOND % "2031",
        },
    )
    second = load(later).edition

    assert Promise.objects.get(order=1).answered_in == second.ministry_reports.get()
    for edition, path in ((first, "first"), (second, "second")):
        files = plain_files(edition=edition)
        assert load(write_folder(tmp_path / path, files)).changed is False
        assert plain_files(edition=edition) == files
    assert b"reason: Haikuleta taarifa" in plain_files(edition=first)["ministry_reports.yaml"]
    write_folder(later, {"ministry_reports.yaml": "- institution: nishati\n"})
    load(later)
    assert Promise.objects.get(order=1).outcome == ""


def test_an_answer_to_a_promise_nobody_made_is_refused_at_its_place(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path / "one",
        **{"institutions.yaml": INSTITUTIONS + MINISTRY, "ministry_reports.yaml": SECOND % "1999"},
    )

    assert codes_of(folder) == [
        ("ministry_reports.yaml", "unknown_promise", "[1].answers[1].promise")
    ]


def test_a_folder_cannot_leave_out_a_ministry_that_handed_in_here(tmp_path: Path) -> None:
    now = timezone.now()
    meeting = EditionFactory(  # of a year that a folder may name
        number=150,
        year=2150,
        starts_on=(now + hand.DAY * 60).date(),
        ends_on=(now + hand.DAY * 62).date(),
    )
    call = hand.call_out(edition=meeting)
    energy = hand.ministry("Wizara ya Nishati")
    report = add_ministry(call=call, institution=energy, by=SYSTEM, at=timezone.now())
    hand.handed_in(report, hand.focal_person(energy))
    folder = write_folder(tmp_path / "one", plain_files(edition=call.edition))
    assert load(folder).changed is False

    write_folder(folder, {"ministry_reports.yaml": "[]\n"})

    assert codes_of(folder) == [("ministry_reports.yaml", "report_missing", "")]
    assert "Wizara ya Nishati" in str(problems_of(folder)[0].values)
