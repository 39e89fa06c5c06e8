"""Breakout reports in an edition folder: accepted unless it says otherwise, with the lines of the plan."""

import datetime as dt

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.dumping import plain_files
from reports.figures import figures_of
from reports.generation import generated_texts, load_material
from sessions_app.models import BreakoutReport, PlanRow
from sessions_app.services.breakout_writing import write_part
from tests.exchange.folders import codes_of, load, small_folder, write_folder
from tests.sessions_app.hall import NOW, a_group, a_ministry

pytestmark = pytest.mark.django_db


def programme(extra: str = "") -> str:
    return f"""
days: []
breakout:
  groups:
    - number: 1
      name: {{sw: Kikundi cha kwanza, en: Group one}}
      hall: Ukumbi A
      report:
        challenges: {{sw: "Umeme hafifu\\nMtandao wa polepole", en: Weak power}}
        plan_rows:
          - what: {{sw: Kujenga kituo, en: Build a centre}}
            who: {{sw: Wizara zote}}
            due_on: 2031-06-30
          - what: {{en: Train people}}
            due_words: kila robo mwaka
{extra}
    - number: 2
      name: {{sw: Kikundi cha pili}}
"""


def test_a_report_with_a_plan_comes_back_the_same_and_counts_as_accepted(tmp_path):
    folder = write_folder(small_folder(tmp_path / "one"), {"programme.yaml": programme()})
    edition = load(folder).edition

    report = BreakoutReport.objects.get()
    assert (report.state, report.group.hall) == ("accepted", "Ukumbi A")
    assert [(row.what_sw, row.due_on) for row in PlanRow.objects.order_by("order")] == [
        ("Kujenga kituo", dt.date(2031, 6, 30)),
        ("", None),
    ]
    files = plain_files(edition=edition)
    assert load(write_folder(tmp_path / "two", files)).changed is False


def test_a_report_that_is_being_written_stays_so(tmp_path):
    text = programme("        state: returned\n        remarks: Fupisha")
    edition = load(write_folder(small_folder(tmp_path / "one"), {"programme.yaml": text})).edition

    assert BreakoutReport.objects.get().state == "returned"
    assert b"state: returned" in plain_files(edition=edition)["programme.yaml"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sw",
            ["**Changamoto**", "- Umeme", "| Kazi | Mhusika |", "| Kujenga | Wizara Y; Wote | "],
        ),
        ("en", ["**Challenges.** Weak power", "| What | Who | By when |", "June"]),
    ],
)
def test_the_report_of_the_meeting_tells_accepted_reports_with_their_plan(language, said):
    group = a_group()
    report = BreakoutReport.objects.create(
        group=group, state="accepted", challenges_sw="- Umeme\n- Maji", challenges_en="Weak power"
    )
    PlanRow.objects.create(
        report=report,
        order=1,
        what_sw="Kujenga",
        what_en="Build",
        institution=a_ministry(name_sw="Wizara Y", name_en="Ministry Y"),
        who_sw="Wote",
        due_on=dt.date(2031, 6, 30),
    )

    def told() -> str:
        material, figures = load_material(group.edition), figures_of(group.edition)
        texts = generated_texts(material=material, figures=figures, language=language)
        return next((text for text in texts.values() if "###" in text or "## " in text), "")

    for words in said:
        assert words in told()
    report.state, report.submitted_at = "submitted", NOW
    report.save()
    assert told() == ""


def test_a_folder_cannot_leave_out_a_report_that_was_written_here(tmp_path):
    folder = write_folder(small_folder(tmp_path / "one"), {"programme.yaml": programme()})
    group = load(folder).edition.breakout_groups.get(number=2)
    assert codes_of(folder) == []
    place = {"group": group, "part": "challenges", "language": "sw", "revision": 0}
    write_part(**place, body="Umeme", by=SYSTEM, at=NOW)

    assert codes_of(folder) == [("programme.yaml", "breakout_missing", "")]
