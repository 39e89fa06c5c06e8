"""Registrations and their rules leave for an edition folder and come back the same."""

from pathlib import Path

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services import dump_edition_folder
from egov_meeting.meetings.models import Edition
from registrations.choices import FeedbackState
from registrations.models import FeedbackForm, RefundRule, Registration, RegistrationRules
from tests.exchange.folders import NOON, codes_of, load, small_folder

pytestmark = pytest.mark.django_db

ROWS = """\
full_name,group,fee,institution,amount_due,state,registered_at,reference,email,phone,language,waiting_since,hold_until,source
Asha Juma,1,1/1,udom,400000,confirmed,2031-01-05T09:00:00+03:00,KK-AAAAAAA,asha@example.org,255712345678,en,,,self
Baraka Mushi,1,1/1,udom,400000,waiting,2031-01-06T09:00:00+03:00,KK-BBBBBBB,baraka@example.org,,sw,2031-01-06T09:00:00+03:00,,self
"""
RULES = """\
offer_hours: 24
refunds:
  - {days_before: 30, percent: 100}
  - {days_before: 7, percent: 50}
"""


def test_registrations_and_rules_come_back_the_same(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", registrations__csv=ROWS, registration_rules__yaml=RULES))
    edition = Edition.objects.get()

    dump_edition_folder(edition=edition, path=tmp_path / "b", by=SYSTEM, at=NOON)
    again = load(tmp_path / "b")

    assert not again.changed
    asha = Registration.objects.get(reference="KK-AAAAAAA")
    assert (asha.email, asha.phone, asha.language) == ("asha@example.org", "255712345678", "en")
    assert RegistrationRules.objects.get().offer_hours == 24
    assert list(RefundRule.objects.values_list("days_before", "percent")) == [(30, 100), (7, 50)]


DAY = {
    "badges__yaml": "layout: side\nnumber_of_desks: 2\ncolours: [{group: 1, colour: '#0B5A3C'}]\n",
    "certificates__yaml": "all_days: true\nonly_paid: false\n",
    "feedback__yaml": """\
form:
  intro: {sw: Karibu}
  closes_on: 2031-03-20
  questions:
    - {kind: scale, text: {sw: Umeridhika?, en: Satisfied?}, is_required: true}
    - {kind: one, text: {sw: Muda?}, options: [{sw: Mfupi, en: Short}, {sw: Mrefu}]}
""",
}


def test_badges_certificates_and_feedback_come_back_the_same(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", **DAY))
    edition = Edition.objects.get()
    dump_edition_folder(edition=edition, path=tmp_path / "b", by=SYSTEM, at=NOON)

    assert not load(tmp_path / "b").changed
    assert not load(small_folder(tmp_path / "a", **DAY)).changed
    design, rule = edition.badge_design, edition.certificate_rule
    assert (design.layout, design.number_of_desks) == ("side", 2)
    assert [row.colour for row in design.colours.all()] == ["#0b5a3c"]
    assert (rule.all_days, rule.only_paid) == (True, False)
    asked = edition.feedback_form.questions.all()
    assert [(one.text_sw, one.options.count()) for one in asked] == [
        ("Umeridhika?", 0),
        ("Muda?", 2),
    ]


def test_a_pale_colour_and_a_form_that_was_opened_are_told(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", **DAY))
    FeedbackForm.objects.update(state=FeedbackState.OPEN)
    assert not load(tmp_path / "a").changed

    changed = {
        "badges__yaml": "colours: [{group: 1, colour: '#ffff00'}]\n",
        "feedback__yaml": DAY["feedback__yaml"].replace("Umeridhika?", "Vipi?"),
    }
    found = codes_of(small_folder(tmp_path / "a", **changed))

    assert sorted(code for _file, code, _field in found) == [
        "colour_too_light",
        "feedback_was_opened",
    ]
    gone = codes_of(small_folder(tmp_path / "c", feedback__yaml="{}\n"))
    assert [code for _file, code, _field in gone] == ["feedback_was_opened"]


def test_questions_to_which_answers_came_stay_where_others_were_taken_out(tmp_path: Path) -> None:
    load(small_folder(tmp_path, **DAY))
    form = FeedbackForm.objects.get()
    form.questions.filter(order=2).update(order=5)
    FeedbackForm.objects.update(state=FeedbackState.OPEN)

    def rows() -> set[object]:
        return set(form.questions.values_list("pk", "options"))

    before = rows()
    load(tmp_path)
    assert rows() == before


def test_a_waiting_person_without_turn_and_the_same_person_twice_are_told(tmp_path: Path) -> None:
    rows = (
        "full_name,group,institution,state,registered_at,email\n"
        "Asha Juma,1,udom,waiting,2031-01-05T09:00:00+03:00,asha@example.org\n"
        "Juma Asha,1,udom,pending,2031-01-06T09:00:00+03:00,Asha@example.org\n"
    )

    found = codes_of(small_folder(tmp_path / "a", registrations__csv=rows))

    assert [code for _file, code, _field in found] == [
        "waiting_without_turn",
        "registered_twice",
        "registered_twice",
    ]
